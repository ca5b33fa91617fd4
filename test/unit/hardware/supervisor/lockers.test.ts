import { expect, test } from 'vitest';
import { wiringInOrder } from '../../../../hardware/locker/families.ts';
import { nextFree } from '../../../../hardware/locker/offer.ts';
import { aRoomWithLockers } from '../../../harness/lockers.ts';

const NOBODY = new Set<number>();

test('a bank of lockers is there once an installer said what hangs on the adapter', async () => {
  const untold = await aRoomWithLockers({ said: [] });
  expect(untold.supervisor.lockers()).toEqual([]);
  const { supervisor, health } = await aRoomWithLockers();
  expect(supervisor.lockers().map(({ zone }) => zone)).toEqual(['lockers-a']);
  expect(health()).toMatchObject([{ role: 'locker', state: 'ready', troubles: [] }]);
  expect(supervisor.strike()).toBeNull();
});

test('two boards on one line are one bank, numbered on from the first', async () => {
  const { bank, device, clock } = await aRoomWithLockers({ wiring: wiringInOrder([16, 4], 1) });
  expect(bank().compartments).toBe(20);
  const opening = bank().open(17);
  await clock.advance(2_000);
  expect((await opening).ok).toBe(true);
  expect(device.pulses.map(({ lock }) => lock)).toEqual([16]);
});

test('a wiring that the boards cannot have is refused, and says so', async () => {
  const { supervisor, health } = await aRoomWithLockers({ wiring: wiringInOrder([17], 1) });
  expect(supervisor.lockers()).toEqual([]);
  expect(health()).toMatchObject([{ state: 'trouble', troubles: ['failed'] }]);
});

test('what changes is told with the zone, and a door that was shut is noticed within half a second', async () => {
  const { bank, device, clock, changes } = await aRoomWithLockers();
  changes.length = 0;
  void bank().open(2);
  await clock.advance(1_000);
  device.shut(1);
  await clock.advance(600);
  expect(changes).toEqual([
    { zone: 'lockers-a', compartment: 2, became: 'open' },
    { zone: 'lockers-a', compartment: 2, became: 'closed' },
  ]);
});

test('a door that stays open is a trouble after a minute, and none when it is shut', async () => {
  const { bank, device, clock, health } = await aRoomWithLockers();
  void bank().open(2);
  await clock.advance(59_000);
  expect(health()[0]?.troubles).toEqual([]);
  await clock.advance(3_000);
  expect(health()[0]?.troubles).toEqual(['compartment-left-open']);
  device.shut(1);
  await clock.advance(1_000);
  expect(health()[0]?.troubles).toEqual([]);
});

test('a jam is a trouble until the door was seen open', async () => {
  const { bank, device, clock, health } = await aRoomWithLockers();
  device.habits.jammed.add(0);
  void bank().open(1);
  await clock.advance(4_000);
  expect(health()[0]?.troubles).toEqual(['compartment-jammed']);
  device.force(0);
  await clock.advance(3_000);
  device.shut(0);
  await clock.advance(3_000);
  expect(health()[0]?.troubles).toEqual([]);
});

test('pulled out, every compartment is unknown, is told so once, and is offered to nobody', async () => {
  const { supervisor, bank, device, clock, changes, health } = await aRoomWithLockers();
  const before = bank();
  changes.length = 0;
  device.wire.unplug();
  await clock.advance(5_000);
  expect(changes.map(({ became }) => became)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  expect(supervisor.lockers()).toEqual([]);
  expect(nextFree({ states: before.states(), taken: NOBODY, jammed: NOBODY })).toBeNull();
  expect(health()).toMatchObject([{ role: 'locker', state: 'gone' }]);
});

test('the supervisor stops: the line is given back, nothing waits, and nothing more is pulsed', async () => {
  const { supervisor, bank, device, clock } = await aRoomWithLockers();
  const last = bank();
  const stop = supervisor.stop();
  await clock.advance(3_000);
  await stop;
  expect(await last.open(1)).toMatchObject({ ok: false, error: { code: 'gone' } });
  expect(device.pulses).toEqual([]);
  expect(clock.waiting()).toBe(0);
});

test('two banks of one room never pull two solenoids at a time', async () => {
  const { supervisor, device, second, clock } = await aRoomWithLockers({ banks: 2 });
  const [one, two] = supervisor.lockers();
  void one?.bank.open(1);
  const refused = two?.bank.open(1);
  expect(await refused).toEqual({ ok: false, error: { code: 'busy' } });
  await clock.advance(300);
  void two?.bank.open(1);
  await clock.advance(3_000);
  const [first = 0, next = 0] = [...device.pulses, ...second.pulses].map(({ atMs }) => atMs);
  expect(next - first).toBeGreaterThanOrEqual(1_000);
});

test('a lock that was just pulsed is still hot when its board was pulled out and is back', async () => {
  const { bank, device, clock } = await aRoomWithLockers();
  void bank().open(1);
  await clock.advance(300);
  device.wire.unplug();
  device.shut(0);
  device.wire.plug();
  await clock.advance(1_500);
  expect(await bank().open(1)).toMatchObject({ ok: false, error: { code: 'cooling-down' } });
  expect(device.pulses).toHaveLength(1);
});
