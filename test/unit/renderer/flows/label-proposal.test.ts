import { describe, expect, test } from 'vitest';
import { newVisit, stepIntake } from '../../../../renderer/flows/intake.ts';
import type { IntakeEffect, IntakeEvent, IntakeState } from '../../../../renderer/flows/intake-state.ts';
import type { Proposal } from '../../../../shared/label-text/propose.ts';
import { sessionId } from '../../../harness/drafts.ts';
import { directory, grant, resident, scanned } from '../../../harness/people.ts';

const UPS = '1Z5R89390357567127';
const OTHER = '1Z12345E0205271688';
const ready: IntakeState = {
  at: 'ready',
  visit: newVisit(sessionId(1), grant('courier')),
  problem: null,
};
const unit = directory.units.find(({ id }) => id === resident.unit);
if (unit === undefined) throw new Error('the resident lives nowhere');
const proposal: Proposal = { unit, resident, reason: 'unit-and-name', confidence: 0.99 };

function walk(from: IntakeState, ...events: IntakeEvent[]) {
  const effects: IntakeEffect[] = [];
  let state = from;
  for (const event of events) {
    const next = stepIntake(directory, state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects };
}

const scan = (text: string): IntakeEvent => ({ type: 'scanned', scanned: scanned(text, ']C0') });
const lookedUp = (tracking: string): IntakeEvent => ({
  type: 'looked-up',
  tracking,
  roomCode: null,
  learned: null,
});
const read = (tracking: string): IntakeEvent => ({ type: 'label-text-read', tracking, proposal });

describe('the text of a label', () => {
  test('is read with the look-up, and one touch takes the parcel in for whom it speaks of', () => {
    const { state, effects } = walk(ready, scan(UPS), lookedUp(UPS), read(UPS), { type: 'proposal-taken' });
    expect(effects.map((effect) => effect.do)).toEqual(['look-up', 'read-label-text', 'receive']);
    expect(effects.at(-1)).toMatchObject({
      foundBy: 'label-text',
      recipient: { kind: 'resident', resident: resident.id, unit: unit.id },
    });
    expect(state).toMatchObject({ at: 'receiving', addressee: { unit, resident } });
  });

  test('takes in nothing by itself, however sure it is', () => {
    expect(walk(ready, scan(UPS), lookedUp(UPS), read(UPS)).state.at).toBe('unit');
  });

  test('that was read before the number was looked up is there all the same', () => {
    const { effects } = walk(ready, scan(UPS), read(UPS), lookedUp(UPS), { type: 'proposal-taken' });
    expect(effects.at(-1)).toMatchObject({ do: 'receive', foundBy: 'label-text' });
  });

  test('of another parcel than the one in hand proposes nobody', () => {
    const { state, effects } = walk(ready, scan(UPS), lookedUp(UPS), read(OTHER), { type: 'proposal-taken' });
    expect(state.at).toBe('unit');
    expect(effects.map((effect) => effect.do)).not.toContain('receive');
  });

  test('of the parcel before, put back on the van, is nothing to the next one', () => {
    const { state, effects } = walk(
      ready,
      scan(UPS),
      lookedUp(UPS),
      read(UPS),
      { type: 'back' },
      scan(OTHER),
      lookedUp(OTHER),
      { type: 'proposal-taken' },
    );
    expect(state.at).toBe('unit');
    expect(effects.map((effect) => effect.do)).not.toContain('receive');
  });

  test('waits while the courier looks for the name by hand', () => {
    const { effects } = walk(
      ready,
      scan(UPS),
      lookedUp(UPS),
      { type: 'search-name' },
      read(UPS),
      { type: 'back' },
      { type: 'proposal-taken' },
    );
    expect(effects.at(-1)).toMatchObject({ do: 'receive', foundBy: 'label-text' });
  });

  test('is not read of many for one recipient: nobody is asked whom they are for', () => {
    const visit = {
      ...newVisit(sessionId(1), grant('courier')),
      batch: { addressee: { unit, resident }, before: null },
    };
    const { effects } = walk({ at: 'ready', visit, problem: null }, scan(UPS), lookedUp(UPS));
    expect(effects.map((effect) => effect.do)).toEqual(['look-up', 'receive']);
  });
});
