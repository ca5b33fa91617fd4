/** What the indexes find is what a look at every package finds, whatever is typed. */
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDatabase } from '../../renderer/ledger/database.ts';
import { searchPackages } from '../../renderer/ledger/package-search.ts';
import { PackageId, SessionId, UnitId, ZoneId } from '../../shared/domain/ids.ts';
import { PackageState, type Recipient } from '../../shared/domain/package.ts';
import { RoomCode } from '../../shared/domain/room-code.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import { fits, packageQuery } from '../../shared/search/package-query.ts';
import { searchPeople } from '../../shared/search/people.ts';
import { backwards } from '../../shared/tracking/backwards.ts';
import { numberedId, START } from '../harness/drafts.ts';
import { directory } from '../harness/people.ts';

const HOUR_MS = 3_600_000;
const numbers = ['1Z5R89390357567127', '9400111202555842332669', 'TBA123456789000', '7127', 'A-1/2.3'];
const recipients: readonly Recipient[] = [
  { kind: 'unmatched' },
  ...directory.units.map(({ id }) => ({ kind: 'unit', unit: id }) as const),
  ...directory.residents.map(({ id, unit }) => ({ kind: 'resident', resident: id, unit }) as const),
  ...directory.residents.map(({ id }) => ({ kind: 'former', resident: id }) as const),
];

const row = fc
  .record({
    code: fc.constantFrom('K2-0423', 'K2-0424', 'K3-0423', 'S2-0423', 'K2-1123'),
    tracking: fc.constantFrom(...numbers),
    carrier: fc.constantFrom(null, 'ups', 'usps', 'gofo'),
    recipient: fc.constantFrom(...recipients),
    state: fc.constantFrom(...PackageState.options),
    hours: fc.nat(24 * 400),
  })
  .map(({ code, tracking, carrier, recipient, state, hours }) => ({
    roomCode: RoomCode.parse(code),
    tracking,
    trackingBackwards: backwards(tracking),
    carrier,
    recipient,
    unit: 'unit' in recipient ? recipient.unit : ('' as const),
    state,
    place: state === 'received' || state === 'stored' ? ('in-room' as const) : ('gone' as const),
    receivedAt: new Date(START - hours * HOUR_MS).toISOString(),
  }));

const words = fc.constantFrom(
  ...['4B', '4', '5a', 'K2', 'k20423', '0423', '7127', '1z5r', 'smith', '王', 'الأحمد', 'ups', 'go'],
  ...['2026-11-23', '11/23', '23.11.', '1123', 'nobody', 'TBA123456789000'],
);
const typed = fc.array(words, { minLength: 1, maxLength: 3 }).map((some) => some.join(' '));

const people = searchPeople(directory.residents);
let databases = 0;

test('a search finds what fits, all of it and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 30 }), typed, async (some, text) => {
      const rows = some.map((one, n) => whole(one, n));
      const database = openDatabase(`search-${databases++}`);
      await database.projections.packages.bulkPut(rows);
      const query = packageQuery(searchable, text);
      const found = await searchPackages(database, query, rows.length);
      database.close();
      expect(found.map(({ id }) => id).toSorted()).toEqual(
        rows.filter((one) => fits(one, query)).map(({ id }) => id),
      );
      const places = found.map(({ place }) => place);
      expect(places.lastIndexOf('in-room')).toBeLessThan(
        places.includes('gone') ? places.indexOf('gone') : places.length,
      );
    }),
    { numRuns: 150 },
  );
});

const searchable = {
  directory,
  now: START,
  people: (text: string) => people.find(text, 8).map(({ resident }) => resident),
};

type Drawn = typeof row extends fc.Arbitrary<infer One> ? One : never;

function whole(drawn: Drawn, n: number): PackageRow {
  return {
    ...drawn,
    unit: drawn.unit === '' ? '' : UnitId.parse(drawn.unit),
    id: PackageId.parse(numberedId(n)),
    readBy: 'scanner',
    classes: [],
    zone: ZoneId.parse('shelf-a'),
    slot: null,
    session: SessionId.parse(numberedId(1)),
    goneAt: null,
    heldUntil: null,
    doubt: null,
    photo: null,
    noPhoto: null,
  };
}
