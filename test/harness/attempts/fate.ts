/** What happens to a kiosk between two attempts, whoever wished it: its clock is set, it is restarted, its power is cut. */
import type { ManualClock } from '../manual-clock.ts';
import type { Chance } from '../rehearsal/chance.ts';
import type { WholeKiosk } from '../whole/kiosk.ts';

export interface FateCounts {
  readonly clocksSet: number;
  readonly restarts: number;
  readonly powerCuts: number;
}

const YEAR_MS = 365 * 86_400_000;
/** In attempts, on average. */
const CLOCK_SET_EVERY = 150;
const RESTART_EVERY = 400;

export function openFate(kiosk: WholeKiosk, clock: ManualClock, chance: Chance) {
  const start = { elapsed: clock.elapsed(), wall: clock.now() };
  const counts = { clocksSet: 0, restarts: 0, powerCuts: 0 };
  return {
    counts: (): FateCounts => counts,
    befalls: async (): Promise<void> => {
      if (chance.below(CLOCK_SET_EVERY) === 0) {
        counts.clocksSet++;
        const aside = chance.is(0.3) ? 0 : chance.between(-YEAR_MS, YEAR_MS);
        clock.setWall(start.wall + (clock.elapsed() - start.elapsed) + aside);
      }
      if (chance.below(RESTART_EVERY) !== 0) return;
      if (chance.is(0.5)) {
        counts.restarts++;
        return kiosk.restart();
      }
      counts.powerCuts++;
      await kiosk.cutPower();
      await kiosk.start();
    },
  };
}
