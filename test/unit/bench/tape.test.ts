import { expect, test } from 'vitest';
import { catalog } from '../../../shared/events/catalog.ts';
import { isKnownType } from '../../../shared/events/event.ts';
import { emptyTables, projectInto } from '../../../shared/projections/memory.ts';
import { createTape } from '../../bench/ledger/tape.ts';
import { chained } from '../../harness/drafts.ts';

test('the same seed is the same room, another is another', () => {
  const [one, same, other] = [7, 7, 8].map((seed) => createTape(seed).take(500));
  expect(one).toEqual(same);
  expect(one).not.toEqual(other);
});

test('all that happens fits the catalogue, in the order of its times', () => {
  const drafts = createTape(1).take(1_500);
  for (const { draft } of drafts)
    expect(catalog[draft.type].data.safeParse(draft.data).error).toBeUndefined();
  const times = drafts.map(({ at }) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(drafts.every(({ draft }) => isKnownType(draft.type))).toBe(true);
});

test('what it says is in the room is what the tables say, and the room does not fill up', () => {
  const tape = createTape(1);
  const tables = emptyTables();
  for (const event of chained(tape.take(6_000).map(({ draft }) => draft))) projectInto(tables, event);
  const rows = [...tables.packages.values()].filter((row) => row.place === 'in-room');
  // A visit may be cut in the middle: who is still there has not yet brought or taken everything.
  expect(Math.abs(rows.length - tape.inRoom().length)).toBeLessThan(12);
  expect(rows.length).toBeGreaterThan(350);
  expect(rows.length).toBeLessThan(450);
});
