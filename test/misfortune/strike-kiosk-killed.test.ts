import { expect, test } from 'vitest';
import { startGuardedKiosk } from '../harness/guarded-room.ts';
import { createManualClock } from '../harness/manual-clock.ts';
import type { Claims } from '../harness/mortal-process.ts';
import { BOARD_FAMILIES } from '../harness/strike-boards.ts';

function aGuardedDoor(name = 'DCTTECH') {
  const family = BOARD_FAMILIES.find((one) => one.name === name);
  if (!family) throw new Error(name);
  const clock = createManualClock();
  const board = family.make(clock);
  const claims: Claims = new WeakMap();
  const notice = { stands: false };
  const start = () =>
    startGuardedKiosk({
      clock,
      board,
      claims,
      notice,
      onAdapters: family.onAdapters,
      ordered: () => undefined,
    });
  board.wire.plug();
  return { clock, board, notice, start };
}

const OFF = 0;
const ON = 1;

test.each(BOARD_FAMILIES.map(({ name }) => name))(
  'killed while released: a %s board is locked within a second',
  async (name) => {
    const { clock, board, notice, start } = aGuardedDoor(name);
    const kiosk = start();
    await clock.advance(1_000);
    kiosk.ask(4_000, null);
    await clock.advance(300);
    expect(board.relays.mask()).toBe(ON);
    kiosk.process.kill();
    await clock.advance(1_000);
    expect(board.relays.mask()).toBe(OFF);
    await clock.advance(2_000);
    expect(notice.stands).toBe(false);
  },
);

test('a kiosk that stands still while released loses its board, and the door is locked', async () => {
  const { clock, board, start } = aGuardedDoor();
  const kiosk = start();
  await clock.advance(1_000);
  kiosk.ask(4_000, null);
  await clock.advance(300);
  kiosk.process.freeze();
  await clock.advance(2_000);
  expect(board.relays.mask()).toBe(OFF);
  expect(kiosk.process.isAlive()).toBe(false);
});

test('a kiosk that starts again after it was killed waits for the guard, then has its board', async () => {
  const { clock, board, start } = aGuardedDoor();
  const killed = start();
  await clock.advance(1_000);
  killed.ask(4_000, null);
  await clock.advance(300);
  killed.process.kill();
  const again = start();
  await clock.advance(3_000);
  expect(board.relays.mask()).toBe(OFF);
  again.ask(1_000, null);
  await clock.advance(300);
  expect(board.relays.mask()).toBe(ON);
});

test('without a guard nothing is released', async () => {
  const { clock, board, start } = aGuardedDoor();
  const kiosk = start();
  await clock.advance(1_000);
  kiosk.guardProcess.kill();
  kiosk.ask(4_000, null);
  await clock.advance(1_000);
  expect(board.relays.mask()).toBe(OFF);
});

test('a guard that dies while released: the kiosk locks at once', async () => {
  const { clock, board, start } = aGuardedDoor();
  const kiosk = start();
  await clock.advance(1_000);
  kiosk.ask(4_000, null);
  await clock.advance(300);
  kiosk.guardProcess.kill();
  await clock.advance(300);
  expect(board.relays.mask()).toBe(OFF);
});

test('killed with the board pulled out: it is an alarm, until somebody sees it locked', async () => {
  const { clock, board, notice, start } = aGuardedDoor();
  const kiosk = start();
  await clock.advance(1_000);
  kiosk.ask(4_000, null);
  await clock.advance(300);
  board.wire.unplug();
  kiosk.process.kill();
  await clock.advance(1_500);
  expect(board.relays.mask()).toBe(ON);
  expect(notice.stands).toBe(true);
  board.wire.plug();
  await clock.advance(2_000);
  expect(board.relays.mask()).toBe(OFF);
  expect(notice.stands).toBe(false);
});
