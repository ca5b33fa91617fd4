/**
 * Hands the host a snapshot of the tables from time to time. Only rows that changed since the last one are sent, in
 * parts, while the kiosk goes on: a row that changes meanwhile is sent again, and the last part is of one moment.
 */
import type { Client } from '../../shared/bridge/endpoint.ts';
import { EDITION } from '../../shared/projections/edition.ts';
import { keyOf } from '../../shared/projections/memory.ts';
import type { SnapshotEnd, SnapshotPart } from '../../shared/projections/snapshot.ts';
import type { TableName } from '../../shared/projections/tables.ts';
import { type LedgerDatabase, type Row, type StoredHead, type Touched, tableNames } from './database.ts';

export interface Snapshots {
  /** Takes one if enough has happened since the last; calls that come while it runs do nothing. */
  consider(): Promise<void>;
}

export interface SnapshotParts {
  readonly database: LedgerDatabase;
  readonly host: Pick<Client, 'ask'>;
  readonly report: (what: string, cause: unknown) => void;
  /** After how many events another one is worth it. */
  readonly every?: number;
}

/** A busy day of a large building. */
const EVERY = 2_000;
/** What goes into a part at most: changes, rows that they name, rows of one table. */
const CHANGES = 500;
const KEYS = 2_000;
const ROWS = 1_000;

export function createSnapshots({ database, host, report, every = EVERY }: SnapshotParts): Snapshots {
  let isRunning = false;

  const consider = async () => {
    const head = await database.heads.get('head');
    const mark = await database.marks.get('snapshot');
    const isBegun = mark?.edition === EDITION;
    // While the tables are not yet those of this edition, there is nothing to keep.
    if (head?.tables?.edition !== EDITION || head.tables.seq !== head.seq) return;
    if (head.seq - (isBegun ? mark.seq : 0) < every) return;
    const held = await host.ask('snapshot.reach', {});
    if (!held.ok) return;
    const continues = isBegun && held.value.seq === mark.seq && held.value.edition === EDITION;
    await takeSnapshot(database, host, continues ? mark.seq : null);
  };

  return {
    consider: async () => {
      if (isRunning) return;
      isRunning = true;
      try {
        await consider();
      } catch (cause) {
        report('no snapshot of the tables was taken', cause);
      } finally {
        isRunning = false;
      }
    },
  };
}

/** `since`: after which event the host's snapshot lacks what changed; null where it has none that can be continued. */
async function takeSnapshot(
  database: LedgerDatabase,
  host: Pick<Client, 'ask'>,
  since: number | null,
): Promise<void> {
  const keep = async (part: SnapshotPart, begins: boolean, end: SnapshotEnd | null) => {
    const kept = await host.ask('snapshot.keep', { part, begins, end });
    if (!kept.ok) throw new Error('the host is gone');
    if (!kept.value.ok) throw new Error(kept.value.error);
  };

  let after = since ?? (await database.heads.get('head'))?.seq ?? 0;
  if (since === null) {
    await keep({}, true, null);
    for (const table of tableNames) await sendAll(database, table, (part) => keep(part, false, null));
  }
  for (;;) {
    const { part, reaches, end } = await database.look(() => changedSince(database, after));
    await keep(part, false, end);
    after = reaches;
    if (end === null) continue;
    await database.change(async () => {
      await database.marks.put({ key: 'snapshot', edition: EDITION, seq: end.seq });
      await database.touched.where('seq').belowOrEqual(end.seq).delete();
    });
    return;
  }
}

/** One table from its first row to its last, whatever changes meanwhile. */
async function sendAll(
  database: LedgerDatabase,
  table: TableName,
  send: (part: SnapshotPart) => Promise<void>,
): Promise<void> {
  let last = '';
  for (;;) {
    const rows = await database.rowsOf(table).after(last, ROWS);
    const end = rows.at(-1);
    if (end === undefined) return;
    await send({ [table]: rows } as unknown as SnapshotPart);
    // What comes after the last of them came meanwhile, and is among the changes.
    if (rows.length < ROWS) return;
    last = keyOf(table, end);
  }
}

interface Changed {
  readonly part: SnapshotPart;
  readonly reaches: number;
  /** Not null where nothing is left: then every row that was sent is as it was after this event. */
  readonly end: SnapshotEnd | null;
}

/** In a transaction: rows as they are now, of the changes after `after`. */
async function changedSince(database: LedgerDatabase, after: number): Promise<Changed> {
  const some: Touched[] = await database.touched.where('seq').above(after).limit(CHANGES).toArray();
  const changes = upToKeys(some, KEYS);
  const part: Partial<Record<TableName, readonly Row[]>> = {};
  for (const table of tableNames) {
    const keys = [...new Set(changes.flatMap((change) => change.keys[table] ?? []))];
    if (keys.length > 0) part[table] = await database.rowsOf(table).getAll(keys);
  }
  const isLast = some.length < CHANGES && changes.length === some.length;
  return {
    part: part as unknown as SnapshotPart,
    reaches: changes.at(-1)?.seq ?? after,
    end: isLast ? endOf(await database.heads.get('head')) : null,
  };
}

/** As many changes as name `most` rows together, and one at least. */
function upToKeys(changes: readonly Touched[], most: number): readonly Touched[] {
  let keys = 0;
  const from = changes.findIndex((change) => {
    for (const some of Object.values(change.keys)) keys += some.length;
    return keys > most;
  });
  return from < 0 ? changes : changes.slice(0, Math.max(1, from));
}

function endOf(head: StoredHead | undefined): SnapshotEnd {
  if (!head?.tables) throw new Error('tables changed and there is no head');
  const { edition, parked } = head.tables;
  return { edition, seq: head.seq, hash: head.hash, parked };
}
