/**
 * A package room that is treated badly for as long as is wanted, on a clock that is moved by hand: devices of every
 * family are unplugged, plugged in again, stalled and put to work through the device process, which dies now and then.
 * Every so often it counts what the program holds on to. It judges nothing.
 */
import { queryObjects } from 'node:v8';
import { wiringInOrder } from '../../../hardware/locker/families.ts';
import type { UsbTransport } from '../../../hardware/ports/transport.ts';
import { createDeviceProcess } from '../../../hardware/process/device-process.ts';
import { createDcttechRelay } from '../../../hardware/simulation/dcttech-relay.ts';
import { createEscPosPrinter } from '../../../hardware/simulation/escpos-printer.ts';
import { createHidPosScanner } from '../../../hardware/simulation/hid-pos-scanner.ts';
import { createKeyboardScanner } from '../../../hardware/simulation/keyboard-scanner.ts';
import { createLcusRelay } from '../../../hardware/simulation/lcus-relay.ts';
import { createLockerBoard } from '../../../hardware/simulation/locker-board.ts';
import { createNumatoRelay } from '../../../hardware/simulation/numato-relay.ts';
import { createQlPrinter } from '../../../hardware/simulation/ql-printer.ts';
import { createSerialScanner } from '../../../hardware/simulation/serial-scanner.ts';
import type { SimulatedWire } from '../../../hardware/simulation/simulated-wire.ts';
import { createZplPrinter } from '../../../hardware/simulation/zpl-printer.ts';
import type { OnAdapters } from '../../../hardware/supervisor/adapters.ts';
import { createSupervisor, USUAL_SETTINGS } from '../../../hardware/supervisor/supervisor.ts';
import { DoorId, ZoneId } from '../../../shared/domain/ids.ts';
import { startTestProcess, type TestProcess } from '../device-line.ts';
import { LABEL } from '../devices.ts';
import { createManualClock } from '../manual-clock.ts';
import { seededRandom } from '../randomness.ts';

/** What is alive after everything that can be collected was. */
export interface Holding {
  readonly atMs: number;
  /** Listeners, timers' callbacks, promises' handlers: each of them is a function. */
  readonly functions: number;
  readonly promises: number;
  readonly collections: number;
  /** On the clock, waiting for their time. */
  readonly timers: number;
  /** What the process waits for: sockets, files, real timers. */
  readonly resources: number;
  readonly heapBytes: number;
}

export interface Endured {
  readonly holdings: readonly Holding[];
  readonly deeds: Readonly<Record<string, number>>;
}

export interface Ordeal {
  readonly hours: number;
  readonly seed: number;
  readonly samples: number;
  readonly told?: (holding: Holding) => void;
}

const HOUR_MS = 3_600_000;
const MAIN = DoorId.parse('main');

const at = (vendorId: number, productId: number, portPath: string, serial: string | null = null) => ({
  vendorId,
  productId,
  serial,
  portPath,
});

export async function endure({ hours, seed, samples, told }: Ordeal): Promise<Endured> {
  const clock = createManualClock();
  const random = seededRandom(seed);
  const below = (count: number) => (((random(2)[0] ?? 0) << 8) | (random(1)[0] ?? 0)) % count;
  const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T;

  const zpl = createZplPrinter(clock, at(0x0a5f, 0x0120, '1-1', 'Z1'));
  const escpos = createEscPosPrinter(clock, at(0x04b8, 0x0202, '1-2', 'E1'));
  const ql = createQlPrinter(clock, at(0x04f9, 0x209b, '1-3', 'Q1'));
  const pos = createHidPosScanner(clock, at(0x05e0, 0x0b6a, '1-4'));
  const serial = createSerialScanner(clock, at(0x05e0, 0x1701, '1-5', 'S1'));
  const keys = createKeyboardScanner(clock, at(0x05e0, 0x1200, '1-6'));
  const numato = createNumatoRelay(clock, at(0x2a19, 0x0c05, '1-7', 'N1'));
  const dcttech = createDcttechRelay(clock, at(0x16c0, 0x05df, '1-8'));
  const lcus = createLcusRelay(clock, at(0x1a86, 0x7523, '1-9'));
  const lockers = createLockerBoard(clock, at(0x0403, 0x6001, '1-10'), 'kerong-cu16', 1);
  const printers = [zpl, escpos, ql];
  const wires: readonly SimulatedWire[] = [
    ...printers.map(({ wire }) => wire),
    pos.wire,
    serial.wire,
    keys.wire,
    numato.wire,
    dcttech.wire,
    lcus.wire,
    lockers.wire,
  ];
  for (const wire of wires) wire.plug();
  numato.setInput(0, 1);

  const source = {
    devices: (): readonly UsbTransport[] => wires.flatMap((wire) => wire.attached() ?? []),
    onChange(listener: () => void) {
      const stops = wires.map((wire) => wire.onChange(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
  const relay = { kind: 'lcus-board', relays: 1 } as const;
  const onAdapters: OnAdapters = {
    ch340: relay,
    ftdi: {
      kind: 'locker-boards',
      family: 'kerong-cu16',
      zone: ZoneId.parse('lockers'),
      wiring: { places: [...wiringInOrder([4], 1).places], closedReads: 1 },
    },
  };
  const settings = { ...USUAL_SETTINGS, onAdapters };
  let running: TestProcess | null = null;
  const devices = createDeviceProcess({
    start() {
      running = startTestProcess(source, clock);
      return running;
    },
    clock,
    log: () => undefined,
  });
  devices.use({ settings, said: {} });
  const supervisor = createSupervisor({
    source: devices.source,
    clock,
    log: () => undefined,
    settings,
    guard: devices.guard,
    usualDoor: MAIN,
    // One of the three boards opens the door, and the others none.
    said: (key) =>
      key.startsWith('2a19')
        ? { role: 'strike', door: MAIN, wiring: USUAL_SETTINGS.wiring, board: null }
        : key.startsWith('16c0') || key.startsWith('1a86')
          ? { role: 'strike', door: null, wiring: USUAL_SETTINGS.wiring, board: relay }
          : null,
  });
  supervisor.start();

  const deeds: Record<string, number> = {};
  let job = 0;
  const work: Readonly<Record<string, () => unknown>> = {
    unplug: () => pick(wires).unplug(),
    plug() {
      for (const wire of wires) if (!wire.attached()) wire.plug();
    },
    print() {
      job += 1;
      return supervisor.printer()?.print(LABEL, `J${String(job % 1_000_000).padStart(6, '0')}`);
    },
    scan: () => pick([pos, serial, keys]).scan('1Z5R89390357567127', null),
    release: () => supervisor.strike()?.release(500 + below(4_000)),
    'open a locker': () => supervisor.lockers()[0]?.bank.open(1 + below(4)),
    'shut the lockers'() {
      for (const lock of [0, 1, 2, 3]) lockers.shut(lock);
    },
    stall: () => pick(wires).faults.failNext('write', { code: 'stalled', transferred: 0 }),
    'die as a process': () => running?.die(),
    'hang as a process': () => running?.hang(),
  };

  const holdings: Holding[] = [];
  const everyMs = (hours * HOUR_MS) / samples;
  while (holdings.length < samples) {
    const [what, deed] = pick(Object.entries(work));
    const count = deeds[what] ?? 0;
    // Most of a day is work: a process that dies all the time would be all that is tried.
    if (!what.endsWith('process') || below(10) === 0) {
      deeds[what] = count + 1;
      void deed();
    }
    await clock.advance(200 + below(20_000));
    if (clock.elapsed() < everyMs * (holdings.length + 1)) continue;
    await quiet();
    holdings.push(await look());
    told?.(holdings[holdings.length - 1] as Holding);
  }
  await Promise.all([supervisor.stop(), clock.advance(5_000)]);
  await Promise.all([devices.stop(), clock.advance(5_000)]);
  return { holdings, deeds };

  /** Everything is plugged in and at rest, so that what is counted is the same each time. */
  async function quiet(): Promise<void> {
    work.plug?.();
    for (const wire of wires) wire.faults.clear();
    work['shut the lockers']?.();
    await clock.advance(120_000);
    // What the simulated printers remember is the test's, and no leak.
    for (const { printed } of printers) (printed as unknown[]).length = 0;
    (lockers.pulses as unknown[]).length = 0;
  }

  async function look(): Promise<Holding> {
    const count = (kind: new (...args: never[]) => unknown) =>
      queryObjects(kind as unknown as Parameters<typeof queryObjects>[0], { format: 'count' });
    const functions = count(Function as unknown as new () => unknown);
    return {
      atMs: clock.elapsed(),
      functions,
      promises: count(Promise as unknown as new () => unknown),
      collections: count(Map) + count(Set),
      timers: clock.waiting(),
      resources: process.getActiveResourcesInfo().length,
      heapBytes: process.memoryUsage().heapUsed,
    };
  }
}
