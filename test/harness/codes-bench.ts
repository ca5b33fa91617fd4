/** Carriers' codes and residents' PINs as a host has them, on a clock that a test moves, and started again on what is on the disk. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { CodeBook, latestFrom } from '../../main/host/codes/book.ts';
import { type BookKeeper, createBookKeeper } from '../../main/host/codes/book-keeper.ts';
import { openCodeTime } from '../../main/host/codes/code-time.ts';
import { startCourierCodes } from '../../main/host/codes/courier-codes.ts';
import { openFailures } from '../../main/host/codes/failures.ts';
import { firstCodes } from '../../main/host/codes/first-codes.ts';
import { createGrants } from '../../main/host/codes/grants.ts';
import { createPins } from '../../main/host/codes/pins.ts';
import { createCodes } from '../../main/host/codes/verify.ts';
import { demonstrationDirectory } from '../../main/host/demonstration.ts';
import type { DeviceLog } from '../../main/host/devices/device-log.ts';
import { readSealedJson } from '../../main/host/storage/sealed-json.ts';
import type { Result } from '../../shared/basics/result.ts';
import type { EventId } from '../../shared/domain/ids.ts';
import type { LedgerEvent } from '../../shared/events/event.ts';
import { type RotationPolicy, USUAL_ROTATION } from '../../shared/policies/code-rotation.ts';
import { faultyFiles, temporaryFolder } from './faulty-files.ts';
import { createManualClock } from './manual-clock.ts';
import { seededRandom } from './randomness.ts';

/** As little work as Argon2id allows. */
const cost = { memoryKib: 8, passes: 1 };
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
export const DAY = 86_400_000;

interface BenchOptions {
  readonly policy?: RotationPolicy;
  readonly carriers?: readonly string[];
  readonly units?: number;
}

export async function codesBench(options: BenchOptions = {}) {
  const { policy = USUAL_ROTATION, carriers = ['ups', 'dhl'], units = 2 } = options;
  const random = seededRandom(11);
  const pepper = random(32);
  const key = random(32);
  const clock = createManualClock();
  const folder = await temporaryFolder();
  const files = faultyFiles();
  const path = join(folder, 'codes.sealed');
  const whole = demonstrationDirectory();
  const directory = { ...whole, units: whole.units.slice(0, units) };
  const first = await firstCodes(
    { directory, carriers, staff: 'desk', now: clock.now() },
    pepper,
    cost,
    random,
  );
  /** What the ledger is told, over every start. */
  const noted: { type: string; data: Record<string, unknown> }[] = [];
  const deviceLog: Pick<DeviceLog, 'append'> = {
    append: async (type, data) => void noted.push({ type, data }),
  };

  /** What the ledger holds that the host acts on. */
  const journal = new Map<EventId, LedgerEvent>();
  /** New PINs, as they reach the telephones of a simulated room. */
  const phoned: { unit: string; pin: string }[] = [];

  async function run(book: CodeBook) {
    const keeper: BookKeeper = createBookKeeper(book, { files, random }, path, key);
    const time = await openCodeTime(files, join(folder, 'code-time.json'), clock, latestFrom(book));
    const failures = must(await openFailures(files, join(folder, 'wrong-codes.json'), clock.elapsed()));
    const grants = createGrants(clock, random);
    const codes = await createCodes({
      book: keeper.current,
      time,
      directory: () => directory,
      pepper,
      cost,
      failures,
      grants,
      clock,
    });
    const shared = { keeper, time, policy, pepper, cost, clock, random, deviceLog };
    const couriers = startCourierCodes({ ...shared, log: quiet });
    const pins = createPins({
      ...shared,
      journal: { fresh: (id) => journal.get(id) ?? null },
      grants,
      failures,
      directory: () => directory,
      reissued: async (unit, pin) => void phoned.push({ unit, pin }),
    });
    return {
      keeper,
      couriers,
      pins,
      grants,
      pin: (unit: string, code: string) => codes.verify({ kind: 'resident', unit, code }),
      time,
      code: (code: string) => codes.verify({ kind: 'courier', code }),
      staff: (code: string) => codes.verify({ kind: 'staff', code }),
      badge: (badge: string) => codes.verify({ kind: 'badge', badge }),
      next: async (carrier: string, atOnce = false) => must(await couriers.handOver(carrier, atOnce)),
      stop: async () => {
        await couriers.stop();
        await time.stop();
      },
    };
  }

  let kiosk = await run(first.book);
  must(await kiosk.keeper.change((book) => book));
  // Before the folder goes.
  onTestFinished(() => kiosk.stop());
  return {
    clock,
    pepper,
    cost,
    files,
    folder,
    noted,
    journal,
    phoned,
    directory,
    shown: first.shown,
    kiosk: () => kiosk,
    /** From what is on the disk. `cut`: nothing that was running is let to its end. */
    restart: async (how: 'stopped' | 'cut' = 'stopped') => {
      if (how === 'stopped') await kiosk.stop();
      kiosk = await run(must(await readSealedJson(files, path, CodeBook, key, 'codes')));
      return kiosk;
    },
    /** When everything that was under way is on the disk: from here on a fault hits what the test does. */
    idle: async () => {
      await kiosk.time.keep();
      await kiosk.couriers.handOver('nobody', false);
    },
    book: async () => must(await readSealedJson(files, path, CodeBook, key, 'codes')),
  };
}

export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(String(result.error));
  return result.value;
}
