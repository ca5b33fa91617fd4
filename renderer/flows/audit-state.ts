/**
 * The words of an audit between its flow, its desk and its screens: what was sighted, what came of a zone, what does
 * not agree. They say nothing of how any of it comes about.
 */
import type { ExtraReason, MissingReason } from '../../shared/domain/audit-reason.ts';
import type { AuditId, PackageId, UnitId, ZoneId } from '../../shared/domain/ids.ts';
import type { Seal } from '../../shared/ledger/seal.ts';
import type { AuditRow } from '../../shared/projections/tables.ts';
import type { Recognition } from '../../shared/tracking/recognise.ts';
import type { Scanned } from './flow.ts';

export type Readable = Exclude<Recognition, { kind: 'unreadable' | 'zone' }>;

/** What a scan was, so that it can be said at once. */
export type Sighting =
  | {
      readonly code: 'seen';
      readonly roomCode: string;
      readonly again: boolean;
      /** It was thought to be missing. */
      readonly isFound: boolean;
      /** The ledger had it in another zone, and has it here now. */
      readonly isMoved: boolean;
    }
  /** The carrier's label of a package that has a room label, or should have. */
  | { readonly code: 'carrier-label'; readonly package: PackageId; readonly roomCode: string }
  /** The carrier's label of what nobody took in. */
  | { readonly code: 'unrecorded'; readonly text: string }
  | { readonly code: 'rescued'; readonly text: string }
  | { readonly code: 'label-again'; readonly roomCode: string; readonly again: boolean }
  | { readonly code: 'stray'; readonly text: string; readonly again: boolean }
  | { readonly code: 'unreadable' | 'zone-unknown' | 'not-recorded' };

export interface AuditPlace {
  readonly audit: AuditId;
  /** Where scans count; null between two zones. */
  readonly zone: ZoneId | null;
  readonly closedZones: readonly ZoneId[];
  /** How many packages were seen of the zone. */
  readonly seen: number;
}

/** A package that was not seen. */
export interface Unseen {
  readonly package: PackageId;
  readonly roomCode: string;
  readonly unit: UnitId | '';
  readonly zone: ZoneId;
  readonly receivedAt: string;
  readonly why: MissingReason | null;
}

/** A label that is of no package in the room. */
export interface Extra {
  readonly code: string;
  readonly zone: ZoneId | null;
  readonly why: ExtraReason | null;
}

/** A package that was seen and should not wait any longer. */
export interface Due {
  readonly package: PackageId;
  readonly roomCode: string;
  readonly unit: UnitId | '';
  readonly receivedAt: string;
  readonly because: 'perishable' | 'overdue';
}

export type DueAnswer = 'returned' | 'held' | 'discarded';

export interface ZoneReview {
  readonly zone: ZoneId;
  readonly seen: number;
  readonly unseen: readonly Unseen[];
  readonly due: readonly Due[];
}

export interface Discrepancies {
  readonly missing: readonly Unseen[];
  readonly extra: readonly Extra[];
}

export type Settlement =
  | { readonly discrepancy: 'missing'; readonly package: PackageId; readonly why: MissingReason }
  | { readonly discrepancy: 'extra'; readonly code: string; readonly why: ExtraReason };

export interface AuditOutcome extends Discrepancies {
  readonly row: AuditRow;
  /** Of this audit, kept for ever; null where the host could not keep it yet. */
  readonly seal: Seal | null;
}

export type AuditNote = 'not-recorded' | 'zone-unknown' | 'zone-first';
export type SlipState = 'not-asked' | 'asked' | 'ordered' | 'refused';

/** What is done one after the other, in the order in which it was scanned or tapped. */
export type Item =
  | { readonly kind: 'scan'; readonly scanned: Scanned }
  | { readonly kind: 'close' }
  | { readonly kind: 'rescue'; readonly code: string }
  | { readonly kind: 'label'; readonly package: PackageId };

export type AuditState =
  | { readonly at: 'asking' }
  | { readonly at: 'zones'; readonly place: AuditPlace; readonly note: AuditNote | null }
  | {
      readonly at: 'counting';
      readonly place: AuditPlace & { readonly zone: ZoneId };
      readonly latest: Sighting | null;
      readonly waiting: readonly Item[];
      /** The ledger is at the item before those that wait. */
      readonly isBusy: boolean;
    }
  | {
      readonly at: 'review';
      readonly place: AuditPlace;
      readonly review: ZoneReview;
      readonly note: AuditNote | null;
    }
  | {
      readonly at: 'settling';
      readonly place: AuditPlace;
      readonly discrepancies: Discrepancies;
      readonly note: AuditNote | null;
    }
  | { readonly at: 'result'; readonly outcome: AuditOutcome; readonly slip: SlipState };

export type AuditEvent =
  | {
      readonly type: 'audit-stands';
      readonly place: AuditPlace;
      /** Why it does not stand where somebody wanted it. */
      readonly note: Exclude<AuditNote, 'zone-first'> | null;
    }
  | { readonly type: 'scanned'; readonly scanned: Scanned }
  | { readonly type: 'zone-chosen'; readonly zone: ZoneId }
  | { readonly type: 'sighted'; readonly sighting: Sighting }
  | { readonly type: 'rescue-stray'; readonly code: string }
  | { readonly type: 'label-again'; readonly package: PackageId }
  | { readonly type: 'zone-seen' }
  | { readonly type: 'zone-reviewed'; readonly place: AuditPlace; readonly review: ZoneReview }
  | { readonly type: 'due-seen-to'; readonly package: PackageId; readonly how: DueAnswer }
  | { readonly type: 'next-zone' | 'look-again' | 'compare' | 'close-audit' | 'print-slip' }
  | { readonly type: 'audit-compared'; readonly place: AuditPlace; readonly discrepancies: Discrepancies }
  | ({ readonly type: 'discrepancy-settled' } & { readonly settlement: Settlement })
  | { readonly type: 'audit-outcome'; readonly outcome: AuditOutcome }
  | { readonly type: 'slip-ordered' | 'slip-refused' }
  | { readonly type: 'not-recorded' }
  | { readonly type: 'back' | 'finish' };

export type AuditWish =
  | { readonly do: 'begin-audit' }
  | { readonly do: 'show-audit'; readonly audit: AuditId }
  | { readonly do: 'enter-zone'; readonly audit: AuditId; readonly zone: ZoneId }
  | { readonly do: 'sight'; readonly audit: AuditId; readonly zone: ZoneId; readonly read: Readable }
  | { readonly do: 'rescue-stray'; readonly audit: AuditId; readonly code: string }
  | {
      readonly do: 'label-again';
      readonly audit: AuditId;
      readonly zone: ZoneId;
      readonly package: PackageId;
    }
  | { readonly do: 'close-zone'; readonly audit: AuditId; readonly zone: ZoneId }
  | {
      readonly do: 'see-to-due';
      readonly audit: AuditId;
      readonly zone: ZoneId;
      readonly package: PackageId;
      readonly how: DueAnswer;
    }
  | { readonly do: 'compare-audit'; readonly audit: AuditId }
  | { readonly do: 'close-audit'; readonly audit: AuditId }
  | { readonly do: 'print-slip'; readonly audit: AuditId }
  | { readonly do: 'settle-discrepancy'; readonly audit: AuditId; readonly settlement: Settlement };
