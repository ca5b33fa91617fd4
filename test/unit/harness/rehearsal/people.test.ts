import { describe, expect, test } from 'vitest';
import { demonstrationDirectory } from '../../../../main/host/demonstration.ts';
import { recognise } from '../../../../shared/tracking/recognise.ts';
import { createAgenda } from '../../../harness/rehearsal/agenda.ts';
import { createChance } from '../../../harness/rehearsal/chance.ts';
import { comesAt, DAY_MS, FIRST_DAY, HOUR_MS, parcelOf, roundsOf } from '../../../harness/rehearsal/day.ts';
import { troublesOf } from '../../../harness/rehearsal/troubles.ts';
import { createWorld } from '../../../harness/rehearsal/world.ts';

const hourOf = (at: number) => ((((at - FIRST_DAY) % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS;
const round = { at: FIRST_DAY, carrier: 'ups', prints: [0, 1, 2, 3, 4, 5, 6], parcels: 1 };

describe('chance', () => {
  test('is the same with the same seed and another with another', () => {
    const draws = (seed: number) => Array.from({ length: 20 }, createChance(seed).next);
    expect(draws(7)).toEqual(draws(7));
    expect(draws(7)).not.toEqual(draws(8));
  });

  test('of one person does not depend on what another drew', () => {
    const [a, b] = [createChance(1), createChance(1)];
    a.of('jane').next();
    a.next();
    expect(a.of('omar').bytes(8)).toEqual(b.of('omar').bytes(8));
  });

  test('follows weights: what weighs nothing never comes', () => {
    const chance = createChance(3);
    const drawn = new Set(Array.from({ length: 200 }, () => chance.weighted([0, 3, 0, 1, 0])));
    expect([...drawn].sort()).toEqual([1, 3]);
  });
});

describe('a day', () => {
  test('has exactly the parcels that were asked for, in rounds of one to forty, by daylight and in order', () => {
    for (let day = 0; day < 30; day++) {
      const rounds = roundsOf(FIRST_DAY + day * DAY_MS, 300, createChance(day));
      expect(rounds.reduce((sum, { parcels }) => sum + parcels, 0)).toBe(300);
      expect(rounds.every(({ parcels }) => parcels >= 1 && parcels <= 40)).toBe(true);
      expect(rounds.every(({ at }) => hourOf(at) >= 9 && hourOf(at) < 21)).toBe(true);
      expect(rounds.map(({ at }) => at)).toEqual(rounds.map(({ at }) => at).toSorted((a, b) => a - b));
    }
  });

  test('brings parcels whose label is a tracking number or an unknown one, never a barcode that only routes', () => {
    const world = createWorld(demonstrationDirectory());
    const chance = createChance(5);
    for (let n = 0; n < 300; n++) {
      const { box } = parcelOf(round, world, chance);
      const { tracking } = world.box(box);
      const read = recognise({ text: tracking.text, aim: tracking.aim });
      expect(['tracking', 'opaque'], tracking.text).toContain(read.kind);
    }
  });

  test('half of the packages are asked for within ten hours, nearly all in the end, and nobody comes at night', () => {
    const chance = createChance(2);
    const noon = FIRST_DAY + 12 * HOUR_MS;
    const all = Array.from({ length: 2_000 }, () => comesAt(noon, chance));
    const come = all.flatMap((at) => at ?? []).toSorted((a, b) => a - b);
    const middle = come[Math.floor(come.length / 2)] ?? 0;
    expect((middle - noon) / HOUR_MS).toBeGreaterThan(6);
    expect((middle - noon) / HOUR_MS).toBeLessThan(21);
    expect(come.length / all.length).toBeGreaterThan(0.95);
    expect(come.length).toBeLessThan(all.length);
    expect(come.every((at) => hourOf(at) >= 6 && hourOf(at) < 23)).toBe(true);
  });

  test('what fails comes back, and a month has failures of the power, too', () => {
    const troubles = Array.from({ length: 30 }, (_, day) => troublesOf(FIRST_DAY, createChance(day))).flat();
    expect(troubles.some(({ kind }) => kind === 'power')).toBe(true);
    const devices = troubles.filter(({ kind }) => kind === 'device');
    expect(devices.length).toBeGreaterThan(10);
    expect(devices.every(({ at, end }) => end !== null && end.at > at)).toBe(true);
  });
});

test('an agenda gives what is due first, and of two at once the one that was entered first', () => {
  const agenda = createAgenda<string>();
  agenda.add(5, 'b');
  agenda.add(9, 'd');
  agenda.add(5, 'c');
  agenda.add(1, 'a');
  const order: string[] = [];
  while (agenda.next() !== null) order.push(agenda.take() ?? '');
  expect(order).toEqual(['a', 'b', 'c', 'd']);
});
