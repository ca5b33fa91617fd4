import { describe, expect, test } from 'vitest';
import { UnitId } from '../../../../shared/domain/ids.ts';
import type { Draft } from '../../../../shared/events/event.ts';
import type {
  OccupancyRow,
  PackageRow,
  QuarterRow,
  SessionRow,
} from '../../../../shared/projections/tables.ts';
import { chained, packageId, START, sessionStarted } from '../../../harness/drafts.ts';
import { replayed } from '../../../harness/ledger-bench.ts';
import { sample, zone } from '../../../harness/samples.ts';

const HOUR_MS = 3_600_000;

/** What the tables say after `drafts`, a second apart; with `later`, the last comes that many ms after the start. */
function told(drafts: readonly Draft[], later?: number) {
  const early = chained(drafts.slice(0, -1));
  const at = later ?? early.length * 1000;
  const last = chained(drafts.slice(-1), early.at(-1), START + at);
  const tables = replayed([...early, ...last]);
  const [pkg] = tables.packages as [PackageRow];
  const zones = Object.fromEntries(
    (tables.occupancy as OccupancyRow[]).map((row) => [row.zone, row.packages]),
  );
  return { tables, pkg, zones };
}

const received = sample('package.received');

describe('a package that its courier undid', () => {
  const undone = [sessionStarted(1), received, sample('label.prepared'), sample('package.withdrawn')];

  test('is as if it had never come, but for its room code', () => {
    const { pkg, zones, tables } = told(undone);
    expect(pkg).toMatchObject({ state: 'withdrawn', place: 'gone' });
    expect(zones).toEqual({ 'shelf-a': 0 });
    expect(tables.sessions).toMatchObject([{ packages: 0 }]);
    expect(tables.quarters).toMatchObject([{ received: 0, sentAway: 0 }]);
    expect(tables.counters).toEqual([{ name: 'received', value: 1 }]);
    expect(tables.labels).toMatchObject([{ state: 'settled' }]);
  });

  test('twice, is undone once', () => {
    const { tables } = told([...undone, sample('package.withdrawn')]);
    expect(tables.sessions).toMatchObject([{ packages: 0 }]);
  });

  test('after it was collected, changes nothing', () => {
    const collected = [sessionStarted(1), received, sample('package.collected'), sample('package.withdrawn')];
    expect(told(collected).pkg.state).toBe('collected');
  });
});

test('a package with a spare label has its room code, and no label is awaited for it', () => {
  const { pkg, tables } = told([received, sample('label.prepared'), sample('package.relabelled')]);
  expect(pkg.roomCode).toBe('S2-0007');
  expect(tables.labels).toMatchObject([{ state: 'settled' }]);
});

describe('a package that was received', () => {
  test('is in the room, in its zone, held for nobody and doubted by nobody', () => {
    const { pkg, zones, tables } = told([sessionStarted(1), received]);
    expect(pkg).toMatchObject({ state: 'received', place: 'in-room', unit: 'u-4b', slot: null });
    expect(pkg).toMatchObject({ heldUntil: null, doubt: null, goneAt: null, photo: null, noPhoto: null });
    expect(pkg.receivedAt).toBe('2026-11-23T09:00:01.000Z');
    expect(zones).toEqual({ 'shelf-a': 1 });
    expect(tables.sessions).toMatchObject([{ packages: 1 }]);
    expect(tables.quarters).toEqual([
      {
        quarter: '2026-11-23T09:00Z',
        received: 1,
        collected: 0,
        withinDay: 0,
        withinTwoDays: 0,
        sentAway: 0,
      },
    ]);
    expect(tables.counters).toEqual([{ name: 'received', value: 1 }]);
  });

  test('and that nobody is known for waits for no unit', () => {
    expect(told([sample('package.received', { recipient: { kind: 'unmatched' } })]).pkg.unit).toBe('');
  });

  test('is stored where it was put, slot and all', () => {
    const { pkg, zones } = told([received, sample('package.stored', { slot: null })]);
    expect(pkg).toMatchObject({ state: 'stored', zone: 'shelf-b', slot: null });
    expect(zones).toEqual({ 'shelf-a': 0, 'shelf-b': 1 });
  });

  test('and stored where it was expected moves no count', () => {
    const { zones } = told([received, sample('package.stored', { zone: zone('shelf-a') })]);
    expect(zones).toEqual({ 'shelf-a': 1 });
  });

  test('is stored when staff move it before anybody else did', () => {
    const { pkg, zones } = told([received, sample('package.moved')]);
    expect(pkg).toMatchObject({ state: 'stored', zone: 'cold', slot: '2' });
    expect(zones).toEqual({ 'shelf-a': 0, cold: 1 });
  });

  test('has the picture that was taken at last, or the reason why there is none', () => {
    const photo = 'ab'.repeat(32);
    const both = [sample('package.not-photographed'), sample('package.photographed')];
    expect(told([received, sample('package.not-photographed')]).pkg.noPhoto).toBe('no-camera');
    expect(told([received, ...both]).pkg).toMatchObject({ photo, noPhoto: null });
  });

  test('waits like any other again when its hold ends', () => {
    expect(told([received, sample('package.held')]).pkg.heldUntil).toBe('2026-12-01T00:00:00.000Z');
    const ended = [received, sample('package.held'), sample('package.hold-ended')];
    expect(told(ended).pkg.heldUntil).toBeNull();
  });

  test('is among the next recipient’s packages when it was reassigned, and no longer doubted', () => {
    const { pkg } = told([received, sample('package.doubted'), sample('package.reassigned')]);
    expect(pkg).toMatchObject({ unit: 'u-9', recipient: { kind: 'unit', unit: 'u-9' }, doubt: null });
    expect(told([received, sample('package.doubted')]).pkg.doubt).toBe('not-mine');
    const toNobody = sample('package.reassigned', { recipient: { kind: 'unmatched' } });
    expect(told([received, toNobody]).pkg.unit).toBe('');
  });

  test('is damaged once, however often that is seen', () => {
    const twice = [received, sample('package.damaged'), sample('package.damaged')];
    expect(told(twice).pkg.classes).toEqual(['damaged']);
  });
});

describe('a package that leaves', () => {
  const held = [received, sample('package.held')];

  test.each([
    ['package.collected', 'collected'],
    ['package.released', 'collected'],
    ['package.returned', 'returned'],
    ['package.forwarded', 'forwarded'],
    ['package.discarded', 'discarded'],
  ] as const)('by %s is gone, and held no more', (type, state) => {
    const { pkg, zones } = told([...held, sample(type)], HOUR_MS);
    expect(pkg).toMatchObject({ state, place: 'gone', goneAt: '2026-11-23T10:00:00.000Z', heldUntil: null });
    expect(zones).toEqual({ 'shelf-a': 0 });
  });

  test.each(['package.collected', 'package.released'] as const)('by %s counts for its session', (type) => {
    const { tables } = told([sessionStarted(1), received, sample(type)]);
    expect((tables.sessions as SessionRow[])[0]?.packages).toBe(2);
  });

  test.each([
    [24 * HOUR_MS, { collected: 1, withinDay: 1, withinTwoDays: 1 }],
    [24 * HOUR_MS + 1, { collected: 1, withinDay: 0, withinTwoDays: 1 }],
    [48 * HOUR_MS, { collected: 1, withinDay: 0, withinTwoDays: 1 }],
    [48 * HOUR_MS + 1, { collected: 1, withinDay: 0, withinTwoDays: 0 }],
  ])('after %i ms counts as quick as it was', (later, counts) => {
    const { tables } = told([received, sample('package.collected')], later);
    expect((tables.quarters as QuarterRow[]).at(-1)).toMatchObject({ ...counts, received: 0, sentAway: 0 });
  });

  test.each(['package.returned', 'package.forwarded'] as const)(
    'by %s was sent away, not collected',
    (type) => {
      const { tables } = told([received, sample(type)], HOUR_MS);
      expect((tables.quarters as QuarterRow[]).at(-1)).toMatchObject({ collected: 0, sentAway: 1 });
    },
  );

  test.each(['package.collected', 'package.released', 'package.returned', 'package.forwarded'] as const)(
    'leaves once: a later %s changes nothing',
    (type) => {
      const once = told([sessionStarted(1), received, sample('package.returned')]).tables;
      const twice = told([sessionStarted(1), received, sample('package.returned'), sample(type)]).tables;
      expect(twice).toEqual(once);
    },
  );

  test('can be put nowhere, moved nowhere, and is not missing', () => {
    const gone = [received, sample('package.collected')];
    for (const type of ['package.stored', 'package.moved', 'package.missing', 'package.found'] as const) {
      expect(told([...gone, sample(type)]).tables, type).toEqual(told(gone).tables);
    }
  });

  test.each([
    'package.stored',
    'package.moved',
    'package.held',
    'package.hold-ended',
    'package.reassigned',
    'package.damaged',
    'package.doubted',
    'package.photographed',
    'package.not-photographed',
    'package.collected',
    'package.released',
    'package.returned',
    'package.forwarded',
    'package.missing',
    'package.found',
  ] as const)('and was never here leaves no trace by %s', (type) => {
    const { tables } = told([sample(type)]);
    expect(Object.values(tables).flat()).toEqual([]);
  });
});

describe('a missing package', () => {
  const missing = [received, sample('package.missing')];

  test('is not in the room', () => {
    const { pkg, zones } = told(missing, HOUR_MS);
    expect(pkg).toMatchObject({ state: 'missing', place: 'gone', goneAt: '2026-11-23T10:00:00.000Z' });
    expect(zones).toEqual({ 'shelf-a': 0 });
  });

  test('is back in its zone when it was found, once', () => {
    const { pkg, zones } = told([...missing, sample('package.found'), sample('package.found')]);
    expect(pkg).toMatchObject({ state: 'stored', place: 'in-room', goneAt: null });
    expect(zones).toEqual({ 'shelf-a': 1 });
  });

  test('that its resident has after all was collected, and no zone has one less for it', () => {
    const { pkg, zones, tables } = told([...missing, sample('package.collected')]);
    expect(pkg).toMatchObject({ id: packageId(1), state: 'collected', place: 'gone' });
    expect(zones).toEqual({ 'shelf-a': 0 });
    expect((tables.quarters as QuarterRow[])[0]).toMatchObject({ collected: 1 });
  });
});

test('another unit’s package is not touched', () => {
  const other = sample('package.received', {
    package: packageId(2),
    recipient: { kind: 'unit', unit: UnitId.parse('u-2') },
  });
  const { tables } = told([received, other, sample('package.collected')]);
  expect(tables.packages).toMatchObject([{ place: 'gone' }, { place: 'in-room', unit: 'u-2' }]);
});
