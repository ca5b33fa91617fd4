/**
 * A burglar with nothing but time: tries a PIN in the first moment in which the kiosk compares one, until a time is over or
 * there is no PIN left to guess. What it counts is how many are compared, and how long that takes on the kiosk's clock.
 */

import type { HashCost } from '../../../main/host/codes/hash.ts';
import { verify } from '../../../renderer/desk/codes.ts';
import { createChance } from '../rehearsal/chance.ts';
import { loneKiosk } from './lone-kiosk.ts';

/** `units without end` do not exist: to who guesses they are as good as any, and there is always another. */
export type Targets = 'one unit' | 'every unit' | 'units without end';

export interface Patience {
  readonly compared: number;
  /** Those that were right. */
  readonly letIn: number;
  /** Until the time was over, or the last PIN was disabled. */
  readonly tookMs: number;
  readonly disabled: number;
}

const CODE_DIGITS = 6;
const CODES = 10 ** CODE_DIGITS;
/** To read what the kiosk says and type the next. */
const TYPING_MS = 2_000;

export async function patience(
  targets: Targets,
  forMs: number,
  { seed, cost, folder }: { readonly seed: number; readonly cost: HashCost; readonly folder: string },
): Promise<Patience> {
  const chance = createChance(seed);
  const { kiosk, clock } = await loneKiosk(folder, cost, chance.of('host'));
  const startedMs = clock.elapsed();
  const names = kiosk.host().foundation.directory.units.map(({ name }) => name);
  const left = targets === 'one unit' ? names.slice(0, 1) : [...names];
  const seen = { compared: 0, letIn: 0 };

  for (let turn = 0; clock.elapsed() - startedMs < forMs; turn++) {
    const unit = targets === 'units without end' ? `${turn}Q` : left[turn % left.length];
    if (unit === undefined) break;
    const code = String(chance.below(CODES)).padStart(CODE_DIGITS, '0');
    const verified = await verify(kiosk.page().desk, { kind: 'resident', unit, code });
    await clock.advance(TYPING_MS);
    if (verified.ok) {
      seen.compared++;
      seen.letIn++;
      continue;
    }
    const { why, waitMs } = verified.refused;
    if (why !== 'waiting') seen.compared++;
    if (why === 'disabled') left.splice(left.indexOf(unit), 1);
    // Whoever has other units to try goes on with those: only the room's own wait is for all of them.
    const mustWait = targets === 'one unit' || why === 'waiting';
    if (mustWait && waitMs > TYPING_MS) await clock.advance(waitMs - TYPING_MS);
  }
  const tookMs = clock.elapsed() - startedMs;
  const disabled = kiosk.host().pins.disabled().length;
  await kiosk.stop();
  return { ...seen, tookMs, disabled };
}
