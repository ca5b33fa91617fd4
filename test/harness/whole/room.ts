/** A whole kiosk in the simulated room with its door, its sensor and its first packages, as tests of misfortunes need it. */
import { onTestFinished } from 'vitest';
import { createSimulatedRoom } from '../../../hardware/simulation/room.ts';
import { type PackageId, UnitId } from '../../../shared/domain/ids.ts';
import { packageId, received } from '../drafts.ts';
import { temporaryFolder } from '../faulty-files.ts';
import { forgetfulFiles } from '../forgetful-files.ts';
import { createManualClock } from '../manual-clock.ts';
import { seededRandom } from '../randomness.ts';
import { quickFiles } from '../rehearsal/quick-files.ts';
import { wholeKiosk } from './kiosk.ts';

/** As little work as Argon2id allows. */
const CHEAP = { memoryKib: 8, passes: 1 };

/** A sensor's next looks, with what it takes until it is sure. */
const SEEN_MS = 600;

export async function aWholeKiosk() {
  const clock = createManualClock();
  const random = seededRandom(5);
  // Done at once: what the host saw is written down when it is at rest.
  const files = forgetfulFiles(quickFiles(false));
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
    /** What was written and not synced is lost with the power. */
    cutPower: async () => {
      await kiosk.cutPower();
      await files.powerCut();
    },
    /** Somebody shows the right PIN. */
    comesIn: async () => {
      const resident = kiosk.page().resident();
      await resident.tells(
        { type: 'unit-entered', name: phone.unit },
        { type: 'pin-entered', pin: phone.pin },
      );
      return resident;
    },
    /** The handle is turned, and the door stands open. */
    opensDoor: async () => {
      const isOpen = room.act('door', 'open').ok;
      await clock.advance(SEEN_MS);
      await kiosk.page().drained();
      return isOpen;
    },
    closesDoor: async () => {
      room.act('door', 'close');
      await clock.advance(SEEN_MS);
      await kiosk.page().drained();
    },
    /** What the ledger holds of these types, in order. */
    told: async (...types: readonly string[]) => {
      await kiosk.page().drained();
      const events = await kiosk.page().events();
      return events.map(({ type }) => type).filter((type) => types.includes(type));
    },
    tasks: async () => (await kiosk.page().questions.openTasks()).map(({ kind, about }) => [kind, about]),
    /** So many packages for the first unit are in the room. */
    bring: async (count: number): Promise<readonly PackageId[]> => {
      const numbers = Array.from({ length: count }, () => ++packages);
      await kiosk.page().append(...numbers.map((n) => received(n, unit)));
      return numbers.map(packageId);
    },
  };
}
