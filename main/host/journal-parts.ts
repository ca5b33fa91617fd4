/**
 * The closed files of the journal, one by one: whether each is still whole, and how one that is not is written anew
 * from the other copy. A part is taken only if it fits between its neighbours, whoever brings it.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { StreamId } from '../../shared/domain/ids.ts';
import { Envelope } from '../../shared/events/envelope.ts';
import { canonical } from '../../shared/ledger/canonical.ts';
import { chainFault, emptyHead, type Head, headOf } from '../../shared/ledger/chain.ts';
import type { DiskFailure } from './storage/files.ts';
import type { NumberedLog } from './storage/numbered-log.ts';

/** The events from `first` to `last`, which are in one file that is not written any more. */
export interface Part {
  readonly first: number;
  readonly last: number;
}

export interface JournalParts {
  closed(): readonly Part[];
  /** Reads it from the disk now, and recomputes every hash in it; nobody else waits meanwhile. */
  isWhole(part: Part): Promise<boolean>;
  /** Sets the damaged file aside and writes `events` in its place. */
  restore(part: Part, events: readonly Envelope[]): Promise<Result<void, 'not-bound' | DiskFailure>>;
}

/** So many events are hashed in less than a frame. */
const EVENTS_A_TURN = 50;

export function journalParts(log: NumberedLog, stream: StreamId): JournalParts {
  const eventAt = async (seq: number): Promise<Envelope | null> => {
    const page = await log.read(seq - 1, 1);
    return page.ok ? readEnvelope(page.value[0] ?? '') : null;
  };

  /** Where the event before `part` ends; null when that cannot be told. */
  const before = async ({ first }: Part): Promise<Head | null> => {
    if (first === 1) return emptyHead(stream);
    const event = await eventAt(first - 1);
    return event === null ? null : headOf(event);
  };

  return {
    closed: log.closed,
    isWhole: async (part) => {
      const { first, last } = part;
      const texts = await log.textsOnDisk(part);
      if (texts.length !== last - first + 1) return false;
      let end: Head | null = null;
      for (const [n, text] of texts.entries()) {
        const event = readEnvelope(text);
        if (event === null) return false;
        end ??= { stream, seq: first - 1, hash: event.prev, hlc: null };
        if (chainFault(end, event) !== null) return false;
        end = headOf(event);
        if (n % EVENTS_A_TURN === 0) await nextTurn();
      }
      return true;
    },
    restore: async (part, events) => {
      let end = await before(part);
      for (const event of events) {
        if (end === null || chainFault(end, event) !== null) return err('not-bound');
        end = headOf(event);
      }
      const next = await eventAt(part.last + 1);
      if (end?.seq !== part.last || next?.prev !== end.hash) return err('not-bound');
      const replaced = await log.replace(part, events.map(canonical));
      return replaced.ok ? ok() : replaced;
    },
  };
}

export function readEnvelope(text: string): Envelope | null {
  try {
    return Envelope.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
