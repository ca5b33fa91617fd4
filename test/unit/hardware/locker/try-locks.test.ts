import { describe, expect, test } from 'vitest';
import { wiringOf } from '../../../../hardware/locker/commission.ts';
import { LOCKER_FAMILIES, type LockerFamily } from '../../../../hardware/locker/families.ts';
import { openLockerLine } from '../../../../hardware/locker/line.ts';
import type { LockPlace } from '../../../../hardware/locker/protocol.ts';
import { tryLocks } from '../../../../hardware/locker/try-locks.ts';
import { createLockerBoard } from '../../../../hardware/simulation/locker-board.ts';
import { usbSerial } from '../../../../hardware/transport/usb-serial.ts';
import { must, plugged } from '../../../harness/devices.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

/** The doors of this bank were hung the other way round: lock 0 opens door 3. */
const DOORS = [3, 2, 1];
const PLACES = [0, 1, 2].map((lock) => ({ board: 0, lock }));

async function aBankToTry(family: LockerFamily, closedReads: 0 | 1) {
  const clock = createManualClock();
  const identity = { vendorId: 0x0403, productId: 0x6001, serial: null, portPath: '1-4' };
  const device = createLockerBoard(clock, identity, family, closedReads);
  const protocol = LOCKER_FAMILIES[family];
  const serial = must(usbSerial(plugged(device.wire), clock, 'ftdi'));
  const line = must(await openLockerLine(serial, clock, protocol));
  /** Somebody who looks, says what they see, and shuts it. */
  const somebody = async ({ lock }: LockPlace) => {
    if (!device.isOpen(lock)) return null;
    device.shut(lock);
    return DOORS[lock] ?? null;
  };
  const tryAll = async () => {
    const tried = tryLocks(line, clock, protocol, PLACES, somebody);
    await clock.advance(60_000);
    return tried;
  };
  return { clock, device, tryAll };
}

describe.each(Object.keys(LOCKER_FAMILIES) as LockerFamily[])('a bank on %s boards', (family) => {
  test.each([0, 1] as const)('is learnt as it is hung, where a shut lock reads %i', async (closedReads) => {
    const { device, tryAll } = await aBankToTry(family, closedReads);
    const { trials, unseen } = await tryAll();
    expect(unseen).toEqual([]);
    expect(wiringOf(trials)).toEqual({ wiring: { places: PLACES.toReversed(), closedReads }, faults: [] });
    expect(device.pulses.map(({ lock }) => lock)).toEqual([0, 1, 2]);
  });

  test('with a jam is one door short, and says which lock it was', async () => {
    const { device, tryAll } = await aBankToTry(family, 1);
    device.habits.jammed.add(1);
    const { wiring, faults } = wiringOf((await tryAll()).trials);
    expect(wiring).toBeNull();
    expect(faults).toContainEqual({ code: 'nothing-opened', place: PLACES[1] });
    expect(faults).toContainEqual({ code: 'door-missing', compartment: 2 });
  });

  test('that does not answer is not pulsed', async () => {
    const { device, tryAll } = await aBankToTry(family, 1);
    device.habits.isSilent = true;
    expect(await tryAll()).toEqual({ trials: [], unseen: PLACES });
    expect(device.pulses).toEqual([]);
  });
});
