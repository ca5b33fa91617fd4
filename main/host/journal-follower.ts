/**
 * Goes through the journal once, event by event, also over restarts: how far it has come is kept with whatever was made of
 * it. What was cut off is gone through again, so doing a thing twice must do nothing.
 */
import type { Envelope } from '../../shared/events/envelope.ts';
import type { Journal } from './journal.ts';
import type { Log } from './log.ts';

export interface JournalFollower {
  /** Answers when everything that the journal had is gone through, or the log says why not. */
  run(): Promise<void>;
}

export interface FollowerParts {
  readonly journal: Pick<Journal, 'head' | 'read'>;
  /** The last event that was gone through in an earlier run. */
  readonly after: number;
  readonly apply: (event: Envelope) => Promise<void> | void;
  readonly keep: (seq: number) => Promise<unknown>;
  readonly log: Log;
  /** For the log: what is not done when the journal cannot be read. */
  readonly what: string;
}

const PAGE = 500;

export function followJournal({ journal, after, apply, keep, log, what }: FollowerParts): JournalFollower {
  let done = after;
  let working: Promise<void> = Promise.resolve();

  async function goThrough(): Promise<void> {
    const start = done;
    const head = journal.head().seq;
    while (done < head) {
      const page = await journal.read(done, Math.min(PAGE, head - done));
      if (!page.ok) return log.error('the journal cannot be read', { what, after: done });
      for (const event of page.value) await apply(event);
      done += page.value.length;
    }
    if (done !== start) await keep(done);
  }

  return {
    run: () => {
      working = working
        .then(goThrough)
        .catch((cause) => log.error('the journal was not followed', { what, why: String(cause) }));
      return working;
    },
  };
}
