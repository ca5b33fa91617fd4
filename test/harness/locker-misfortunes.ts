/**
 * One run of a room with two banks of lockers and everything that can go wrong with them at any moment, made from a
 * seed, and what must never be seen of it: two solenoids at a time, a pulse for a door that stands open or was just
 * seen to open, a compartment offered that nobody can see or that stands open.
 */
import { LOCKER_FAMILIES, type LockerFamily, wiringInOrder } from '../../hardware/locker/families.ts';
import { nextFree } from '../../hardware/locker/offer.ts';
import type { SimulatedLockers } from '../../hardware/simulation/locker-board.ts';
import type { RoomLockers } from '../../hardware/supervisor/watch-lockers.ts';
import { aRoomWithLockers } from './lockers.ts';
import { seededRandom } from './randomness.ts';

const DOORS = 3;
const RUN_MS = 25_000;
const LOOK_EVERY_MS = 250;
const MAX_TOLD = 3;
/** A solenoid pulls for a second at most. */
const ENERGISED_MS = 1_000;
const REST_MS = 3_000;
/** How long a door may have moved unseen: a look at a bank that answers takes no longer. */
const SEEN_WITHIN_MS = 15_000;

export interface LockerReport {
  readonly family: LockerFamily;
  readonly story: readonly string[];
  readonly violations: readonly string[];
  readonly openings: number;
  readonly refusals: number;
}

export async function runLockerMisfortunes(seed: number): Promise<LockerReport> {
  const random = seededRandom(seed);
  const upTo = (limit: number) => {
    const [a = 0, b = 0] = random(2);
    return ((a << 8) + b) % limit;
  };
  const families = Object.keys(LOCKER_FAMILIES) as LockerFamily[];
  const family = families[upTo(families.length)] ?? 'winnsen';
  const closedReads = upTo(2) === 0 ? 0 : 1;
  const room = await aRoomWithLockers({ family, wiring: wiringInOrder([DOORS], closedReads), banks: 2 });
  const { clock, supervisor } = room;
  const devices: readonly SimulatedLockers[] = [room.device, room.second];
  const story: string[] = [];
  const violations: string[] = [];
  const tell = (what: string) => void story.push(`${clock.elapsed()} ${what}`);
  const fail = (what: string) => {
    if (violations.length < MAX_TOLD) violations.push(`${clock.elapsed()} ${what}`);
  };
  let openings = 0;
  let refusals = 0;
  let isStopped = false;

  for (const [bank, device] of devices.entries()) {
    device.onPulse((lock) => {
      tell(`bank ${bank} pulses ${lock}`);
      if (isStopped) fail('a pulse after the stop');
      if (device.isOpen(lock) && movedMs(bank, lock) > SEEN_WITHIN_MS)
        fail('a pulse for a door that stands open');
      if (shown(bank)?.bank.states()[lock] === 'open') fail('a pulse after the door was seen open');
      if (shown(bank)?.bank.states()[lock] === 'unknown') fail('a pulse for a door that nobody sees');
      const all = devices.flatMap((one, of) => one.pulses.map((pulse) => ({ ...pulse, of })));
      const others = all.filter(
        (one) => one.atMs !== clock.elapsed() || one.of !== bank || one.lock !== lock,
      );
      if (others.some((one) => clock.elapsed() - one.atMs < ENERGISED_MS)) fail('two solenoids');
      const same = others.filter((one) => one.of === bank && one.lock === lock);
      if (same.some((one) => clock.elapsed() - one.atMs < REST_MS)) fail('a hot solenoid');
      moved.set(`${bank}/${lock}`, clock.elapsed());
    });
  }

  const moved = new Map<string, number>();
  const movedMs = (bank: number, lock: number) => clock.elapsed() - (moved.get(`${bank}/${lock}`) ?? -RUN_MS);
  const shown = (bank: number): RoomLockers | undefined =>
    supervisor.lockers().find(({ zone }) => zone === (bank === 0 ? 'lockers-a' : 'lockers-b'));

  function askFor(): void {
    const lockers = shown(upTo(2));
    void lockers?.bank.open(1 + upTo(DOORS)).then((opened) => {
      if (opened.ok) openings++;
      else refusals++;
      tell(opened.ok ? 'opened' : `not opened: ${opened.error.code}`);
    });
  }

  const device = () => devices[upTo(2)] ?? room.device;
  const move = (how: 'shut' | 'force') => {
    const bank = upTo(2);
    const lock = upTo(DOORS);
    moved.set(`${bank}/${lock}`, clock.elapsed());
    devices[bank]?.[how](lock);
  };
  const misfortunes: Readonly<Record<string, () => void>> = {
    'somebody asks': askFor,
    'somebody asks again': askFor,
    'two ask at once': () => {
      askFor();
      askFor();
    },
    'a door is shut': () => move('shut'),
    'another door is shut': () => move('shut'),
    'a door is opened with a key': () => move('force'),
    'a door jams': () => void device().habits.jammed.add(upTo(DOORS)),
    'falls silent': () => {
      device().habits.isSilent = true;
    },
    'goes busy': () => {
      device().habits.isBusy = true;
    },
    'answers its pulses': () => {
      device().habits.answersPulse = true;
    },
    'answers in pieces': () => {
      device().habits.splits = 1 + upTo(4);
    },
    'bits turn over': () => {
      device().habits.flipsNext = 1 + upTo(6);
    },
    'a second board has its address': () => {
      device().habits.twin = upTo(2) === 0 ? 'at-once' : 'after';
    },
    'cools down': () => {
      device().habits.coolDownMs = 5_000;
    },
    'a transfer fails': () =>
      device().wire.faults.failNext(
        upTo(2) === 0 ? 'write' : 'read',
        upTo(2) === 0 ? 'silence' : { code: 'stalled', transferred: 0 },
        1 + upTo(4),
      ),
    unplug: () => device().wire.unplug(),
    plug: () => {
      for (const one of devices) one.wire.plug();
    },
    'all is well again': () => {
      for (const { habits, wire } of devices) {
        habits.isSilent = false;
        habits.isBusy = false;
        habits.twin = 'none';
        habits.flipsNext = 0;
        habits.jammed.clear();
        wire.faults.clear();
      }
    },
    'the kiosk stops': () => {
      if (upTo(4) > 0 || isStopped) return;
      isStopped = true;
      void supervisor.stop();
    },
  };

  function look(): void {
    for (const [bank] of devices.entries()) {
      const lockers = shown(bank);
      if (!lockers) continue;
      const states = lockers.bank.states();
      const offered = nextFree({ states, taken: new Set(), jammed: lockers.bank.jammed() });
      if (offered === null) continue;
      if (states[offered - 1] !== 'closed') fail('offered, and nobody sees it shut');
      if (devices[bank]?.wire.attached() === null) fail('offered, and its bank is unplugged');
      const isLong = movedMs(bank, offered - 1) > SEEN_WITHIN_MS;
      if (devices[bank]?.isOpen(offered - 1) && isLong) fail('offered, and it has stood open for long');
    }
    if (clock.elapsed() < RUN_MS) clock.after(LOOK_EVERY_MS, look);
  }

  look();
  const names = Object.keys(misfortunes) as [string];
  const count = 6 + upTo(12);
  for (let step = 0; step < count; step++) {
    const name = step < 2 ? 'somebody asks' : (names[upTo(names.length)] ?? names[0]);
    clock.after(upTo(step === 0 ? 2_000 : RUN_MS - 8_000), () => {
      tell(name);
      misfortunes[name]?.();
    });
  }
  await clock.advance(RUN_MS);
  return { family, story, violations, openings, refusals };
}
