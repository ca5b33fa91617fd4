/**
 * Packs what of the journal is old, now and then. How many segments stay as they are is counted, not timed: a clock
 * that jumps changes nothing, and opening the journal costs the same whatever the age of the ledger.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { Journal } from './journal.ts';
import type { Log } from './log.ts';

/** Up to which event the journal may be packed. */
export type MayArchive = () => number;

/** Packed segments stay on site and can be read, so nobody has to have them first. */
const anything: MayArchive = () => Number.POSITIVE_INFINITY;

/** Not while the kiosk starts. */
const FIRST_MS = 10 * 60_000;
const EVERY_MS = 6 * 3_600_000;

/** Returns the way to stop. */
export function archiveOld(
  journal: Pick<Journal, 'archive'>,
  clock: Clock,
  log: Log,
  mayArchive: MayArchive = anything,
): () => Promise<void> {
  let isStopped = false;
  let working: Promise<void> = Promise.resolve();
  let cancel = clock.after(FIRST_MS, run);

  function run(): void {
    working = journal
      .archive(mayArchive())
      .then(
        (archived) => {
          if (!archived.ok) log.warn('the journal was not packed', { why: archived.error });
          else if (archived.value > 0) log.info('the journal was packed', { segments: archived.value });
        },
        (cause) => log.error('packing the journal broke', { why: String(cause) }),
      )
      .then(() => {
        if (!isStopped) cancel = clock.after(EVERY_MS, run);
      });
  }

  return async () => {
    isStopped = true;
    cancel();
    await working;
  };
}
