/**
 * The host's copy of the ledger: every event that was ever acknowledged, in order, each bound to the one before. It
 * keeps and refuses; what an event means is not its concern.
 *
 * Appends that come while another is on its way to the disk wait and then go together: one sync for all of them, and
 * nobody waits longer than for the sync under way and the next.
 */
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { EventId, StreamId } from '../../shared/domain/ids.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import { canonical } from '../../shared/ledger/canonical.ts';
import { chainFault, emptyHead, type Head, hashOf, headOf } from '../../shared/ledger/chain.ts';
import { type JournalParts, journalParts, readEnvelope } from './journal-parts.ts';
import type { DiskFailure, Files } from './storage/files.ts';
import { type NumberedLog, openNumberedLog } from './storage/numbered-log.ts';
import type { SetAside } from './storage/segments.ts';

export type JournalRefusal = 'gap' | 'not-bound' | 'altered' | 'differs' | DiskFailure;

/** The journal is whole as a file and yet not what this kiosk wrote: it is touched by nobody but staff. */
export type JournalFault = 'foreign-journal' | 'altered-journal';

export interface Journal {
  head(): Head;
  /** Answers with the head when all of `events` are on the disk; what it already holds is taken as done. */
  append(events: readonly Envelope[]): Promise<Result<Head, JournalRefusal>>;
  read(after: number, limit: number): Promise<Result<readonly Envelope[], 'damaged'>>;
  /** Tells of what is on the disk from now on, each event once, before whoever appended it is answered. */
  onKept(listener: (events: readonly Envelope[]) => void): void;
  /** An event that was journalled since the start and is among the latest `within`. */
  fresh(id: EventId, within: number): Envelope | null;
  readonly parts: JournalParts;
  /** Packs what is old and not after `upTo`; it is read as before. Answers how many segments. */
  archive(upTo: number): Promise<Result<number, DiskFailure | 'damaged'>>;
  readonly aside: readonly SetAside[];
  close(): Promise<void>;
}

export interface JournalOptions {
  readonly files: Files;
  readonly folder: string;
  readonly stream: StreamId;
  readonly segmentBytes?: number;
  readonly keepSegments?: number;
}

/** The hash of the event that has been signed for at a place: no other may ever take it. Null where none was. */
export type Promised = (seq: number) => string | null;

interface Waiting {
  readonly events: readonly Envelope[];
  readonly done: (result: Result<Head, JournalRefusal>) => void;
  readonly fail: (cause: unknown) => void;
}

/** More than a page of the bridge, so that a repeated append is answered from memory. */
const KEPT_IN_MEMORY = 1_000;

/** About 32 MB: a week of a large house, months of a small one, and what a start looks through. */
const KEPT_SEGMENTS = 32;

export async function openJournal(
  options: JournalOptions,
  promised: Promised = () => null,
): Promise<Result<Journal, JournalFault>> {
  const log = await openNumberedLog(options);
  const latest = await readLatest(log, options.stream);
  if (!latest.ok) {
    await log.close();
    return latest;
  }
  const startedAfter = log.last();
  const recent: Envelope[] = latest.value;
  const queue: Waiting[] = [];
  const listeners: ((events: readonly Envelope[]) => void)[] = [];
  let head = recent.length > 0 ? headOf(recent.at(-1) as Envelope) : emptyHead(options.stream);
  let working: Promise<void> | null = null;

  async function held(seq: number): Promise<Envelope | null> {
    const inMemory = recent[recent.length - 1 - (head.seq - seq)];
    if (inMemory?.seq === seq) return inMemory;
    const page = await read(log, seq - 1, 1);
    return page.ok ? (page.value[0] ?? null) : null;
  }

  /** What of `events` is new, if all of them fit at the end of `taken`. */
  async function judge(
    events: readonly Envelope[],
    taken: readonly Envelope[],
  ): Promise<Result<readonly Envelope[], JournalRefusal>> {
    const fresh: Envelope[] = [];
    let end = taken.length > 0 ? headOf(taken.at(-1) as Envelope) : head;
    for (const event of events) {
      if (event.seq <= end.seq) {
        const place = event.seq - head.seq - 1;
        const same = place >= 0 ? [...taken, ...fresh][place] : await held(event.seq);
        if (same?.hash !== event.hash) return err('differs');
        continue;
      }
      const fault = chainFault(end, event);
      if (fault !== null) return err(fault === 'other-stream' ? 'not-bound' : fault);
      const sealed = promised(event.seq);
      if (sealed !== null && sealed !== event.hash) return err('differs');
      fresh.push(event);
      end = headOf(event);
    }
    return ok(fresh);
  }

  async function keepBatch(batch: readonly Waiting[]): Promise<void> {
    const taken: Envelope[] = [];
    const judged: Waiting[] = [];
    for (const waiting of batch) {
      const fresh = await judge(waiting.events, taken);
      if (!fresh.ok) {
        waiting.done(fresh);
        continue;
      }
      taken.push(...fresh.value);
      judged.push(waiting);
    }
    const written = await log.append(taken.map(canonical));
    if (written.ok) {
      recent.push(...taken);
      recent.splice(0, recent.length - KEPT_IN_MEMORY);
      head = taken.length > 0 ? headOf(taken.at(-1) as Envelope) : head;
      if (taken.length > 0) for (const tell of listeners) tell(taken);
    }
    for (const { done } of judged) done(written.ok ? ok(head) : written);
  }

  async function work(): Promise<void> {
    // One turn first, so that those who come together go together.
    await Promise.resolve();
    while (queue.length > 0) {
      const batch = queue.splice(0);
      await keepBatch(batch).catch((cause) => {
        for (const { fail } of batch) fail(cause);
      });
    }
    // In the same turn as the last look at the queue: whoever comes a moment later must start the work again.
    working = null;
  }

  return ok({
    head: () => head,
    append: (events) =>
      new Promise((done, fail) => {
        queue.push({ events, done, fail });
        working ??= work();
      }),
    read: (after, limit) => read(log, after, limit),
    onKept: (listener) => void listeners.push(listener),
    fresh: (id, within) => {
      const event = recent.findLast((one) => one.id === id);
      if (event === undefined || event.seq <= startedAfter) return null;
      return event.seq > head.seq - within ? event : null;
    },
    parts: journalParts(log, options.stream),
    archive: (upTo) => log.archive(upTo, options.keepSegments ?? KEPT_SEGMENTS),
    aside: log.aside,
    close: async () => {
      await working;
      await log.close();
    },
  });
}

async function read(
  log: NumberedLog,
  after: number,
  limit: number,
): Promise<Result<readonly Envelope[], 'damaged'>> {
  const page = await log.read(after, limit);
  if (!page.ok) return page;
  const events: Envelope[] = [];
  for (const text of page.value) {
    const event = readEnvelope(text);
    if (event?.seq !== after + events.length + 1) return err('damaged');
    events.push(event);
  }
  return ok(events);
}

/**
 * The latest events, if the journal is what this kiosk wrote: whoever changed it had to mend checksums, not hashes. The
 * last file is checked event by event, of those before where they meet; the rest when it is exported.
 */
async function readLatest(log: NumberedLog, stream: StreamId): Promise<Result<Envelope[], JournalFault>> {
  const seams = await log.seams();
  if (!seams.ok) return err('altered-journal');
  for (const { before, after } of seams.value) {
    const [last, next] = [readEnvelope(before), readEnvelope(after)];
    const isWhole = last !== null && next !== null && hashOf(last) === last.hash;
    if (!isWhole || chainFault(headOf(last), next) !== null) return err('altered-journal');
  }
  const lastFile = seams.value.at(-1)?.number ?? 1;
  const after = Math.max(0, Math.min(lastFile - 1, log.last() - KEPT_IN_MEMORY));
  const page = await read(log, after, log.last());
  if (!page.ok) return err('altered-journal');
  let end: Head | null = after === 0 ? emptyHead(stream) : null;
  for (const event of page.value) {
    end ??= { stream, seq: event.seq - 1, hash: event.prev, hlc: null };
    const fault = chainFault(end, event);
    if (fault !== null) return err(fault === 'other-stream' ? 'foreign-journal' : 'altered-journal');
    end = headOf(event);
  }
  return ok(page.value.slice(-KEPT_IN_MEMORY));
}
