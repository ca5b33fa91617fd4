import { expect, test } from 'vitest';
import type { CompartmentChange } from '../../../../../hardware/ports/locker.ts';
import { watchCompartments } from '../../../../../main/host/lockers/locker-watch.ts';
import { ZoneId } from '../../../../../shared/domain/ids.ts';
import { createManualClock } from '../../../../harness/manual-clock.ts';

function bench() {
  const clock = createManualClock();
  const noted: string[] = [];
  let hear: (change: CompartmentChange & { zone: ZoneId }) => void = () => undefined;
  const stop = watchCompartments(
    {
      onCompartment(listener) {
        hear = listener;
        return () => undefined;
      },
    },
    {
      append: async (type, data) => {
        const { zone, slot } = data as unknown as { zone: string; slot: string };
        noted.push(`${type} ${zone}/${slot}`);
      },
    },
    clock,
  );
  const zone = ZoneId.parse('lockers');
  const became = (...states: CompartmentChange['became'][]) => {
    for (const state of states) hear({ zone, compartment: 7, became: state });
  };
  return { clock, noted, became, stop };
}

test('a visit is an opening and a shutting, with the number that is on the door', () => {
  const { became, noted } = bench();
  became('closed', 'open', 'closed');
  expect(noted).toEqual(['locker.closed lockers/07', 'locker.opened lockers/07', 'locker.closed lockers/07']);
});

test('a plug that is back within ten seconds is not told, and one that stays out is, once', async () => {
  const { became, noted, clock } = bench();
  became('closed', 'unknown');
  await clock.advance(9_000);
  became('closed', 'unknown');
  await clock.advance(9_000);
  expect(noted).toEqual(['locker.closed lockers/07']);
  await clock.advance(60_000);
  expect(noted).toEqual(['locker.closed lockers/07', 'locker.unknown lockers/07']);
  became('closed');
  expect(noted.at(-1)).toBe('locker.closed lockers/07');
});

test('a compartment that stuck is not called shut until it was seen open', async () => {
  const { became, noted, clock } = bench();
  became('closed', 'stuck', 'unknown');
  await clock.advance(20_000);
  became('closed');
  expect(noted.map((one) => one.split(' ')[0])).toEqual([
    'locker.closed',
    'locker.stuck',
    'locker.unknown',
    'locker.stuck',
  ]);
  became('open', 'closed');
  expect(noted.slice(4).map((one) => one.split(' ')[0])).toEqual(['locker.opened', 'locker.closed']);
});

test('the watch leaves no timer behind', () => {
  const { became, clock, stop } = bench();
  became('unknown');
  stop();
  expect(clock.waiting()).toBe(0);
});
