import { expect, test } from 'vitest';
import { createDcttechRelay } from '../../../../hardware/simulation/dcttech-relay.ts';
import { onReport, SET_REPORT } from '../../../../hardware/strike/dcttech/codec.ts';
import { err } from '../../../../shared/basics/result.ts';
import { must, plugged } from '../../../harness/devices.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

function aBoard() {
  const identity = { vendorId: 0x16c0, productId: 0x05df, serial: null, portPath: '1-1' };
  const board = createDcttechRelay(createManualClock(), identity);
  return { board, wire: plugged(board.wire) };
}

test('a board that was pulled out hears no control request', async () => {
  const { board, wire } = aBoard();
  must(await wire.open({ deadlineMs: 100 }));
  board.wire.unplug();
  expect(await wire.controlOut(SET_REPORT, onReport(0), { deadlineMs: 100 })).toEqual(err({ code: 'gone' }));
  expect(board.relays.mask()).toBe(0);
});

test('a board that nobody opened hears no control request', async () => {
  const { board, wire } = aBoard();
  expect((await wire.controlOut(SET_REPORT, onReport(0), { deadlineMs: 100 })).ok).toBe(false);
  expect(board.relays.mask()).toBe(0);
});
