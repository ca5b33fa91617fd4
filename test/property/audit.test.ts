import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attendant } from '../harness/attendant.ts';
import { deskBench } from '../harness/desk-bench.ts';
import { packageId, received, sessionStarted } from '../harness/drafts.ts';
import { directory } from '../harness/people.ts';

const ZONES = directory.zones.map(({ id }) => id);
const PACKAGES = 8;
const STRAYS = ['M5-1234', 'M5-1235', '1Z5R89390357567127'];

const zone = fc.constantFrom(...ZONES);
/** Where the ledger has each package, and where it lies; null: nowhere. */
const lying = fc.array(fc.record({ ledger: zone, room: fc.option(zone) }), {
  minLength: PACKAGES,
  maxLength: PACKAGES,
});
const strays = fc.array(fc.record({ code: fc.constantFrom(...STRAYS), room: zone }), { maxLength: 3 });
/** In which order things come before the scanner, some of them more than once, and where the power goes. */
const order = fc.infiniteStream(fc.record({ pick: fc.nat(1_000), isCut: fc.boolean() }));

const codeOf = (n: number) => `K2-${String(n).padStart(4, '0')}`;

test('any order of scans and power cuts finds what sets of what is there and what should be there give', async () => {
  await fc.assert(
    fc.asyncProperty(lying, strays, order, async (packages, extras, chances) => {
      const bench = deskBench();
      const drafts = packages.map(({ ledger }, n) => received(n + 1, 'u-4b', ledger));
      await bench.ledger.append([sessionStarted(1), ...drafts]);
      const staff = attendant(bench);
      await staff.begin();

      const things = [
        ...packages.flatMap(({ room }, n) => (room === null ? [] : [{ code: codeOf(n + 1), room }])),
        ...extras.filter(({ code }, n) => extras.findIndex((one) => one.code === code) === n),
      ];
      const left = [...things];
      for (const { pick, isCut } of chances) {
        if (left.length === 0) break;
        const at = pick % left.length;
        const [thing] = pick % 3 === 0 ? [left[at]] : left.splice(at, 1);
        if (thing === undefined) break;
        await staff.enter(thing.room);
        if (isCut) {
          staff.powerCut();
          await staff.begin();
        }
        await staff.scan(thing.code);
      }
      for (const id of ZONES) {
        await staff.enter(id);
        await staff.done();
      }
      await staff.send({ type: 'compare' });

      const missing = packages.flatMap(({ room }, n) => (room === null ? [packageId(n + 1)] : []));
      const extra = new Set(extras.map(({ code }) => code));
      const misplaced = packages.filter(({ ledger, room }) => room !== null && room !== ledger);
      const settling = staff.sees();
      if (settling?.at !== 'settling') throw new Error(`not settling: ${settling?.at}`);
      const { discrepancies } = settling;
      expect(discrepancies.missing.map((one) => one.package).toSorted()).toEqual(missing.toSorted());
      expect(discrepancies.extra.map(({ code }) => code).toSorted()).toEqual([...extra].toSorted());

      for (const one of discrepancies.missing)
        await staff.send({
          type: 'discrepancy-settled',
          settlement: { discrepancy: 'missing', package: one.package, why: 'not-found' },
        });
      for (const { code } of discrepancies.extra)
        await staff.send({
          type: 'discrepancy-settled',
          settlement: { discrepancy: 'extra', code, why: 'never-recorded' },
        });
      await staff.send({ type: 'close-audit' });
      expect(staff.sees()).toMatchObject({
        at: 'result',
        outcome: {
          row: {
            found: PACKAGES - missing.length,
            missing: missing.length,
            extra: extra.size,
            misplaced: misplaced.length,
          },
        },
      });
      const rows = await bench.questions.everythingInRoom();
      const where = Object.fromEntries(rows.map((row) => [row.roomCode, row.zone]));
      const isThere = packages.flatMap(({ room }, n) => (room === null ? [] : [[codeOf(n + 1), room]]));
      expect(where).toEqual(Object.fromEntries(isThere));
      bench.database.close();
    }),
    { numRuns: 25 },
  );
});
