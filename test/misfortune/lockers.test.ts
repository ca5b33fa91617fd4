import { describe, expect, test } from 'vitest';
import { LOCKER_FAMILIES, wiringInOrder } from '../../hardware/locker/families.ts';
import { nextFree } from '../../hardware/locker/offer.ts';
import { err, ok } from '../../shared/basics/result.ts';
import { aRoomWithLockers, someLockers } from '../harness/lockers.ts';

test.each(['kerong-cu16', 'kerong-cu48'] as const)(
  'a %s board that answers a pulse is not misread',
  async (family) => {
    const { bank, device, during } = await someLockers(family);
    device.habits.answersPulse = true;
    expect(await during(bank.open(1))).toEqual(ok());
    expect(await during(bank.look())).toEqual(['open', 'closed', 'closed', 'closed']);
  },
);

test('a CU16 board that has gone busy for good is woken', async () => {
  const { bank, device, during } = await someLockers('kerong-cu16');
  device.habits.isBusy = true;
  expect(await during(bank.look())).toEqual(['closed', 'closed', 'closed', 'closed']);
});

test('a Winnsen lock that has to cool down is left alone, and was not pulsed', async () => {
  const { bank, device, during } = await someLockers('winnsen');
  device.habits.coolDownMs = 60_000;
  await during(bank.open(1));
  device.shut(0);
  await during(bank.look());
  expect(await during(bank.open(1))).toMatchObject(err({ code: 'cooling-down' }));
  expect(device.pulses).toHaveLength(1);
});

test('a door that opens although the line went silent after the pulse is not called open', async () => {
  const { clock, bank, device } = await someLockers('kerong-cu16');
  const opening = bank.open(1);
  await clock.advance(60);
  device.habits.isSilent = true;
  await clock.advance(20_000);
  expect(await opening).toEqual(err({ code: 'jammed' }));
  expect(device.isOpen(0)).toBe(true);
  expect(bank.states()[0]).toBe('unknown');
  expect(nextFree({ states: bank.states(), taken: new Set(), jammed: new Set([1]) })).toBeNull();
});

test('a jammed compartment and a taken one are passed over', () => {
  const states = ['closed', 'open', 'closed', 'closed'] as const;
  expect(nextFree({ states, taken: new Set([1]), jammed: new Set([3]) })).toBe(4);
});

describe.each(['kerong-cu16', 'kerong-cu48', 'winnsen'] as const)('on %s boards', (family) => {
  test.each(['at-once', 'after'] as const)(
    'two boards that answer to one address (%s) are not believed: nothing is offered or opened',
    async (twin) => {
      const { bank, device, during } = await someLockers(family);
      device.habits.twin = twin;
      await during(bank.look(), 60_000);
      expect(bank.states()).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
      expect(await during(bank.open(1), 60_000)).toEqual(err({ code: 'unknown' }));
      expect(device.pulses).toEqual([]);
      device.habits.twin = 'none';
      expect(await during(bank.look(), 10_000)).toEqual(['closed', 'closed', 'closed', 'closed']);
    },
  );

  test('every answer with a bit turned over: nothing is offered or opened', async () => {
    const { bank, device, during } = await someLockers(family);
    device.habits.flipsNext = Number.POSITIVE_INFINITY;
    await during(bank.look(), 60_000);
    expect(bank.states()).not.toContain('closed');
    expect(await during(bank.open(1), 60_000)).toMatchObject({ ok: false });
    expect(device.pulses).toEqual([]);
  });

  test('power lost in the middle of an opening: unknown, and seen for what it is afterwards, without another pulse', async () => {
    const { clock, device, bank, supervisor } = await aRoomWithLockers({ family });
    const opening = bank().open(1);
    await clock.advance(60);
    while (device.pulses.length === 0) await clock.advance(20);
    device.wire.unplug();
    await clock.advance(5_000);
    expect(await opening).toEqual(err({ code: 'gone' }));
    expect(supervisor.lockers()).toEqual([]);
    device.wire.plug();
    await clock.advance(5_000);
    expect(bank().states()[0]).toBe('open');
    const again = bank().open(1);
    await clock.advance(5_000);
    expect(await again).toEqual(err({ code: 'already-open' }));
    expect(device.pulses).toHaveLength(1);
  });

  test('a whole bank that falls silent is out of sight to its last door within twelve seconds', async () => {
    const doors = LOCKER_FAMILIES[family].locksPerBoard;
    const wiring = wiringInOrder([doors, doors, doors], 1);
    const { clock, device, bank } = await aRoomWithLockers({ family, wiring });
    await clock.advance(60_000);
    expect(new Set(bank().states())).toEqual(new Set(['closed']));
    device.habits.isSilent = true;
    await clock.advance(12_000);
    expect(new Set(bank().states())).toEqual(new Set(['unknown']));
    device.habits.isSilent = false;
    await clock.advance(60_000);
    expect(new Set(bank().states())).toEqual(new Set(['closed']));
  });

  test('a door that is left open is never called shut, nor offered, however long it takes', async () => {
    const { clock, bank, health } = await aRoomWithLockers({ family });
    void bank().open(1);
    await clock.advance(600_000);
    expect(bank().states()[0]).toBe('open');
    expect(nextFree({ states: bank().states(), taken: new Set(), jammed: bank().jammed() })).toBe(2);
    expect(health()[0]?.troubles).toEqual(['compartment-left-open']);
  });
});

test('a pulse that the line refused may have been heard: the door is looked at all the same', async () => {
  const { clock, bank, device } = await someLockers('kerong-cu16');
  const opening = bank.open(1);
  // By then the look before the pulse is answered; the words of the pulse are about to go out.
  await clock.advance(25);
  device.wire.faults.failNext('write', { code: 'failed', detail: 'scripted' });
  device.force(0);
  await clock.advance(5_000);
  expect(await opening).toEqual(ok());
  expect(device.pulses).toEqual([]);
});

test('a lock told while its board was gone for a moment is pulsed once, or not at all', async () => {
  const { clock, bank, device, during } = await someLockers('kerong-cu16');
  const opening = bank.open(1);
  await clock.advance(30);
  device.habits.isSilent = true;
  await clock.advance(3_000);
  device.habits.isSilent = false;
  await clock.advance(10_000);
  await opening;
  await during(bank.look(), 5_000);
  expect(device.pulses.length).toBeLessThanOrEqual(1);
  expect(bank.states()[0]).toBe(device.pulses.length === 1 ? 'open' : 'closed');
});
