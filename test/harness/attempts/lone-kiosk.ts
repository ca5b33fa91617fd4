/** The kiosk that is attacked: whole, on a clock of its own, with nothing plugged in but the board of the strike. */
import { createDcttechRelay } from '../../../hardware/simulation/dcttech-relay.ts';
import type { HashCost } from '../../../main/host/codes/hash.ts';
import { received } from '../drafts.ts';
import { createManualClock, type ManualClock } from '../manual-clock.ts';
import type { Chance } from '../rehearsal/chance.ts';
import { quickFiles } from '../rehearsal/quick-files.ts';
import { type WholeKiosk, wholeKiosk } from '../whole/kiosk.ts';

/** From its codec: a report that begins so switches one relay on, or all of them. */
const ON_REPORTS: readonly (number | undefined)[] = [0xff, 0xfe];

/** A board without inputs: nothing is asked of it all the time, so that a week goes by in minutes. */
const BOARD = { vendorId: 0x16c0, productId: 0x05df, serial: null, portPath: '1-3' } as const;

export interface LoneKiosk {
  readonly kiosk: WholeKiosk;
  readonly clock: ManualClock;
}

/** Something waits for every unit: whoever guesses a PIN is to see the door open. */
export async function loneKiosk(folder: string, cost: HashCost, chance: Chance): Promise<LoneKiosk> {
  const clock = createManualClock();
  const board = createDcttechRelay(clock, BOARD);
  board.wire.plug();
  const kiosk = await wholeKiosk({
    folder,
    files: quickFiles(false),
    clock,
    random: chance.bytes,
    cost,
    source: { devices: () => [board.wire.attached() ?? []].flat(), onChange: board.wire.onChange },
    board,
    tellsOn: ([command]) => ON_REPORTS.includes(command),
  });
  const { units } = kiosk.host().foundation.directory;
  await kiosk.page().append(...units.map(({ id }, n) => received(n + 1, id)));
  return { kiosk, clock };
}
