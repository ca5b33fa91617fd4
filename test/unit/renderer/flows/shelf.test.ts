import { describe, expect, test } from 'vitest';
import { beginAgain, beginAtShelf, stepShelf } from '../../../../renderer/flows/shelf.ts';
import type { ShelfEffect, ShelfEvent, ShelfState } from '../../../../renderer/flows/shelf-state.ts';
import type { PackageRow } from '../../../../shared/projections/tables.ts';
import { chained, packageId, received, sessionId } from '../../../harness/drafts.ts';
import { replayed } from '../../../harness/ledger-bench.ts';
import { grant, scanned } from '../../../harness/people.ts';

const packages = replayed(chained([received(1), received(2), received(3)])).packages as PackageRow[];
const session = sessionId(3);
const resident = grant('resident', 'u-4b');
const by = { session, grant: resident };

function walk(from: ShelfState, ...events: ShelfEvent[]) {
  const effects: ShelfEffect[] = [];
  let state = from;
  for (const event of events) {
    const next = stepShelf(state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects };
}

const shut = beginAtShelf(by, packages).state;
const inside = walk(shut, { type: 'door-answered', door: 'open-now' }).state;
const collected = (n: number): ShelfEvent => ({ type: 'collected', package: packageId(n) });
const tapped = (n: number): ShelfEvent => ({ type: 'tapped', package: packageId(n) });
const doubt = (n: number, what: 'not-mine' | 'not-there'): ShelfEvent[] => [
  { type: 'something-wrong', package: packageId(n) },
  { type: 'doubt', what },
  { type: 'doubted', package: packageId(n), what },
];

describe('all at once', () => {
  test('confirms one after another, each of them recorded by itself', () => {
    const { state, effects } = walk(inside, { type: 'tapped-all' }, collected(1), collected(2), collected(3));
    expect(effects.map((effect) => effect.do)).toEqual(['collect', 'collect', 'collect', 'close-pickup']);
    expect(state).toMatchObject({ at: 'leaving', visit: { taken: packages.map(({ id }) => id) } });
  });

  test('stops at one that could not be recorded: what came after it is still on the list', () => {
    const { state } = walk(inside, { type: 'tapped-all' }, collected(1), { type: 'not-recorded' });
    expect(state).toMatchObject({
      at: 'packages',
      visit: { taken: [packageId(1)] },
      problem: { code: 'not-recorded' },
    });
  });
});

describe('something is wrong with a package', () => {
  test('what is said is noted, and what happens next is told', () => {
    const { state, effects } = walk(inside, ...doubt(1, 'not-there'));
    expect(effects).toEqual([{ do: 'doubt', by, package: packageId(1), what: 'not-there' }]);
    expect(state).toMatchObject({
      at: 'packages',
      next: { about: 'doubt', roomCode: 'K2-0001', what: 'not-there' },
    });
  });

  test('one that is not theirs is not theirs to take, by tap, by scan or with all the others', () => {
    const told = walk(inside, ...doubt(1, 'not-mine')).state;
    expect(walk(told, tapped(1)).effects).toEqual([]);
    expect(walk(told, { type: 'scanned', scanned: scanned('K2-0001', ']Q1') })).toMatchObject({
      state: { problem: { code: 'not-yours' } },
      effects: [],
    });
    expect(walk(told, { type: 'tapped-all' }).effects).toMatchObject([{ package: packageId(2) }]);
  });

  test('one that was not found, and then is, can be taken', () => {
    const told = walk(inside, ...doubt(1, 'not-there')).state;
    expect(walk(told, tapped(1)).effects).toMatchObject([{ do: 'collect', package: packageId(1) }]);
  });

  test('what could not be noted leaves the package as it was, and says so', () => {
    const { state } = walk(
      inside,
      { type: 'something-wrong', package: packageId(1) },
      { type: 'doubt', what: 'damaged' },
      { type: 'not-recorded' },
    );
    expect(state).toMatchObject({ problem: { code: 'not-recorded' }, visit: { doubts: [] } });
  });
});

describe('keeping a package longer', () => {
  const until = '2026-12-01T04:59:59.999Z';

  test('shows until when, and nobody is asked about it at the end', () => {
    const { state } = walk(
      inside,
      { type: 'keep-longer', package: packageId(1) },
      { type: 'hold', days: 7 },
      { type: 'held', package: packageId(1), until },
      ...[2, 3].flatMap((n) => [tapped(n), collected(n)]),
    );
    expect(state).toMatchObject({ at: 'packages', visit: { packages: [{ heldUntil: until }, {}, {}] } });
    expect(walk(state, { type: 'finish' }).state.at).toBe('leaving');
  });

  test('is not offered for what spoils', () => {
    const perishable = packages.map((row) => ({ ...row, classes: ['perishable'] as const }));
    const { state } = beginAtShelf(by, perishable);
    expect(walk(state, { type: 'keep-longer', package: packageId(1) }).state).toBe(state);
  });
});

describe('who is done', () => {
  test('is asked about what they said nothing of, where the door was open', () => {
    const { state } = walk(inside, tapped(1), collected(1), ...doubt(2, 'not-there'), { type: 'finish' });
    expect(state.at).toBe('asking');
    const taken = walk(state, tapped(3));
    expect(taken.effects).toMatchObject([{ do: 'collect', package: packageId(3), confirmedBy: 'tap' }]);
    expect(walk(taken.state, collected(3)).state.at).toBe('leaving');
    expect(walk(state, { type: 'finish' }).effects).toEqual([{ do: 'close-pickup', by, taken: 1 }]);
  });

  test('is asked nothing where no door opened', () => {
    const before = walk(shut, { type: 'door-answered', door: 'did-not-open' }).state;
    expect(walk(before, { type: 'finish' }).state.at).toBe('leaving');
  });

  test('tells how it was once, and not a second time', () => {
    const goodbye = walk(inside, { type: 'finish' }, { type: 'finish' }, { type: 'session-closed' }).state;
    const rated = walk(goodbye, { type: 'rate', rating: 'good' });
    expect(rated.effects).toEqual([{ do: 'rate', by, rating: 'good' }, { do: 'go-home-soon' }]);
    expect(walk(rated.state, { type: 'rate', rating: 'poor' }).effects).toEqual([]);
  });
});

describe('the door', () => {
  test('is released for longer once a visit', () => {
    const asked = walk(inside, { type: 'more-time' });
    expect(asked.effects).toMatchObject([{ do: 'release-door', longest: true }]);
    const open = walk(asked.state, { type: 'door-answered', door: 'open-now' }).state;
    expect(walk(open, { type: 'more-time' }).effects).toEqual([]);
    expect(walk(open, { type: 'open-door' })).toMatchObject({
      state: { visit: { asked: 'usual' } },
      effects: [{ do: 'release-door', session, grant: resident }],
    });
  });

  test('may be asked for longer again where it did not open', () => {
    const shutAll = walk(inside, { type: 'more-time' }, { type: 'door-answered', door: 'did-not-open' });
    expect(walk(shutAll.state, { type: 'more-time' }).effects).toMatchObject([{ longest: true }]);
  });

  test('opens for who forgot something when they ask for it, and not before', () => {
    const again = beginAgain(by);
    expect(again.effects).toEqual([]);
    expect(walk(again.state, { type: 'open-door' }).effects).toMatchObject([{ do: 'release-door' }]);
    expect(walk(again.state, { type: 'finish' }).effects).toEqual([{ do: 'close-pickup', by, taken: 0 }]);
  });
});

describe('lockers', () => {
  const open = (n: number): ShelfEvent => ({ type: 'open-locker', package: packageId(n) });

  test('open one at a time', () => {
    const opening = walk(inside, open(1));
    expect(opening.effects).toMatchObject([{ do: 'open-locker', package: packageId(1) }]);
    expect(walk(opening.state, open(2)).effects).toEqual([]);
    const shutAgain = walk(opening.state, {
      type: 'locker-answered',
      package: packageId(1),
      answer: 'did-not-open',
    });
    expect(walk(shutAgain.state, open(2)).effects).toMatchObject([{ package: packageId(2) }]);
  });

  test('do not open for a package that is not on the list', () => {
    expect(walk(inside, open(99)).effects).toEqual([]);
  });
});

test('a package that staff gave away meanwhile leaves the list, and is said to', () => {
  const { state } = walk(inside, tapped(1), { type: 'not-here', package: packageId(1) });
  expect(state).toMatchObject({
    at: 'packages',
    problem: { code: 'not-here-now', roomCode: 'K2-0001' },
    visit: { taken: [] },
  });
  expect(walk(state, tapped(1)).effects).toEqual([]);
});
