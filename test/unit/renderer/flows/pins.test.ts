import { describe, expect, test } from 'vitest';
import { unitTyped } from '../../../../renderer/flows/pins.ts';
import { startStaff, stepStaff } from '../../../../renderer/flows/staff.ts';
import type { StaffEffect, StaffEvent } from '../../../../renderer/flows/staff-state.ts';
import { UnitId } from '../../../../shared/domain/ids.ts';
import { sessionId } from '../../../harness/drafts.ts';
import { directory, grant } from '../../../harness/people.ts';

const unit = directory.units[0]?.id ?? UnitId.parse('none');
const other = UnitId.parse('u-other');
const opened: StaffEvent[] = [
  { type: 'pin-entered', pin: '1' },
  { type: 'staff-granted', grant: grant('staff'), session: sessionId(1) },
  { type: 'residents-pins' },
];
const listed: StaffEvent[] = [...opened, { type: 'pins-read', disabled: [unit] }];

function walk(...events: StaffEvent[]) {
  const effects: StaffEffect[] = [];
  let state = startStaff;
  for (const event of events) {
    const next = stepStaff(state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects: effects.slice(1) };
}

describe('staff who look after residents’ PINs', () => {
  test('see whose is disabled, and go back to the board', () => {
    expect(walk(...listed)).toMatchObject({
      state: { at: 'pins', pins: { at: 'list', disabled: [unit] } },
      effects: [{ do: 'read-pins' }],
    });
    expect(walk(...listed, { type: 'back' }).state).toMatchObject({ at: 'board' });
    expect(walk(...opened, { type: 'back' }).state).toMatchObject({ at: 'board' });
  });

  test('say of a disabled one only how they know who it is', () => {
    const { state, effects } = walk(
      ...listed,
      { type: 'unit-chosen', unit },
      { type: 'identity-checked', identity: 'document-seen' },
    );
    expect(state).toMatchObject({ pins: { at: 'asking' } });
    expect(effects.at(-1)).toEqual({
      do: 'order-pin',
      by: grant('staff'),
      session: sessionId(1),
      order: { unit, why: 'disabled', identity: 'document-seen' },
    });
  });

  test('say of any other why, too', () => {
    const { effects } = walk(
      ...listed,
      { type: 'other-unit' },
      { type: 'unit-chosen', unit: other },
      { type: 'pin-because', why: 'moved-in' },
      { type: 'back' },
      { type: 'pin-because', why: 'never-received' },
      { type: 'identity-checked', identity: 'known-to-staff' },
    );
    expect(effects.at(-1)).toMatchObject({
      order: { unit: other, why: 'never-received', identity: 'known-to-staff' },
    });
  });

  test('are told of a unit that does not exist', () => {
    const told = walk(...listed, { type: 'other-unit' }, unitTyped(directory, '99Z'), {
      type: 'pins-read',
      disabled: [],
    });
    expect(told.state).toMatchObject({ pins: { at: 'list', note: 'unknown-unit' } });
    expect(unitTyped(directory, directory.units[0]?.name.toLowerCase() ?? '')).toMatchObject({ unit });
  });

  test('see the new PIN once: it is gone when they go on', () => {
    const shown = [
      ...listed,
      { type: 'unit-chosen', unit },
      { type: 'identity-checked', identity: 'document-seen' },
      { type: 'pin-shown', pin: '482915' },
    ] as const;
    expect(walk(...shown).state).toMatchObject({ pins: { at: 'shown', unit, pin: '482915' } });
    expect(JSON.stringify(walk(...shown, { type: 'back' }))).not.toContain('482915');
  });

  test('are told why there is none', () => {
    const { state, effects } = walk(
      ...listed,
      { type: 'unit-chosen', unit },
      { type: 'identity-checked', identity: 'document-seen' },
      { type: 'pin-refused', note: 'sign-in-again' },
    );
    expect(state).toMatchObject({ pins: { at: 'reading', note: 'sign-in-again' } });
    expect(effects.at(-1)).toEqual({ do: 'read-pins' });
  });

  test('can still name a unit when nobody knows which are disabled', () => {
    expect(walk(...opened, { type: 'pin-refused', note: 'not-read' }).state).toMatchObject({
      pins: { at: 'list', disabled: [], note: 'not-read' },
    });
  });
});
