import { expect, test } from 'vitest';
import { nextFree } from '../../hardware/locker/offer.ts';
import { err, ok } from '../../shared/basics/result.ts';
import { someLockers } from '../harness/lockers.ts';

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
