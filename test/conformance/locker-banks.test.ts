import { describe, expect, test } from 'vitest';
import { nextFree } from '../../hardware/locker/offer.ts';
import { err, ok } from '../../shared/basics/result.ts';
import { someLockers } from '../harness/lockers.ts';

const CLOSED = ['closed', 'closed', 'closed', 'closed'];
const NOBODY = { taken: new Set<number>(), jammed: new Set<number>() };

describe.each(['kerong-cu16', 'kerong-cu48', 'winnsen'] as const)(
  'a bank of lockers on %s boards',
  (family) => {
    test.each([0, 1] as const)('is seen closed where a closed lock reads %i', async (closedReads) => {
      const { bank, during } = await someLockers(family, closedReads);
      expect(bank.states()).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
      expect(await during(bank.look())).toEqual(CLOSED);
    });

    test('opens one door, with one pulse, and says so when it was seen open', async () => {
      const { bank, device, during } = await someLockers(family);
      expect(await during(bank.open(2))).toEqual(ok());
      expect(device.pulses.map(({ lock }) => lock)).toEqual([1]);
      expect(bank.states()[1]).toBe('open');
    });

    test('does not pulse a lock whose door stands open', async () => {
      const { bank, device, during } = await someLockers(family);
      await during(bank.open(2));
      expect(await during(bank.open(2))).toEqual(err({ code: 'already-open' }));
      expect(device.pulses).toHaveLength(1);
    });

    test('opens one door at a time, and leaves a second between two solenoids', async () => {
      const { bank, device, during } = await someLockers(family);
      const first = bank.open(1);
      const meanwhile = bank.open(2);
      expect(await meanwhile).toEqual(err({ code: 'busy' }));
      expect(await during(first, 400)).toEqual(ok());
      expect(await during(bank.open(2))).toEqual(ok());
      const [one = 0, two = 0] = device.pulses.map(({ atMs }) => atMs);
      expect(two - one).toBeGreaterThanOrEqual(1_000);
    });

    test('calls a door that does not open jammed, pulses it once, and not again before it has cooled', async () => {
      const { bank, device, during } = await someLockers(family);
      device.habits.jammed.add(2);
      expect(await during(bank.open(3), 2_500)).toEqual(err({ code: 'jammed' }));
      expect(device.pulses).toHaveLength(1);
      expect(await bank.open(3)).toMatchObject({ ok: false, error: { code: 'cooling-down' } });
      expect(device.pulses).toHaveLength(1);
    });

    test('gives out no compartment that nobody can see', async () => {
      const { bank, device, during } = await someLockers(family);
      await during(bank.look());
      expect(nextFree({ ...NOBODY, states: bank.states() })).toBe(1);
      device.habits.isSilent = true;
      await during(bank.look(), 60_000);
      expect(bank.states()).not.toContain('closed');
      expect(nextFree({ ...NOBODY, states: bank.states() })).toBeNull();
      expect(await during(bank.open(1), 60_000)).toEqual(err({ code: 'unknown' }));
      expect(device.pulses).toEqual([]);
    });

    test('is read from answers in any pieces', async () => {
      const { bank, device, during } = await someLockers(family);
      device.habits.splits = 1;
      expect(await during(bank.look())).toEqual(CLOSED);
    });

    test('is not deceived by an answer with a bit turned over', async () => {
      const { bank, device, during } = await someLockers(family);
      device.habits.flipsNext = 1;
      expect(await during(bank.look())).toEqual(CLOSED);
    });

    test('is unknown at once when its line is pulled out', async () => {
      const { bank, device, during } = await someLockers(family);
      await during(bank.look());
      device.wire.unplug();
      expect(bank.states()).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
      expect(await during(bank.open(1))).toEqual(err({ code: 'gone' }));
    });

    test('knows no compartment that is not in its wiring', async () => {
      const { bank } = await someLockers(family);
      expect(await bank.open(0)).toEqual(err({ code: 'no-such-compartment' }));
      expect(await bank.open(5)).toEqual(err({ code: 'no-such-compartment' }));
    });
  },
);
