/**
 * Reads the journal's old files in the background, slowly, so that a disk that loses bits is found out while there is
 * another copy. It writes what it finds into the device log, and mends nothing by itself.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, type Result } from '../../shared/basics/result.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import type { DeviceLog } from './devices/device-log.ts';
import type { JournalParts, Part } from './journal-parts.ts';
import type { Log } from './log.ts';
import type { DiskFailure } from './storage/files.ts';

export interface JournalCheck {
  /** What was found damaged since the start, and not restored yet. */
  damaged(): readonly Part[];
  onDamage(listener: () => void): () => void;
  /** `events` are one whole damaged part. */
  restore(events: readonly Envelope[]): Promise<Result<void, 'not-damaged' | 'not-bound' | DiskFailure>>;
  stop(): void;
}

/** The start comes first. */
const BEGIN_AFTER_MS = 30_000;
/** A file is about a megabyte: two of them a second. */
const BETWEEN_FILES_MS = 500;
/** From one reading of everything to the next. */
const AGAIN_AFTER_MS = 24 * 3_600_000;

export function checkJournal(
  parts: JournalParts,
  deviceLog: DeviceLog,
  clock: Clock,
  log: Log,
): JournalCheck {
  const damaged = new Map<number, Part>();
  const listeners = new Set<() => void>();
  let isOver = false;
  let cancel = clock.after(BEGIN_AFTER_MS, () => check(0));

  function check(n: number): void {
    const part = parts.closed()[n];
    const then = part === undefined ? () => check(0) : () => check(n + 1);
    void look(part)
      .catch((cause) => log.error('an old file of the journal cannot be read', { why: String(cause) }))
      .then(() => {
        if (!isOver) cancel = clock.after(part === undefined ? AGAIN_AFTER_MS : BETWEEN_FILES_MS, then);
      });
  }

  async function look(part: Part | undefined): Promise<void> {
    if (part === undefined || damaged.has(part.first) || (await parts.isWhole(part)) || isOver) return;
    damaged.set(part.first, part);
    log.error('an old file of the journal is damaged', { ...part });
    await deviceLog.append('journal.damaged', { first: part.first, last: part.last });
    for (const listener of listeners) listener();
  }

  return {
    damaged: () => [...damaged.values()],
    onDamage: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    restore: async (events) => {
      const part = damaged.get(events[0]?.seq ?? 0);
      if (part === undefined) return err('not-damaged');
      const restored = await parts.restore(part, events);
      if (!restored.ok) {
        log.error('a damaged file of the journal was not restored', { ...part, why: restored.error });
        return restored;
      }
      damaged.delete(part.first);
      log.warn('a damaged file of the journal was restored from the page', { ...part });
      await deviceLog.append('journal.restored', { first: part.first, last: part.last });
      return restored;
    },
    stop: () => {
      isOver = true;
      cancel();
    },
  };
}
