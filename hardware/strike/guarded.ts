/**
 * A strike that is never released without somebody watching who outlives the kiosk: armed before the relay is told,
 * disarmed only when it was seen to be off. It knows neither board nor guard.
 */
import { err, type Result } from '../../shared/basics/result.ts';
import type { Strike, StrikeFailure } from '../ports/strike.ts';
import type { GuardWatch } from './guard-watch.ts';

export function guarded(strike: Strike, watch: GuardWatch, name: string): Strike {
  let isReleasing = false;

  async function release(holdMs: number): Promise<Result<void, StrikeFailure>> {
    if (isReleasing || strike.state() === 'released') return err({ code: 'busy' });
    isReleasing = true;
    try {
      if (!(await watch.arm(name))) return err({ code: 'not-released' });
      return await strike.release(holdMs);
    } finally {
      isReleasing = false;
      // Refused before the relay was told, or over already: there is nothing left to watch.
      if (strike.state() === 'locked') watch.locked(name);
    }
  }

  const stops = [
    strike.onState((state) => {
      if (state === 'locked' && !isReleasing) watch.locked(name);
    }),
    // What was released under the guard's eye must not stay so without it.
    watch.onGuardEnded(() => {
      if (strike.state() !== 'locked') void strike.lock();
    }),
  ];
  // Released by somebody who is gone, and locked by opening it: a quick board has done so before anybody listens.
  if (strike.state() === 'locked') watch.locked(name);

  return {
    ...strike,
    release,
    async close() {
      await strike.close();
      for (const stop of stops) stop();
    },
  };
}
