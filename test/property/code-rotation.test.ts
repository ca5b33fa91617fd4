import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isGood } from '../../main/host/codes/book.ts';
import { codesBench, DAY } from '../harness/codes-bench.ts';

/** What may happen to a property's codes, in any order. */
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('days'), days: fc.integer({ min: 1, max: 40 }) }) },
  fc.record({
    what: fc.constant('hand over'),
    carrier: fc.constantFrom('ups', 'dhl'),
    atOnce: fc.boolean(),
  }),
  fc.record({ what: fc.constant('restart'), how: fc.constantFrom('stopped' as const, 'cut' as const) }),
  fc.record({ what: fc.constant('set the clock'), years: fc.constantFrom(-30, -1, 1, 30) }),
  fc.record({ what: fc.constant('the disk fails') }),
);
type Happening = Partial<{
  what: string;
  days: number;
  carrier: string;
  atOnce: boolean;
  how: 'stopped' | 'cut';
  years: number;
}>;

const policy = fc.record({
  codeDays: fc.integer({ min: 15, max: 120 }),
  overlapDays: fc.integer({ min: 1, max: 14 }),
});

test('whatever happens, each carrier has one good code or two, and no code is ever given out twice', async () => {
  await fc.assert(
    fc.asyncProperty(policy, fc.array(happening, { maxLength: 12 }), async (policy, happenings) => {
      const bench = await codesBench({ policy });
      const seen: string[] = bench.shown.couriers.map(({ code }) => code);
      const newest = new Map(bench.shown.couriers.map(({ carrier, code }) => [carrier, code]));
      for (const one of happenings as Happening[]) {
        const { clock, kiosk } = bench;
        if (one.what === 'days') await clock.advance((one.days ?? 0) * DAY);
        if (one.what === 'restart') await bench.restart(one.how);
        if (one.what === 'set the clock')
          clock.setWall(Math.max(0, clock.now() + (one.years ?? 0) * 365 * DAY));
        if (one.what === 'the disk fails') bench.files.failNext('write', 'ENOSPC');
        if (one.what === 'hand over') {
          const handed = await kiosk().couriers.handOver(one.carrier ?? '', one.atOnce ?? false);
          if (handed.ok) {
            seen.push(handed.value.code);
            newest.set(one.carrier ?? '', handed.value.code);
          }
        }
        expect(new Set(seen).size).toBe(seen.length);
        const now = kiosk().time.now();
        for (const carrier of ['ups', 'dhl']) {
          const codes = kiosk()
            .keeper.current()
            .couriers.filter((code) => code.carrier === carrier);
          const good = codes.filter((code) => isGood(code, now)).length;
          expect(good).toBeGreaterThanOrEqual(1);
          expect(good).toBeLessThanOrEqual(2);
          expect(codes.filter(({ from }) => from === null).length).toBeLessThanOrEqual(1);
        }
      }
      bench.files.failNext('write', 'ENOSPC', 0);
      for (const [carrier, code] of newest)
        expect(await bench.kiosk().code(code)).toMatchObject({ answer: 'granted', grant: { carrier } });
    }),
    { numRuns: 40 },
  );
});
