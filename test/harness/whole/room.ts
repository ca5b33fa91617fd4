/** A whole kiosk in the simulated room with its door, its sensor and its first packages, as tests of misfortunes need it. */
import { onTestFinished } from 'vitest';
import { createSimulatedRoom } from '../../../hardware/simulation/room.ts';
import { type PackageId, UnitId } from '../../../shared/domain/ids.ts';
import { packageId, received } from '../drafts.ts';
import { temporaryFolder } from '../faulty-files.ts';
import { forgetfulFiles } from '../forgetful-files.ts';
import { createManualClock } from '../manual-clock.ts';
import { seededRandom } from '../randomness.ts';
import { wholeKiosk } from './kiosk.ts';

/** As little work as Argon2id allows. */
const CHEAP = { memoryKib: 8, passes: 1 };

export async function aWholeKiosk() {
  const clock = createManualClock();
  const random = seededRandom(5);
  const files = forgetfulFiles();
  const room = createSimulatedRoom({ clock, random, people: [] });
  const kiosk = await wholeKiosk({
    folder: await temporaryFolder(),
    files,
    clock,
    random,
    cost: CHEAP,
    source: room.source,
    board: room.board,
    tellsOn: (bytes) => Buffer.from(bytes).includes('relay on'),
  });
  onTestFinished(() => kiosk.stop());
  const [phone = { unit: '', pin: '' }] = kiosk.codes.phones;
  const unit = UnitId.parse(kiosk.host().foundation.directory.units[0]?.id);
  let packages = 0;
  return {
    clock,
    files,
    room,
    kiosk,
    phone,
    unit,
    /** So many packages for the first unit are in the room. */
    bring: async (count: number): Promise<readonly PackageId[]> => {
      const numbers = Array.from({ length: count }, () => ++packages);
      await kiosk.page().append(...numbers.map((n) => received(n, unit)));
      return numbers.map(packageId);
    },
  };
}
