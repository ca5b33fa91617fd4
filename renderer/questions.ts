/**
 * The questions that screens and the desk ask of the ledger. Each is one read of one index, whatever the age of the
 * ledger; who answers them is no concern of who asks.
 */
import type { EpochMs } from '../shared/basics/clock.ts';
import type { PackageId, SessionId, UnitId } from '../shared/domain/ids.ts';
import type { LedgerEvent } from '../shared/events/event.ts';
import type {
  AuditRow,
  CredentialRow,
  DeviceRow,
  DoorRow,
  LabelRow,
  LockerRow,
  PackageRow,
  SessionRow,
  SightingRow,
  TaskRow,
} from '../shared/projections/tables.ts';
import type { PackageQuery } from '../shared/search/package-query.ts';

/** Of packages in the hands of staff, those that have left included. */
export interface PackageQuestions {
  /** With this room code or tracking number: in the room, else missing, else the latest that left. */
  latestWith(text: string): Promise<PackageRow | null>;
  /** What fits, nearest first: in the room, missing, gone. Of very many that have left, some. */
  searchPackages(query: PackageQuery, limit: number): Promise<readonly PackageRow[]>;
  /** Every event about it, in the order of the ledger: its own, those of its labels and of what staff had to do. */
  lifeOf(id: PackageId): Promise<readonly LedgerEvent[]>;
  labelsOf(id: PackageId): Promise<readonly LabelRow[]>;
  tasksAbout(id: PackageId): Promise<readonly TaskRow[]>;
  /** Whether any notice of it left the house and did not come back. */
  wasNoticeSent(id: PackageId): Promise<boolean>;
}

export interface Questions extends PackageQuestions {
  /** What waits for a unit, in the order in which it came. */
  waitingFor(unit: UnitId): Promise<readonly PackageRow[]>;
  inRoomWithCode(roomCode: string): Promise<PackageRow | null>;
  missingWithCode(roomCode: string): Promise<PackageRow | null>;
  inRoomWithTracking(tracking: string): Promise<PackageRow | null>;
  everythingInRoom(): Promise<readonly PackageRow[]>;
  countInRoom(): Promise<number>;
  occupied(): Promise<ReadonlyMap<string, number>>;
  /** What came and went from `from` (inclusive) to `to` (exclusive), both such as `2026-11-23T14:45Z`. */
  traffic(from: string, to: string): Promise<{ readonly received: number; readonly collected: number }>;
  /** When a resident of the unit last took something out, looking no further back than an hour before `now`. */
  lastPickup(unit: UnitId, now: EpochMs): Promise<EpochMs | null>;
  /** Compartments that stand open. */
  openLockers(): Promise<readonly LockerRow[]>;
  ofSession(session: SessionId): Promise<readonly PackageRow[]>;
  openSessions(): Promise<readonly SessionRow[]>;
  session(id: SessionId): Promise<SessionRow | null>;
  openTasks(): Promise<readonly TaskRow[]>;
  labelsIn(state: LabelRow['state']): Promise<readonly LabelRow[]>;
  label(job: string): Promise<LabelRow | null>;
  labelOf(pkg: string): Promise<LabelRow | null>;
  doors(): Promise<readonly DoorRow[]>;
  devices(): Promise<readonly DeviceRow[]>;
  openAudit(): Promise<AuditRow | null>;
  audit(id: string): Promise<AuditRow | null>;
  /** The latest first. */
  closedAudits(limit: number): Promise<readonly AuditRow[]>;
  /** `what`: a package, or a code that is of none. */
  sighting(audit: string, what: string): Promise<SightingRow | null>;
  sightingsIn(audit: string): Promise<readonly SightingRow[]>;
  /** The number of the latest device log entry that is in the ledger. */
  drained(): Promise<number>;
  /** When the clock was last seen to jump; null when it never was. */
  clockJumpedAt(): Promise<EpochMs | null>;
  journalDamagedAt(): Promise<EpochMs | null>;
  /** When a sealed copy of the ledger was last taken; null when none ever was. */
  copiedAt(): Promise<EpochMs | null>;
  /** How many events the ledger holds. */
  countEvents(): Promise<number>;
  /** Packages that left before `before`, oldest first, of which there still is a picture. */
  picturedAndGone(before: string, limit: number): Promise<readonly PackageRow[]>;
  /** All packages that have this picture. */
  withPhoto(photo: string): Promise<readonly PackageRow[]>;
  /** Visits that ended before `before`, oldest first, of which there still is that. */
  visitsOver(what: 'photo' | 'signature', before: string, limit: number): Promise<readonly SessionRow[]>;
  /** All visits that have this file. */
  visitsWith(what: 'photo' | 'signature', file: string): Promise<readonly SessionRow[]>;
  /** Passes of a unit that are good at `now` or later, the next to end first. */
  passesOf(unit: UnitId, now: string): Promise<readonly CredentialRow[]>;
  package(id: string): Promise<PackageRow | null>;
  /** The carrier that this site has learned for numbers that look like this one. */
  carrierLearnedFor(tracking: string): Promise<string | null>;
}
