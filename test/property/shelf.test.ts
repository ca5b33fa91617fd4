/** At the shelf, whatever is tapped, scanned and answered in whatever order: who takes what, and how often. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginAtShelf, stepShelf } from '../../renderer/flows/shelf.ts';
import type { ShelfEffect, ShelfEvent } from '../../renderer/flows/shelf-state.ts';
import { UnitId } from '../../shared/domain/ids.ts';
import { HOLD_DAYS } from '../../shared/policies/hold.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import { deskBench } from '../harness/desk-bench.ts';
import { chained, packageId, received, sessionId } from '../harness/drafts.ts';
import { replayed } from '../harness/ledger-bench.ts';
import { grant, scanned } from '../harness/people.ts';
import { RIGHT_PIN, residentAt } from '../harness/resident-desk.ts';

const MINE = [1, 2, 3];
const OTHERS = [4, 5];
const rows = replayed(chained(MINE.map((n) => received(n)))).packages as PackageRow[];

const anyPackage = fc.constantFrom(...MINE, ...OTHERS).map(packageId);
const doubtOrNot = fc.constantFrom('not-mine', 'not-there', 'out-of-reach', 'damaged');

/** What a person does. */
const deed: fc.Arbitrary<ShelfEvent> = fc.oneof(
  anyPackage.map((id): ShelfEvent => ({ type: 'tapped', package: id })),
  fc
    .constantFrom('K2-0001', 'K2-0002', 'K2-0004', 'K9-9999', '1Z5R89390357567127')
    .map((text): ShelfEvent => ({ type: 'scanned', scanned: scanned(text, ']Q1') })),
  anyPackage.map((id): ShelfEvent => ({ type: 'something-wrong', package: id })),
  doubtOrNot.map((what): ShelfEvent => ({ type: 'doubt', what })),
  anyPackage.map((id): ShelfEvent => ({ type: 'keep-longer', package: id })),
  fc.constantFrom(...HOLD_DAYS).map((days): ShelfEvent => ({ type: 'hold', days })),
  fc.constantFrom('tapped-all', 'back', 'open-door', 'more-time').map((type): ShelfEvent => ({ type })),
);
/** They are done now and then, not at every turn. */
const deeds = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: deed },
    { weight: 1, arbitrary: fc.constant({ type: 'finish' } as const) },
  ),
  { maxLength: 40 },
);
/** What the desk answers, late, twice or to nobody. */
const answer: fc.Arbitrary<ShelfEvent> = fc.oneof(
  anyPackage.map((id): ShelfEvent => ({ type: 'collected', package: id })),
  anyPackage.map((id): ShelfEvent => ({ type: 'not-here', package: id })),
  fc.tuple(anyPackage, doubtOrNot).map(([id, what]): ShelfEvent => ({ type: 'doubted', package: id, what })),
  fc.constantFrom('open-now', 'did-not-open').map((door): ShelfEvent => ({ type: 'door-answered', door })),
  fc.constant<ShelfEvent>({ type: 'not-recorded' }),
);

test('nothing is collected that is not on the list, was taken already, or was said to be somebody else’s', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(deed, answer), { maxLength: 60 }), (events) => {
      let state = beginAtShelf({ grant: grant('resident', 'u-4b'), session: sessionId(3) }, rows).state;
      for (const event of events) {
        const before = state;
        const next = stepShelf(state, event);
        state = next.state;
        for (const effect of next.effects) mayBeAsked(effect, before, next.state);
      }
    }),
  );
});

function mayBeAsked(
  effect: ShelfEffect,
  before: ReturnType<typeof stepShelf>['state'],
  now: ReturnType<typeof stepShelf>['state'],
): void {
  if (effect.do !== 'collect') return;
  if (!('visit' in before) || !('visit' in now)) throw new Error('collected without a visit');
  expect(MINE.map(packageId)).toContain(effect.package);
  expect(now.visit.taken).not.toContain(effect.package);
  expect(before.visit.doubts).not.toContainEqual({ package: effect.package, what: 'not-mine' });
}

test('the ledger has each package of the unit collected once at most, and none of anybody else', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (events) => {
      const bench = deskBench();
      await bench.ledger.append([...MINE.map((n) => received(n)), ...OTHERS.map((n) => received(n, 'u-5a'))]);
      const resident = residentAt(bench);
      await resident.tells(...RIGHT_PIN, ...events);
      const all = await bench.database.events.toArray();
      const gone = all.flatMap(({ type, data }) =>
        type === 'package.collected' ? [(data as { package: string }).package] : [],
      );
      expect(new Set(gone).size).toBe(gone.length);
      expect(await bench.questions.waitingFor(UnitId.parse('u-5a'))).toHaveLength(OTHERS.length);
      expect(await bench.questions.countInRoom()).toBe(MINE.length + OTHERS.length - gone.length);
      bench.database.close();
    }),
    { numRuns: 40 },
  );
}, 30_000);

test('there is one photo of a visit at most, and none before the door let go; only who took something signs', () => {
  const evidence: fc.Arbitrary<ShelfEvent> = fc.constantFrom<ShelfEvent>(
    { type: 'visit-photographed', isKept: true },
    { type: 'visit-photographed', isKept: false },
    { type: 'cannot-sign' },
    { type: 'signing-noted' },
    { type: 'session-closed' },
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(deed, answer, evidence), { maxLength: 60 }), (events) => {
      const by = { grant: grant('resident', 'u-4b'), session: sessionId(3) };
      let state = beginAtShelf(by, rows, { photo: true, signature: true }).state;
      let [photos, isOpen] = [0, false];
      for (const event of events) {
        isOpen ||= event.type === 'door-answered' && event.door === 'open-now';
        const next = stepShelf(state, event);
        if (next.effects.some((effect) => effect.do === 'photograph-visit')) photos++;
        if (photos > 0) expect(isOpen).toBe(true);
        if (next.state.at === 'signing') expect(next.state.visit.taken.length).toBeGreaterThan(0);
        state = next.state;
      }
      expect(photos).toBeLessThanOrEqual(1);
    }),
  );
});
