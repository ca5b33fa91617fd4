/**
 * What ours and its peers have in common: each keeps the same events and the same rows, and answers the same
 * questions. How it does that is its own affair; what is timed is the same for all.
 */
import type { Envelope } from '../../../../shared/events/envelope.ts';
import type { Head } from '../../../../shared/ledger/chain.ts';
import type { PackageRow, Rows, TableName } from '../../../../shared/projections/tables.ts';
import type { TimedDraft } from '../tape.ts';

/** One append: the drafts for whoever makes events of them, and for the others all that has to be written. */
export interface Sample {
  readonly drafts: readonly TimedDraft[];
  readonly events: readonly Envelope[];
  readonly rows: readonly { readonly table: TableName; readonly row: Rows[TableName] }[];
  readonly head: Head;
}

/** A day in UTC, as quarters: from (inclusive) and to (exclusive). */
export interface Day {
  readonly from: string;
  readonly to: string;
}

export interface Board {
  readonly packages: readonly PackageRow[];
  readonly occupied: ReadonlyMap<string, number>;
  readonly received: number;
  readonly collected: number;
}

/** What a screen asks. Each answer is rows as they are kept, so that answers can be compared. */
export interface Answers {
  waitingFor(unit: string): Promise<readonly PackageRow[]>;
  withCode(roomCode: string): Promise<PackageRow | null>;
  withTracking(tracking: string): Promise<PackageRow | null>;
  board(day: Day): Promise<Board>;
}

export interface Appender {
  /** Everything that an append is not: making objects, looking up revisions. What comes back is timed. */
  prepare(sample: Sample): Promise<() => Promise<unknown>>;
}

export interface Contender extends Appender, Answers {}

export const contenderNames = ['ours', 'raw', 'dexie', 'rxdb', 'pouchdb'] as const;
export type ContenderName = (typeof contenderNames)[number];
