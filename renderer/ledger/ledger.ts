/**
 * The kiosk's ledger as the rest of the renderer sees it. An append is acknowledged when the event is in IndexedDB
 * (strict) and in the host's fsynced journal, and its head is sealed; not before.
 *
 *     drafts ──► queue ──► IndexedDB: event + tables ──► journal + fsync ──► seal ──► acknowledged
 *
 * 1. Appends never interleave: each waits for the one before, whatever became of it.
 * 2. What is in the journal is in the chain; what is acknowledged is in both.
 * 3. An append whose journal failed stays in IndexedDB unacknowledged, and goes to the journal before the next one.
 * 4. Each append begins where the one before ended: a database that somebody emptied or changed meanwhile takes none.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { type RandomBytes, uuidV7 } from '../../shared/basics/uuid.ts';
import type { Client } from '../../shared/bridge/endpoint.ts';
import type { StreamId } from '../../shared/domain/ids.ts';
import { catalog } from '../../shared/events/catalog.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import type { Draft, LedgerEvent } from '../../shared/events/event.ts';
import { bind, headOf } from '../../shared/ledger/chain.ts';
import type { CounterRow } from '../../shared/projections/tables.ts';
import { applyEvents } from './apply.ts';
import type { LedgerDatabase } from './database.ts';
import { type LedgerHead, storedHead } from './head.ts';
import { createRowCache, type RowCache } from './row-cache.ts';

/** How many events go to the journal in one message. */
const JOURNAL_BATCH = 200;

/** Nothing was lost, but nothing may be said to be done either. */
export type AppendError = 'database-failed' | 'host-gone' | 'disk-full' | 'disk-failed' | 'journal-differs';

/** How many room codes were given, and which spare label was the last. */
export interface NumbersGiven {
  readonly received: number;
  readonly spares: number;
}

/** Drafts, or how to make them from what only the ledger knows at that moment. */
export type Drafts = readonly Draft[] | ((now: NumbersGiven) => readonly Draft[]);

export interface Ledger {
  append(drafts: Drafts): Promise<Result<readonly LedgerEvent[], AppendError>>;
}

export interface LedgerParts {
  readonly database: LedgerDatabase;
  readonly host: Pick<Client, 'ask'>;
  readonly stream: StreamId;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Told of failures that were met, for the log. */
  readonly report: (what: string, cause: unknown) => void;
}

export function createLedger(parts: LedgerParts): Ledger {
  const { database, host, report } = parts;
  let queue: Promise<unknown> = Promise.resolve();
  /** The last `seq` that the journal is known to hold; null until it was asked. */
  let journalled: number | null = null;
  /** What the latest append left; null before the first. */
  let known: Known | null = null;

  /** `written` are the latest events there are: what comes before them may be missing in the journal, too. */
  const journal = async (written: readonly Envelope[]): Promise<Result<void, AppendError>> => {
    let reaches = journalled;
    if (reaches === null) {
      const head = await host.ask('journal.head', {});
      if (!head.ok) return err('host-gone');
      reaches = head.value.seq;
    }
    for (;;) {
      const isNext = written[0]?.seq === reaches + 1 && written.length <= JOURNAL_BATCH;
      const events: readonly Envelope[] = isNext ? written : await eventsAfter(database, reaches);
      const last = events.at(-1);
      if (last !== undefined) {
        const answer = await host.ask('journal.append', { events: [...events] });
        if (!answer.ok) return err('host-gone');
        if (!answer.value.ok) return err(toAppendError(answer.value.error));
        reaches = last.seq;
      }
      journalled = reaches;
      if (last === undefined || last.seq === written.at(-1)?.seq) return ok();
    }
  };

  const appendNow = async (drafts: Drafts): Promise<Result<readonly LedgerEvent[], AppendError>> => {
    let events: readonly LedgerEvent[];
    try {
      const written = await database.change(() => write(parts, drafts, known));
      events = written.events;
      known = written.known;
    } catch (cause) {
      report('the database took no event', cause);
      // What it was to write is not in it. Where it ended is not forgotten: it must not go on from elsewhere.
      if (known !== null) known = { ...known, rows: createRowCache() };
      if (!isDiskFull(cause)) return err('database-failed');
      // The host keeps room in reserve: the next try may find it.
      await host.ask('disk.refused', {});
      return err('disk-full');
    }
    const kept = await journal(events);
    if (!kept.ok) journalled = null;
    return kept.ok ? ok(events) : kept;
  };

  return {
    append: (drafts) => {
      const turn = queue.then(() => appendNow(drafts));
      queue = turn.catch((cause) => report('an append broke', cause));
      return turn;
    },
  };
}

/** Where the ledger ends, and rows as they are in the database: nobody else writes to it while this page has the lock. */
interface Known {
  readonly end: LedgerHead;
  readonly rows: RowCache;
}

/** Of what drafts may ask before they are made. */
const COUNTERS = ['received', 'spare-labels'] as const;

/** In a transaction: gives the drafts their places, and writes them with all that follows from them. */
async function write(
  parts: LedgerParts,
  drafts: Drafts,
  before: Known | null,
): Promise<{ readonly events: readonly LedgerEvent[]; readonly known: Known }> {
  const { database, stream, clock, random } = parts;
  const { end, rows } = before ?? { end: await storedHead(database, stream), rows: createRowCache() };
  for (const name of COUNTERS)
    if (!rows.has('counters', name)) rows.keep('counters', name, await database.rowsOf('counters').get(name));
  const counted = (name: (typeof COUNTERS)[number]) =>
    (rows.get('counters', name) as CounterRow | undefined)?.value ?? 0;
  const now = { received: counted('received'), spares: counted('spare-labels') };
  let { head } = end;
  const events: LedgerEvent[] = [];
  for (const draft of typeof drafts === 'function' ? drafts(now) : drafts) {
    // A draft that does not fit the catalogue is a defect of ours: it must not get into the chain.
    catalog[draft.type].data.parse(draft.data);
    const event = bind(head, draft, clock.now(), uuidV7(clock.now(), random));
    events.push(event);
    head = headOf(event);
  }
  return { events, known: { end: await applyEvents(database, events, end, rows), rows } };
}

function eventsAfter(database: LedgerDatabase, seq: number): Promise<Envelope[]> {
  return database.events.where('seq').above(seq).limit(JOURNAL_BATCH).toArray();
}

/** Chromium says so itself, or Dexie inside of what it made of it. */
function isDiskFull(cause: unknown): boolean {
  if (!(cause instanceof Error || cause instanceof DOMException)) return false;
  if (cause.name === 'QuotaExceededError') return true;
  return 'inner' in cause && cause.inner !== cause && isDiskFull(cause.inner);
}

function toAppendError(
  refusal: 'gap' | 'not-bound' | 'altered' | 'differs' | 'disk-full' | 'disk-failed',
): AppendError {
  return refusal === 'disk-full' || refusal === 'disk-failed' ? refusal : 'journal-differs';
}
