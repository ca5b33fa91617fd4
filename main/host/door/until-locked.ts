/**
 * Waits, within bounds, for a strike that still lets somebody else in or out: whoever is right behind them asks once.
 * It releases nothing and decides nothing.
 */
import type { Strike } from '../../../hardware/ports/strike.ts';
import type { Clock } from '../../../shared/basics/clock.ts';

/** Longer than a door is usually released; who asked for more time than that is not waited for. */
const LONGEST_WAIT_MS = 10_000;

export async function untilLocked(strike: Strike, clock: Clock): Promise<void> {
  if (strike.state() !== 'released') return;
  await new Promise<void>((resume) => {
    const over = () => {
      cancel();
      stopState();
      stopGone();
      resume();
    };
    const cancel = clock.after(LONGEST_WAIT_MS, over);
    const stopState = strike.onState((state) => {
      if (state !== 'released') over();
    });
    const stopGone = strike.onGone(over);
  });
  // It tells that it is locked while the attempt that locked it is not quite over.
  if (strike.state() === 'locked') await strike.lock();
}
