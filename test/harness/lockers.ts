/** A bank of lockers on a simulated board, as tests need it: four compartments on the first four locks. */
import { openLockerBank } from '../../hardware/locker/bank.ts';
import { KERONG_CU16 } from '../../hardware/locker/kerong/cu16.ts';
import { KERONG_CU48 } from '../../hardware/locker/kerong/cu48.ts';
import type { LockerProtocol } from '../../hardware/locker/protocol.ts';
import { WINNSEN } from '../../hardware/locker/winnsen/codec.ts';
import { createLockerBoard, type LockerFamily } from '../../hardware/simulation/locker-board.ts';
import { usbSerial } from '../../hardware/transport/usb-serial.ts';
import { must, plugged } from './devices.ts';
import { createManualClock } from './manual-clock.ts';

export const LOCKER_PROTOCOLS: Readonly<Record<LockerFamily, LockerProtocol>> = {
  cu16: KERONG_CU16,
  cu48: KERONG_CU48,
  winnsen: WINNSEN,
};

export async function someLockers(family: LockerFamily, closedReads: 0 | 1 = 1) {
  const clock = createManualClock();
  const identity = { vendorId: 0x0403, productId: 0x6001, serial: null, portPath: '1-4' };
  const device = createLockerBoard(clock, identity, family, closedReads);
  const serial = must(usbSerial(plugged(device.wire), clock, 'ftdi'));
  const places = [0, 1, 2, 3].map((lock) => ({ board: 0, lock }));
  const bank = must(await openLockerBank(serial, clock, LOCKER_PROTOCOLS[family], { places, closedReads }));
  /** What `work` comes to when it may take `ms`. */
  const during = async <T>(work: Promise<T>, ms = 5_000): Promise<T> => {
    await clock.advance(ms);
    return work;
  };
  return { clock, device, bank, during };
}
