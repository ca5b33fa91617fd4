/** Passes for the first unit of a whole kiosk, as its property's server would sign them, by that server's own clock. */
import { uuidV7 } from '../../../shared/basics/uuid.ts';
import { Pass } from '../../../shared/domain/pass.ts';
import { seededRandom } from '../randomness.ts';
import type { aWholeKiosk } from './room.ts';

type At = Awaited<ReturnType<typeof aWholeKiosk>>;

const HOUR_MS = 3_600_000;
const random = seededRandom(0x9a55);

/** Times are counted from the kiosk's now; left out: good for the hour before and after. */
export async function passFor({ kiosk, clock, unit }: At, fromMs = -HOUR_MS, untilMs = fromMs + 2 * HOUR_MS) {
  const seconds = (ms: number) => Math.floor((clock.now() + ms) / 1000);
  const pass = Pass.parse({
    id: uuidV7(clock.now(), random),
    property: kiosk.host().foundation.directory.property.id,
    holder: 'resident',
    unit,
    resident: null,
    packages: null,
    from: seconds(fromMs),
    until: seconds(untilMs),
  });
  return { id: pass.id, token: await kiosk.passKey.sign(pass) };
}
