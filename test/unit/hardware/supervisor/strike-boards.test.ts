import { expect, test } from 'vitest';
import type { SimulatedBoard } from '../../../../hardware/simulation/board-habits.ts';
import { createDcttechRelay } from '../../../../hardware/simulation/dcttech-relay.ts';
import { createDevantechRelay } from '../../../../hardware/simulation/devantech-relay.ts';
import { createKmtronicRelay } from '../../../../hardware/simulation/kmtronic-relay.ts';
import { createLcusRelay } from '../../../../hardware/simulation/lcus-relay.ts';
import { createModbusRelay } from '../../../../hardware/simulation/modbus-relay.ts';
import { USUAL_WIRING } from '../../../../hardware/strike/input-sensor.ts';
import type { OnAdapters } from '../../../../hardware/supervisor/adapters.ts';
import { createSupervisor } from '../../../../hardware/supervisor/supervisor.ts';
import type { Clock } from '../../../../shared/basics/clock.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

const at = (vendorId: number, productId: number) => ({ vendorId, productId, serial: null, portPath: '1-3' });

async function aRoomWith(make: (clock: Clock) => SimulatedBoard, onAdapters: OnAdapters = {}) {
  const clock = createManualClock();
  const board = make(clock);
  const supervisor = createSupervisor({
    clock,
    log: () => undefined,
    source: {
      devices: () => [board.wire.attached()].filter((one) => one !== null),
      onChange: (listener) => board.wire.onChange(listener),
    },
    settings: { printer: { size: '4x2', dpi: 203 }, wiring: USUAL_WIRING, onAdapters },
  });
  supervisor.start();
  board.wire.plug();
  await clock.advance(2_000);
  const health = () => supervisor.health().find((one) => one.role === 'strike') ?? null;
  return { clock, board, supervisor, health };
}

test('a DCTTECH board is found by its numbers, and whoever sets it up is told what it lacks', async () => {
  const { supervisor, health } = await aRoomWith((clock) => createDcttechRelay(clock, at(0x16c0, 0x05df)));
  expect(supervisor.strike()?.state()).toBe('locked');
  expect(health()).toMatchObject({ state: 'trouble', troubles: ['door-unseen'] });
  expect(health()?.warning).toBe('no-own-limit');
});

test('a stranger with the numbers of a DCTTECH board is told nothing', async () => {
  const { board, supervisor, health } = await aRoomWith((clock) => {
    const stranger = createDcttechRelay(clock, at(0x16c0, 0x05df));
    stranger.relays.switch(0, 'on');
    stranger.wire.faults.failAlways('control', { code: 'stalled', transferred: 0 });
    return stranger;
  });
  expect(supervisor.strike()).toBeNull();
  expect(board.relays.mask()).toBe(1);
  expect(health()?.state).toBe('trouble');
});

test('a Devantech module is asked which one it is, and one whose relays stay without power is refused', async () => {
  const rly16 = await aRoomWith((clock) => createDevantechRelay(clock, at(0x04d8, 0xffee)));
  expect(rly16.supervisor.strike()?.state()).toBe('locked');
  expect(rly16.health()?.warning).toBe('no-own-limit');
  const latching = await aRoomWith((clock) => createDevantechRelay(clock, at(0x04d8, 0xffee), 15));
  expect(latching.supervisor.strike()).toBeNull();
  expect(latching.health()).toMatchObject({ state: 'trouble', troubles: ['failed'] });
});

test.each<[string, (clock: Clock) => SimulatedBoard, OnAdapters]>([
  [
    'LCUS',
    (clock) => createLcusRelay(clock, at(0x1a86, 0x7523)),
    { ch340: { kind: 'lcus-board', relays: 1 } },
  ],
  [
    'KMTronic',
    (clock) => createKmtronicRelay(clock, at(0x0403, 0x6001), 4),
    { ftdi: { kind: 'kmtronic-board', relays: 4 } },
  ],
  ['Modbus', (clock) => createModbusRelay(clock, at(0x1a86, 0x7523)), { ch340: { kind: 'modbus-board' } }],
])('an adapter with a %s board behind it is a strike once an installer said so', async (_, make, said) => {
  const untold = await aRoomWith(make);
  expect(untold.supervisor.health()).toEqual([]);
  const told = await aRoomWith(make, said);
  expect(told.supervisor.strike()?.state()).toBe('locked');
});

test('a board that ends a release by itself needs no warning', async () => {
  const { health } = await aRoomWith((clock) => createModbusRelay(clock, at(0x1a86, 0x7523)), {
    ch340: { kind: 'modbus-board' },
  });
  expect(health()).toMatchObject({ state: 'ready', warning: null });
});

test('an older LCUS board, which cannot say what its relays do, is refused', async () => {
  const { supervisor, health } = await aRoomWith(
    (clock) => {
      const old = createLcusRelay(clock, at(0x1a86, 0x7523));
      old.habits.isMute = true;
      return old;
    },
    { ch340: { kind: 'lcus-board', relays: 1 } },
  );
  expect(supervisor.strike()).toBeNull();
  expect(health()).toMatchObject({ state: 'trouble', troubles: ['failed'] });
});
