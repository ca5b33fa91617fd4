import { describe, expect, test } from 'vitest';
import {
  type PickupEffect,
  type PickupEvent,
  type PickupState,
  startPickup,
  stepPickup,
} from '../../../../renderer/flows/pickup.ts';
import type { PackageRow } from '../../../../shared/projections/tables.ts';
import { chained, packageId, received, sessionId } from '../../../harness/drafts.ts';
import { replayed } from '../../../harness/ledger-bench.ts';
import { grant, scanned } from '../../../harness/people.ts';

const packages = replayed(chained([received(1), received(2)])).packages as PackageRow[];
const session = sessionId(3);

function walk(from: PickupState, ...events: PickupEvent[]) {
  const effects: PickupEffect[] = [];
  let state = from;
  for (const event of events) {
    const next = stepPickup(state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects };
}

const entered: PickupEvent[] = [
  { type: 'unit-entered', name: '4B' },
  { type: 'pin-entered', pin: '123456' },
];
const by = { session, grant: grant('resident', 'u-4b') };
const granted: PickupEvent = {
  type: 'pin-granted',
  ...by,
  packages,
  isBackAgain: false,
};
const atShelf = walk(startPickup, ...entered, granted).state;

describe('a resident with unit and PIN', () => {
  test('sees what waits, and the door is released at once', () => {
    const { state, effects } = walk(startPickup, ...entered, granted);
    expect(state).toMatchObject({ at: 'packages', visit: { door: 'opening', taken: [] } });
    expect(effects.map((effect) => effect.do)).toEqual(['verify-resident', 'release-door']);
  });

  test('confirms by scan of the room label, then by tap, and is done', () => {
    const { state, effects } = walk(
      atShelf,
      { type: 'scanned', scanned: scanned('K2-0001', ']Q1') },
      { type: 'collected', package: packageId(1) },
      { type: 'tapped', package: packageId(2) },
      { type: 'collected', package: packageId(2) },
      { type: 'session-closed' },
    );
    expect(effects).toEqual([
      { do: 'collect', by, package: packageId(1), confirmedBy: 'scan' },
      { do: 'collect', by, package: packageId(2), confirmedBy: 'tap' },
      { do: 'close-pickup', by, taken: 2 },
      { do: 'go-home-soon' },
    ]);
    expect(state).toEqual({ at: 'goodbye', by, taken: 2, left: 0, rated: null });
  });

  test('may take only some: the rest stays', () => {
    const { state } = walk(
      atShelf,
      { type: 'tapped', package: packageId(1) },
      { type: 'collected', package: packageId(1) },
      { type: 'finish' },
      { type: 'session-closed' },
    );
    expect(state).toMatchObject({ at: 'goodbye', taken: 1, left: 1 });
  });

  test('for whom nothing waits is told so, and no door opens', () => {
    const { state, effects } = walk(startPickup, ...entered, { ...granted, packages: [] } as PickupEvent);
    expect(state).toEqual({ at: 'nothing-here' });
    expect(effects.some((effect) => effect.do === 'release-door')).toBe(false);
  });

  test('opens the door again on request', () => {
    const { effects } = walk(atShelf, { type: 'door-answered', door: 'open-now' }, { type: 'open-door' });
    expect(effects.map((effect) => effect.do)).toEqual(['release-door']);
  });
});

describe('what goes wrong', () => {
  test('a wrong PIN goes back to the PIN with the wait, and opens nothing', () => {
    const { state, effects } = walk(startPickup, ...entered, {
      type: 'code-refused',
      refused: { why: 'wrong', waitMs: 30_000 },
    });
    expect(state).toEqual({ at: 'pin', unit: '4B', refused: { why: 'wrong', waitMs: 30_000 } });
    expect(effects.some((effect) => effect.do === 'release-door')).toBe(false);
  });

  test('somebody without a code is told the way, and comes back to where they were', () => {
    const atPin: PickupEvent[] = [{ type: 'unit-entered', name: '4B' }];
    const early = walk(startPickup, { type: 'no-code' });
    expect(early).toEqual({ state: { at: 'no-code', unit: null }, effects: [] });
    expect(walk(early.state, { type: 'back' }).state).toEqual(startPickup);
    const late = walk(startPickup, ...atPin, { type: 'no-code' });
    expect(late).toEqual({ state: { at: 'no-code', unit: '4B' }, effects: [] });
    expect(walk(late.state, { type: 'pin-entered', pin: '123456' })).toEqual({ ...late, effects: [] });
    expect(walk(late.state, { type: 'back' }).state).toEqual({ at: 'pin', unit: '4B', refused: null });
  });

  test('a package of somebody else is said at once and not collected', () => {
    const { state, effects } = walk(atShelf, { type: 'scanned', scanned: scanned('K2-0077', ']Q1') });
    expect(state).toMatchObject({ at: 'packages', problem: { code: 'not-yours', roomCode: 'K2-0077' } });
    expect(effects).toEqual([]);
  });

  test('a carrier label instead of the room label is said so', () => {
    const { state } = walk(atShelf, { type: 'scanned', scanned: scanned('1Z5R89390357567127', ']C0') });
    expect(state).toMatchObject({ problem: { code: 'not-a-room-label' } });
  });

  test('a second tap on a package is not a second collection', () => {
    const once = walk(
      atShelf,
      { type: 'tapped', package: packageId(1) },
      { type: 'collected', package: packageId(1) },
    );
    expect(walk(once.state, { type: 'tapped', package: packageId(1) }).effects).toEqual([]);
    expect(walk(once.state, { type: 'scanned', scanned: scanned('K2-0001') }).state).toMatchObject({
      problem: { code: 'taken-already' },
    });
  });

  test('a package that is not on the list cannot be collected by its id', () => {
    expect(walk(atShelf, { type: 'tapped', package: packageId(99) }).effects).toEqual([]);
  });

  test('a collection that could not be recorded leaves the package on the list', () => {
    const { state } = walk(atShelf, { type: 'tapped', package: packageId(1) }, { type: 'not-recorded' });
    expect(state).toMatchObject({ at: 'packages', visit: { taken: [] }, problem: { code: 'not-recorded' } });
  });
});
