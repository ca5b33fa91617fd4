import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AuditId, PackageId, ZoneId } from '../../shared/domain/ids.ts';
import type { Draft } from '../../shared/events/event.ts';
import type { OccupancyRow, PackageRow } from '../../shared/projections/tables.ts';
import { chained, collected, numberedId, packageId, received } from '../harness/drafts.ts';
import { ledgerBench, replayed, rowsOf } from '../harness/ledger-bench.ts';

const kiosk = { kind: 'kiosk', id: 'k' } as const;
const audit = AuditId.parse(numberedId(0xa0d17));
const zones = ['shelf-a', 'shelf-b', 'cold'];
const some = fc.integer({ min: 1, max: 12 });

/** Anything that may happen to a dozen packages, in any order, sensible or not. */
const drafts = fc.array(
  fc.oneof(
    fc.tuple(some, fc.constantFrom(...zones)).map(([n, zone]) => ({ n, draft: received(n, 'u-4b', zone) })),
    some.map((n) => ({ n, draft: collected(n) })),
    fc.tuple(some, fc.constantFrom(...zones)).map(([n, zone]) => ({
      n,
      draft: {
        type: 'package.stored',
        actor: kiosk,
        data: { package: PackageId.parse(packageId(n)), zone: ZoneId.parse(zone), slot: null },
      } satisfies Draft as Draft,
    })),
    some.map((n) => ({
      n,
      draft: { type: 'package.missing', actor: kiosk, data: { package: packageId(n), audit } } as Draft,
    })),
    some.map((n) => ({
      n,
      draft: { type: 'package.found', actor: kiosk, data: { package: packageId(n), audit } } as Draft,
    })),
  ),
  { maxLength: 60 },
);

/** A package id is given once: what would be a second arrival is left out. */
function onceEach(all: readonly { n: number; draft: Draft }[]): Draft[] {
  const here = new Set<number>();
  return all.flatMap(({ n, draft }): Draft[] => {
    if (draft.type !== 'package.received') return [draft];
    if (here.has(n)) return [];
    here.add(n);
    return [draft];
  });
}

test('a zone holds as many packages as stand in it, whatever happens in whatever order', () => {
  fc.assert(
    fc.property(drafts, (all) => {
      const tables = replayed(chained(onceEach(all)));
      const inRoom = (tables.packages as PackageRow[]).filter((row) => row.place === 'in-room');
      for (const zone of zones) {
        const counted = (tables.occupancy as OccupancyRow[]).find((row) => row.zone === zone)?.packages ?? 0;
        expect(counted).toBe(inRoom.filter((row) => row.zone === zone).length);
      }
    }),
  );
});

test('a collected package is never in the room again', () => {
  fc.assert(
    fc.property(drafts, some, (all, n) => {
      const tables = replayed(chained([...onceEach([{ n, draft: received(n) }, ...all]), collected(n)]));
      const row = (tables.packages as PackageRow[]).find(({ id }) => id === packageId(n));
      expect(row).toMatchObject({ state: 'collected', place: 'gone' });
    }),
  );
});

test('tables kept event by event are those of a replay', async () => {
  await fc.assert(
    fc.asyncProperty(drafts, async (all) => {
      const { ledger, database } = ledgerBench();
      const some = onceEach(all);
      for (let at = 0; at < some.length; at += 7) await ledger.append(some.slice(at, at + 7));
      const events = (await database.events.toArray()) as ReturnType<typeof chained>;
      expect(await rowsOf(database)).toEqual(replayed(events));
      database.close();
    }),
    { numRuns: 25 },
  );
});
