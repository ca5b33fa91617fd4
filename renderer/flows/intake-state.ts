/**
 * What courier intake can be in, what can happen to it and what it may ask of the outside, as types. How one leads to
 * the other is for `intake.ts`.
 */
import type { Grant } from '../../shared/bridge/contract.ts';
import type { Resident, Unit } from '../../shared/domain/directory.ts';
import type { LabelJobId, PackageId, SessionId, TaskId } from '../../shared/domain/ids.ts';
import type { FoundBy, PackageClass, ReadBy, Recipient } from '../../shared/domain/package.ts';
import type { Zone } from '../../shared/domain/place.ts';
import type { RoomCode } from '../../shared/domain/room-code.ts';
import type { DataOf } from '../../shared/events/catalog.ts';
import type { Proposal } from '../../shared/label-text/propose.ts';
import type { LabelRow } from '../../shared/projections/tables.ts';
import type { CarrierId } from '../../shared/tracking/carriers.ts';
import type { LabelReads } from '../../shared/tracking/label-window.ts';
import type { DoorEvent, ReleaseDoor, Visit } from './door.ts';
import type { Scanned } from './flow.ts';
import type { BeginEffect, BeginEvent, BeginState } from './intake-begin-state.ts';

/** A parcel in the courier's hand: its label has been read, nothing is recorded yet. */
export interface Parcel {
  readonly tracking: string;
  readonly carrier: CarrierId | null;
  readonly readBy: ReadBy;
}

/** A parcel that is in the ledger. */
export interface Received {
  readonly package: PackageId;
  readonly roomCode: string;
  readonly unit: string | null;
  readonly zone: Zone;
  readonly job: LabelJobId;
  readonly label: LabelRow['state'];
}

/** The same with what its courier may still change of it. */
export interface Brought extends Received {
  readonly parcel: Parcel;
  readonly addressee: Addressee;
  readonly classes: readonly PackageClass[];
  /** The courier said where it stands; what they do not say is settled with the count at the end. */
  readonly isPlaced: boolean;
}

/** Whom a parcel is for, as far as its courier could tell. */
export interface Addressee {
  readonly unit: Unit | null;
  /** Null: in the unit's care, or for staff to find out. */
  readonly resident: Resident | null;
}

/** Many parcels for one recipient: each is recorded with the scan alone. */
export interface Batch {
  readonly addressee: Addressee;
  /** What was read of the label before, so that its other barcodes are not taken for another parcel. */
  readonly before: LabelReads | null;
}

export interface Proposed {
  readonly tracking: string;
  readonly proposal: Proposal;
}

/** Staff take in what somebody left in the room without a scan. */
export interface Rescue {
  /** What sent them there; null when they began by themselves. */
  readonly task: TaskId | null;
  /** Where they go back to. */
  readonly from: Visit;
}

export interface CourierVisit extends Visit {
  /** Null of a courier. */
  readonly rescue: Rescue | null;
  readonly packages: readonly Brought[];
  /** Whom the parcel before was for: couriers carry them in bundles. */
  readonly last: Addressee | null;
  readonly batch: Batch | null;
  /** What was read of the label in the courier's hand; null between two parcels. */
  readonly label: LabelReads | null;
  /** The carrier that this site has learned for numbers like the one in hand. */
  readonly learned: CarrierId | null;
  /** Whom the text of a label speaks of: of the parcel in hand, or of one before. */
  readonly proposed: Proposed | null;
  /** Scanned while the parcel before was being recorded. */
  readonly held: readonly Scanned[];
  /** The room code of a label that is to be thrown away, until the next parcel. */
  readonly voided: string | null;
}

/** Why the latest scan led nowhere, or why something could not be recorded. */
export type IntakeProblem =
  | { readonly code: 'already-here'; readonly roomCode: string }
  | { readonly code: 'routing-barcode' }
  | { readonly code: 'room-label' }
  | { readonly code: 'unreadable' }
  /** The barcode of a place, and nothing in hand that could go there. */
  | { readonly code: 'zone-alone' }
  /** The barcode of a place that this room does not have. */
  | { readonly code: 'zone-unknown' }
  /** A spare label that is on another package already. */
  | { readonly code: 'spare-used' }
  /** No problem at all: the courier took the package back, and its label is to be thrown away. */
  | { readonly code: 'taken-back'; readonly roomCode: string }
  /** The kiosk was started again in the middle: what was scanned before is here. */
  | { readonly code: 'went-on' }
  | { readonly code: 'not-recorded' }
  /** The disk is full: what is in the room stays recorded, and nothing more comes in. */
  | { readonly code: 'not-taking' };

export type IntakeState =
  | BeginState
  | Ready
  | LookingUp
  | ChoosingUnit
  | ChoosingPerson
  | ChoosingName
  | Receiving
  | Placing
  | Undo
  | (Omit<Undo, 'at'> & { readonly at: 'undoing'; readonly why: WhyUndone })
  | Summary
  | { readonly at: 'closing'; readonly visit: CourierVisit; readonly declared: number }
  | { readonly at: 'goodbye'; readonly packages: number };

export interface Ready {
  readonly at: 'ready';
  readonly visit: CourierVisit;
  readonly problem: IntakeProblem | null;
}

export interface LookingUp {
  readonly at: 'looking-up';
  readonly visit: CourierVisit;
  readonly parcel: Parcel;
  /** It may be another barcode of the label before: the courier says whom it is for, whatever the batch. */
  readonly asks: boolean;
}

export interface ChoosingUnit {
  readonly at: 'unit';
  readonly visit: CourierVisit;
  readonly parcel: Parcel;
  readonly classes: readonly PackageClass[];
  /** What was typed, when no unit is called that. */
  readonly unknown: string | null;
}

export interface ChoosingPerson {
  readonly at: 'person';
  readonly visit: CourierVisit;
  readonly parcel: Parcel;
  readonly classes: readonly PackageClass[];
  readonly unit: Unit;
  readonly residents: readonly Resident[];
}

/** The label has a name and no unit. */
export interface ChoosingName {
  readonly at: 'name';
  readonly visit: CourierVisit;
  readonly parcel: Parcel;
  readonly classes: readonly PackageClass[];
}

export interface Receiving {
  readonly at: 'receiving';
  readonly visit: CourierVisit;
  readonly parcel: Parcel;
  readonly addressee: Addressee;
  readonly classes: readonly PackageClass[];
}

export interface Placing {
  readonly at: 'placing';
  readonly visit: CourierVisit;
  readonly received: Brought;
  readonly problem: IntakeProblem | null;
}

export type WhyUndone = DataOf<'package.withdrawn'>['why'];

/** The courier says that the last one was wrong, and is asked how. */
export interface Undo {
  readonly at: 'undo';
  readonly visit: CourierVisit;
  readonly received: Brought;
}

export interface Summary {
  readonly at: 'summary';
  readonly visit: CourierVisit;
  readonly problem: IntakeProblem | null;
  /** How many the courier says they brought: as many as were scanned, unless they say more. */
  readonly declared: number;
  /** Whose room label was scanned last: the barcode of a place that follows is for it. */
  readonly inHand: PackageId | null;
}

export type IntakeEvent =
  | BeginEvent
  /** Let in for a label, and its parcel is in the ledger. */
  | {
      readonly type: 'begun';
      readonly grant: Grant;
      readonly session: SessionId;
      readonly received: Received;
    }
  | { readonly type: 'scanned'; readonly scanned: Scanned }
  | {
      readonly type: 'looked-up';
      readonly tracking: string;
      readonly roomCode: string | null;
      readonly learned: CarrierId | null;
    }
  | ({ readonly type: 'label-text-read' } & Proposed)
  | { readonly type: 'proposal-taken' }
  | { readonly type: 'unit-entered'; readonly name: string }
  | { readonly type: 'class-toggled'; readonly class: PackageClass }
  | { readonly type: 'carrier-chosen'; readonly carrier: CarrierId }
  | { readonly type: 'resident-chosen'; readonly resident: Resident }
  | { readonly type: 'name-not-listed' }
  | { readonly type: 'search-name' }
  | { readonly type: 'same-as-last' }
  | { readonly type: 'unit-not-known' }
  | { readonly type: 'many-for-same' }
  | { readonly type: 'batch-ended' }
  | { readonly type: 'received'; readonly received: Received }
  | { readonly type: 'not-recorded' }
  | { readonly type: 'not-taking' }
  | { readonly type: 'label-changed'; readonly job: LabelJobId; readonly state: LabelRow['state'] }
  /** The courier says where a package stands. */
  | { readonly type: 'placed'; readonly package: PackageId; readonly zone: Zone }
  | { readonly type: 'stored'; readonly packages: readonly PackageId[]; readonly zone: Zone }
  | { readonly type: 'undo' }
  | { readonly type: 'undone-because'; readonly why: WhyUndone }
  | { readonly type: 'withdrawn' }
  | { readonly type: 'relabelled'; readonly package: PackageId; readonly roomCode: RoomCode }
  | { readonly type: 'spare-used' }
  | DoorEvent
  | { readonly type: 'back' }
  | { readonly type: 'next' }
  | { readonly type: 'finish' }
  | { readonly type: 'all-in-place' }
  | { readonly type: 'brought'; readonly packages: number }
  | { readonly type: 'session-closed' };

export type IntakeEffect =
  | BeginEffect
  | { readonly do: 'look-up'; readonly tracking: string }
  | { readonly do: 'read-label-text'; readonly tracking: string }
  | {
      readonly do: 'receive';
      readonly session: SessionId;
      readonly parcel: Parcel;
      readonly recipient: Recipient;
      readonly foundBy: FoundBy | null;
      readonly unit: Unit | null;
      readonly resident: Resident | null;
      readonly classes: readonly PackageClass[];
    }
  | {
      readonly do: 'place';
      readonly session: SessionId;
      readonly packages: readonly PackageId[];
      readonly zone: Zone;
    }
  | {
      readonly do: 'withdraw';
      readonly session: SessionId;
      readonly package: PackageId;
      readonly job: LabelJobId;
      readonly why: WhyUndone;
    }
  | {
      readonly do: 'use-spare';
      readonly package: PackageId;
      readonly job: LabelJobId;
      readonly roomCode: RoomCode;
    }
  | ReleaseDoor
  | {
      readonly do: 'close-intake';
      readonly session: SessionId;
      readonly packages: readonly Brought[];
      readonly declared: number;
      /** What is seen to when packages came of it. */
      readonly task: TaskId | null;
    }
  | { readonly do: 'back-to-board'; readonly visit: Visit }
  | { readonly do: 'go-home-soon' };
