/**
 * What can be said between a right PIN and the goodbye: where a resident stands, what they tell the kiosk, and what the
 * desk is asked to do about it. How one follows from the other is in `shelf.ts`; who they are was settled before.
 */
import type { PackageId } from '../../shared/domain/ids.ts';
import type { DataOf } from '../../shared/events/catalog.ts';
import type { HoldDays } from '../../shared/policies/hold.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import type { DoorEvent, ReleaseDoor, Somebody, Visit } from './door.ts';
import type { Scanned } from './flow.ts';
import type { EvidenceEffect, EvidenceEvent, EvidenceOfVisit } from './visit-evidence.ts';

/** What a resident can say is wrong with a package that is shown to them. */
export type Doubt = DataOf<'package.doubted'>['what'];
export type Rating = 'good' | 'poor';

export interface ResidentVisit extends Visit, EvidenceOfVisit {
  /** What waited when the PIN was right, in the order in which it came. */
  readonly packages: readonly PackageRow[];
  readonly taken: readonly PackageId[];
  /** What was said in this visit, the latest of each package. */
  readonly doubts: readonly { readonly package: PackageId; readonly what: Doubt }[];
  /** What is to be kept longer, as it was said in this visit. */
  readonly held: readonly PackageId[];
  /** The door was released at least once: they may have been inside. */
  readonly wasOpen: boolean;
  /** For how long the latest release was asked. There is one longer one in a visit. */
  readonly asked: 'usual' | 'more-time';
  readonly hadMoreTime: boolean;
  /** The compartment that was asked for last. */
  readonly locker: { readonly package: PackageId; readonly answer: LockerAnswer } | null;
}

export type LockerAnswer = 'opening' | 'open' | 'another-is-open' | 'did-not-open';

/** What was wrong with the latest scan or confirmation, to be said at once and kindly. */
export type PickupProblem =
  | { readonly code: 'not-yours'; readonly roomCode: string }
  | { readonly code: 'not-a-room-label' }
  | { readonly code: 'taken-already'; readonly roomCode: string }
  /** Staff, or another kiosk, did something with it meanwhile. */
  | { readonly code: 'not-here-now'; readonly roomCode: string }
  | { readonly code: 'not-recorded' };

/** What happens next to a package that they just told of. */
export type WhatNext =
  | { readonly about: 'doubt'; readonly roomCode: string; readonly what: Doubt }
  | { readonly about: 'hold'; readonly roomCode: string; readonly until: string };

export type ShelfState =
  | {
      readonly at: 'packages';
      readonly visit: ResidentVisit;
      readonly problem: PickupProblem | null;
      readonly next: WhatNext | null;
    }
  | {
      readonly at: 'confirming';
      readonly visit: ResidentVisit;
      readonly package: PackageId;
      /** What is confirmed after it. */
      readonly rest: readonly PackageId[];
      readonly backTo: 'packages' | 'asking';
    }
  /** Something is wrong with it: what? */
  | { readonly at: 'doubting'; readonly visit: ResidentVisit; readonly package: PackageId }
  /** Until when is it to be kept? */
  | { readonly at: 'holding'; readonly visit: ResidentVisit; readonly package: PackageId }
  | { readonly at: 'noting'; readonly visit: ResidentVisit; readonly package: PackageId }
  /** They are done, and of some packages nobody knows whether they have them. Asked once. */
  | { readonly at: 'asking'; readonly visit: ResidentVisit }
  /** Nothing waits any more, and they were here a moment ago. */
  | { readonly at: 'back-again'; readonly visit: ResidentVisit }
  /** They took something, and the property wants their signature; then it is being noted. */
  | { readonly at: 'signing'; readonly visit: ResidentVisit }
  | { readonly at: 'noting-signing'; readonly visit: ResidentVisit }
  | { readonly at: 'leaving'; readonly visit: ResidentVisit }
  | {
      readonly at: 'goodbye';
      readonly by: Somebody;
      readonly taken: number;
      readonly left: number;
      readonly rated: Rating | null;
    };

export type ShelfEvent =
  | DoorEvent
  | EvidenceEvent
  | { readonly type: 'more-time' }
  | { readonly type: 'scanned'; readonly scanned: Scanned }
  | { readonly type: 'tapped'; readonly package: PackageId }
  | { readonly type: 'tapped-all' }
  | { readonly type: 'collected'; readonly package: PackageId }
  | { readonly type: 'not-here'; readonly package: PackageId }
  | { readonly type: 'something-wrong'; readonly package: PackageId }
  | { readonly type: 'doubt'; readonly what: Doubt }
  | { readonly type: 'doubted'; readonly package: PackageId; readonly what: Doubt }
  | { readonly type: 'keep-longer'; readonly package: PackageId }
  | { readonly type: 'hold'; readonly days: HoldDays }
  | { readonly type: 'held'; readonly package: PackageId; readonly until: string }
  | { readonly type: 'open-locker'; readonly package: PackageId }
  | { readonly type: 'locker-answered'; readonly package: PackageId; readonly answer: LockerAnswer }
  | { readonly type: 'not-recorded' }
  | { readonly type: 'back' }
  | { readonly type: 'finish' }
  | { readonly type: 'session-closed' }
  | { readonly type: 'rate'; readonly rating: Rating };

export type ShelfEffect =
  | ReleaseDoor
  | EvidenceEffect
  | {
      readonly do: 'collect';
      readonly by: Somebody;
      readonly package: PackageId;
      readonly confirmedBy: 'scan' | 'tap';
    }
  | {
      readonly do: 'doubt';
      readonly by: Somebody;
      readonly package: PackageId;
      readonly what: Doubt;
    }
  | {
      readonly do: 'hold';
      readonly by: Somebody;
      readonly package: PackageId;
      readonly days: HoldDays;
    }
  | { readonly do: 'open-locker'; readonly visit: Visit; readonly package: PackageId }
  | { readonly do: 'close-pickup'; readonly by: Somebody; readonly taken: number }
  | { readonly do: 'rate'; readonly by: Somebody; readonly rating: Rating }
  | { readonly do: 'go-home-soon' };
