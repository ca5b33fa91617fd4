/**
 * The simulated room as the installer's tool tries itself on it: with things wrong from the start, and somebody who
 * holds a parcel before the scanner every second. It knows no tool.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { RandomBytes } from '../../shared/basics/uuid.ts';
import type { DeviceSource } from '../ports/device-source.ts';
import type { TransportError } from '../ports/transport.ts';
import { createLockerBoard } from './locker-board.ts';
import { createSimulatedRoom } from './room.ts';

const SCAN_EVERY_MS = 1_000;
/** Lockers on a serial adapter, for `--adapter ftdi=kerong-cu16:16`. */
const LOCKERS = { vendorId: 0x0403, productId: 0x6001, serial: null, portPath: '1-4' };

/** What only the system does to a device; all the rest is what a person in the room can do. */
const AT_OPENING: Readonly<Record<string, TransportError>> = {
  busy: { code: 'busy' },
  'no-rights': { code: 'no-rights', hint: 'Install the rules that "npm run device -- rules" prints.' },
};

interface TrialRoomOptions {
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Such as `printer:paper-out`: an action of the room, or what stands in `AT_OPENING`. */
  readonly mishaps: readonly string[];
}

export function createTrialRoom({ clock, random, mishaps }: TrialRoomOptions): Result<DeviceSource, string> {
  const room = createSimulatedRoom({ clock, random, people: [] });
  const wires = { printer: room.printer.wire, scanner: room.scanner.wire, strike: room.board.wire };
  for (const mishap of mishaps) {
    const [device = '', what = ''] = mishap.split(':');
    const atOpening = Object.hasOwn(AT_OPENING, what) ? AT_OPENING[what] : undefined;
    if (atOpening && (device === 'printer' || device === 'scanner' || device === 'strike')) {
      wires[device].faults.failAlways('open', atOpening);
      continue;
    }
    const done = room.act(device, what);
    if (!done.ok) return err(`--fault ${mishap}: ${done.error.say}`);
  }
  const holdNext = () => {
    const [parcel] = room.snapshot().parcels;
    if (parcel) room.act('scanner', 'scan', { parcel: parcel.id });
    clock.after(SCAN_EVERY_MS, holdNext);
  };
  clock.after(SCAN_EVERY_MS, holdNext);
  const lockers = createLockerBoard(clock, LOCKERS, 'kerong-cu16', 1);
  lockers.wire.plug();
  return ok({
    devices: () => [...room.source.devices(), lockers.wire.attached() ?? []].flat(),
    onChange: (listener) => room.source.onChange(listener),
  });
}
