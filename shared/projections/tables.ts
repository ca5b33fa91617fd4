/**
 * The tables that screens read: what they hold, and the indexes that make each screen's question one read. They are
 * made from the ledger and can be dropped and made again at any time with the same result.
 */
import type { AuditReason } from '../domain/audit-reason.ts';
import type {
  AuditId,
  CredentialId,
  DoorId,
  GrantId,
  IncidentId,
  LabelJobId,
  NoticeId,
  PackageId,
  PhotoHash,
  SessionId,
  SlotId,
  TaskId,
  UnitId,
  ZoneId,
} from '../domain/ids.ts';
import type { NoPhoto, PackageClass, PackageState, ReadBy, Recipient } from '../domain/package.ts';
import type { RoomCode } from '../domain/room-code.ts';
import type { TaskOutcome } from '../domain/task-outcome.ts';
import type { DataOf } from '../events/catalog.ts';

export interface PackageRow {
  readonly id: PackageId;
  readonly roomCode: RoomCode;
  readonly tracking: string;
  /** The same from its end: who looks for a package has the last digits of its number. */
  readonly trackingBackwards: string;
  readonly carrier: string | null;
  readonly readBy: ReadBy;
  readonly recipient: Recipient;
  /** The recipient's unit; '' for an unmatched package (IndexedDB indexes no null). */
  readonly unit: UnitId | '';
  readonly classes: readonly PackageClass[];
  readonly zone: ZoneId;
  /** The shelf or compartment inside the zone, where it has such. */
  readonly slot: SlotId | null;
  readonly state: PackageState;
  /** Whether it is in the room as far as the ledger knows: the question most screens ask. */
  readonly place: 'in-room' | 'gone';
  readonly session: SessionId;
  readonly receivedAt: string;
  readonly goneAt: string | null;
  /** Nobody is reminded of it before; null where it is not held. */
  readonly heldUntil: string | null;
  /** What a resident last said was wrong with it. */
  readonly doubt: DataOf<'package.doubted'>['what'] | null;
  readonly photo: PhotoHash | null;
  readonly noPhoto: NoPhoto | 'erased-kept-long-enough' | 'erased-disk' | null;
}

export interface LabelRow {
  readonly job: LabelJobId;
  readonly package: PackageId;
  readonly state: 'prepared' | 'waiting' | 'printed' | 'uncertain' | 'settled';
  readonly troubles: readonly string[];
}

export interface SessionRow {
  readonly id: SessionId;
  readonly kind: DataOf<'session.started'>['kind'];
  readonly grant: GrantId;
  readonly carrier: string | null;
  readonly unit: UnitId | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly state: 'open' | 'ended';
  /** How many packages it brought in or took out so far. */
  readonly packages: number;
  /** How many the courier said they were. */
  readonly declared: number | null;
  readonly rating: DataOf<'session.rated'>['rating'] | null;
  /** Of who stood at the door when it let go, where the property wants one. */
  readonly photo: PhotoHash | null;
  readonly noPhoto: NoPhoto | Erased | null;
  readonly signature: PhotoHash | null;
  readonly noSignature: DataOf<'session.not-signed'>['why'] | Erased | null;
}

type Erased = `erased-${DataOf<'session.evidence-erased'>['why']}`;

export interface TaskRow {
  readonly id: TaskId;
  readonly kind: DataOf<'task.opened'>['kind'];
  readonly about: string;
  readonly openedAt: string;
  readonly state: 'open' | 'closed';
  /** Null while it is open. */
  readonly outcome: TaskOutcome | null;
}

export interface OccupancyRow {
  readonly zone: ZoneId;
  readonly packages: number;
}

/**
 * Counts for a quarter of an hour, in UTC: every time zone's midnight falls between two of them, so that a screen
 * adds up the day of its property, and a replay elsewhere gives the same rows.
 */
export interface QuarterRow {
  /** Such as `2026-11-23T14:45Z`. */
  readonly quarter: string;
  readonly received: number;
  readonly collected: number;
  /** Of those collected in this quarter, how many had waited no longer than a day, and than two. */
  readonly withinDay: number;
  readonly withinTwoDays: number;
  /** Sent back or on. */
  readonly sentAway: number;
}

export interface DoorRow {
  readonly door: DoorId;
  readonly strike: 'locked' | 'released' | 'stuck';
  readonly position: 'open' | 'closed' | 'unknown';
  readonly alarm: 'forced' | 'held-open' | 'stuck' | null;
  /** When it was last seen to open; null: not once. */
  readonly openedAt: string | null;
  /** When it was last shut after it had stood open; null: not once. */
  readonly shutAt: string | null;
  readonly at: string;
}

export interface DeviceRow {
  readonly role: DataOf<'device.ready'>['role'];
  readonly state: 'ready' | 'trouble';
  readonly troubles: readonly string[];
  readonly at: string;
}

export interface AuditRow {
  readonly id: AuditId;
  readonly state: 'open' | 'closed';
  readonly startedAt: string;
  readonly closedAt: string | null;
  readonly expected: number;
  readonly found: number;
  readonly missing: number;
  readonly extra: number;
  readonly misplaced: number;
  /** How many discrepancies staff gave a reason for. */
  readonly settled: number;
  /** Where scans count now; null between two zones. */
  readonly zone: ZoneId | null;
  readonly closedZones: readonly ZoneId[];
  /** Who worked at it, each once, in the order in which they came. */
  readonly by: readonly string[];
  /** How long somebody was at work, without the pauses. */
  readonly activeMs: number;
  /** When it was last worked at. */
  readonly lastAt: string;
  /** The event that closed it, which the kiosk seals. */
  readonly closing: { readonly seq: number; readonly hash: string } | null;
}

/** What an audit came across: a package, or a code that is of no package in the room (`package` is then null). */
export interface SightingRow {
  /** `<audit>/<package or code>`: the same thing seen twice is one sighting. */
  readonly key: string;
  readonly audit: AuditId;
  readonly package: PackageId | null;
  /** What was scanned, where it is of no package in the room. */
  readonly code: string | null;
  /** Where it was seen, if not where the ledger had it. */
  readonly elsewhere: ZoneId | null;
  /** False of a package that was not seen, and of which staff said why. */
  readonly isSeen: boolean;
  readonly why: AuditReason | null;
}

export interface LockerRow {
  /** `<zone>/<slot>`. */
  readonly key: string;
  readonly zone: ZoneId;
  readonly slot: SlotId;
  readonly state: 'open' | 'closed' | 'stuck' | 'unknown';
  readonly at: string;
}

export interface CredentialRow {
  readonly id: CredentialId;
  readonly kind: DataOf<'credential.issued'>['kind'];
  readonly holder: DataOf<'credential.issued'>['holder'];
  readonly unit: UnitId | '';
  readonly packages: readonly PackageId[] | null;
  readonly from: string;
  readonly until: string | null;
  readonly state: 'valid' | 'revoked';
}

export interface NoticeRow {
  readonly id: NoticeId;
  readonly package: PackageId;
  readonly kind: DataOf<'notice.queued'>['kind'];
  readonly channel: DataOf<'notice.queued'>['channel'];
  readonly state: 'queued' | 'sent' | 'delivered' | 'failed';
  readonly at: string;
}

export interface IncidentRow {
  readonly id: IncidentId;
  readonly kind: DataOf<'incident.opened'>['kind'];
  readonly about: string;
  readonly openedAt: string;
  readonly state: 'open' | 'closed';
  /** The fingerprint of the latest archive that was made of it. */
  readonly archive: string | null;
}

/** What is in force now: the fingerprint of the policy and of the directory, and why there is a surge ('' is none). */
export interface SettingRow {
  readonly name: 'policy' | 'directory' | 'surge';
  readonly value: string;
  readonly at: string;
}

/** What was said of the numbers that begin alike and are as long. */
export interface NumberFormRow {
  /** Such as `UU/16`. */
  readonly form: string;
  readonly carrier: string;
  /** How often it was said, since it was last said to be of another; not counted on once it is learned. */
  readonly answers: number;
  /** The visits in which it was said, no more of them than it takes to learn. */
  readonly sessions: readonly SessionId[];
}

export interface CounterRow {
  /** The last three are no counts: when it happened last, as the clock had it. */
  readonly name: 'received' | 'spare-labels' | 'device-log' | 'clock-jumped' | 'journal-damaged' | 'exported';
  readonly value: number;
}

export interface Rows {
  packages: PackageRow;
  labels: LabelRow;
  sessions: SessionRow;
  tasks: TaskRow;
  occupancy: OccupancyRow;
  quarters: QuarterRow;
  doors: DoorRow;
  devices: DeviceRow;
  audits: AuditRow;
  sightings: SightingRow;
  lockers: LockerRow;
  credentials: CredentialRow;
  notices: NoticeRow;
  incidents: IncidentRow;
  settings: SettingRow;
  counters: CounterRow;
  numberForms: NumberFormRow;
}

export type TableName = keyof Rows;

interface TableShape<Row> {
  readonly key: keyof Row & string;
  /** Single fields or compound ones, in the order in which they are compared. */
  readonly indexes: readonly (readonly (keyof Row & string)[])[];
}

export const tables: { readonly [T in TableName]: TableShape<Rows[T]> } = {
  packages: {
    key: 'id',
    indexes: [
      ['place', 'receivedAt'],
      ['roomCode', 'place'],
      ['tracking', 'place'],
      ['unit', 'place'],
      ['unit', 'receivedAt'],
      ['carrier', 'receivedAt'],
      ['trackingBackwards'],
      ['session'],
      ['photo'],
      // Of what has both: IndexedDB indexes no null.
      ['goneAt', 'photo'],
      ['state'],
    ],
  },
  labels: { key: 'job', indexes: [['state'], ['package']] },
  sessions: {
    key: 'id',
    // The last four are of those that have both: IndexedDB indexes no null.
    indexes: [
      ['state'],
      ['unit', 'startedAt'],
      ['photo'],
      ['signature'],
      ['endedAt', 'photo'],
      ['endedAt', 'signature'],
    ],
  },
  tasks: { key: 'id', indexes: [['state', 'openedAt'], ['about']] },
  occupancy: { key: 'zone', indexes: [] },
  quarters: { key: 'quarter', indexes: [] },
  doors: { key: 'door', indexes: [] },
  devices: { key: 'role', indexes: [] },
  audits: { key: 'id', indexes: [['state'], ['startedAt']] },
  sightings: { key: 'key', indexes: [['audit']] },
  lockers: { key: 'key', indexes: [['state']] },
  credentials: { key: 'id', indexes: [['unit', 'state']] },
  notices: { key: 'id', indexes: [['package'], ['state']] },
  incidents: { key: 'id', indexes: [['state', 'openedAt']] },
  settings: { key: 'name', indexes: [] },
  counters: { key: 'name', indexes: [] },
  numberForms: { key: 'form', indexes: [] },
};
