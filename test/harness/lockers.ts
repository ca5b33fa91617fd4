/** Lockers on simulated boards, as tests need them: four compartments on the first four locks, bare or in a room. */
import { openLockerBank } from '../../hardware/locker/bank.ts';
import { LOCKER_FAMILIES, type LockerFamily, wiringInOrder } from '../../hardware/locker/families.ts';
import type { LockerWiring } from '../../hardware/locker/protocol.ts';
import { createSolenoids } from '../../hardware/locker/solenoids.ts';
import { createLockerBoard } from '../../hardware/simulation/locker-board.ts';
import { USUAL_WIRING } from '../../hardware/strike/input-sensor.ts';
import type { OnAdapters } from '../../hardware/supervisor/adapters.ts';
import { createSupervisor } from '../../hardware/supervisor/supervisor.ts';
import type { RoomCompartmentChange } from '../../hardware/supervisor/watch-lockers.ts';
import { usbSerial } from '../../hardware/transport/usb-serial.ts';
import { ZoneId } from '../../shared/domain/ids.ts';
import { must, plugged } from './devices.ts';
import { createManualClock } from './manual-clock.ts';

const at = (vendorId: number, productId: number, portPath: string) => ({
  vendorId,
  productId,
  serial: null,
  portPath,
});
const FTDI = at(0x0403, 0x6001, '1-4');
const CP210X = at(0x10c4, 0xea60, '1-5');

export async function someLockers(family: LockerFamily, closedReads: 0 | 1 = 1) {
  const clock = createManualClock();
  const device = createLockerBoard(clock, FTDI, family, closedReads);
  const serial = must(usbSerial(plugged(device.wire), clock, 'ftdi'));
  const bank = must(
    await openLockerBank(serial, clock, {
      protocol: LOCKER_FAMILIES[family],
      wiring: wiringInOrder([4], closedReads),
      name: 'lockers',
      solenoids: createSolenoids(clock),
    }),
  );
  /** What `work` comes to when it may take `ms`. */
  const during = async <T>(work: Promise<T>, ms = 5_000): Promise<T> => {
    await clock.advance(ms);
    return work;
  };
  return { clock, device, bank, during };
}

interface RoomOfLockers {
  readonly family?: LockerFamily;
  readonly wiring?: LockerWiring;
  readonly banks?: 1 | 2;
  /** What the installer said of the adapters; left out: the truth. */
  readonly said?: readonly [];
}

/** A bank of lockers, or two, under the supervisor. */
export async function aRoomWithLockers(room: RoomOfLockers = {}) {
  const { family = 'kerong-cu16', wiring = wiringInOrder([4], 1), banks = 1, said } = room;
  const clock = createManualClock();
  const device = createLockerBoard(clock, FTDI, family, wiring.closedReads);
  const second = createLockerBoard(clock, CP210X, family, wiring.closedReads);
  const wires = banks === 2 ? [device.wire, second.wire] : [device.wire];
  const { closedReads } = wiring;
  const places = wiring.places.map((place) => ({ ...place }));
  const boards = { kind: 'locker-boards' as const, family, wiring: { places, closedReads } };
  const truth: OnAdapters = {
    ftdi: { ...boards, zone: ZoneId.parse('lockers-a') },
    cp210x: { ...boards, zone: ZoneId.parse('lockers-b') },
  };
  const supervisor = createSupervisor({
    clock,
    log: () => undefined,
    source: {
      devices: () => wires.flatMap((wire) => wire.attached() ?? []),
      onChange(listener) {
        const stops = wires.map((wire) => wire.onChange(listener));
        return () => {
          for (const stop of stops) stop();
        };
      },
    },
    settings: {
      printer: { size: '4x2', dpi: 203 },
      wiring: USUAL_WIRING,
      onAdapters: said ? {} : truth,
    },
  });
  const changes: RoomCompartmentChange[] = [];
  supervisor.onCompartment((change) => changes.push(change));
  supervisor.start();
  for (const wire of wires) wire.plug();
  await clock.advance(2_000);
  const health = () => supervisor.health().filter(({ role }) => role === 'locker');
  const bank = () => {
    const [lockers] = supervisor.lockers();
    if (!lockers) throw new Error('there are no lockers');
    return lockers.bank;
  };
  return { clock, device, second, supervisor, changes, health, bank };
}
