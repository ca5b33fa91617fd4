import { describe, expect, test } from 'vitest';
import {
  mayBeTaken,
  type ResidentsListEvent,
  type ResidentsListState,
  type ResidentsListWish,
  startResidentsList,
  stepResidentsList,
} from '../../../../renderer/flows/residents-list.ts';
import { startStaff, stepStaff } from '../../../../renderer/flows/staff.ts';
import type { StaffEffect, StaffEvent } from '../../../../renderer/flows/staff-state.ts';
import type { ListPreview } from '../../../../shared/bridge/residents-list.ts';
import { DriveId } from '../../../../shared/domain/ids.ts';
import { sessionId } from '../../../harness/drafts.ts';
import { grant } from '../../../harness/people.ts';

const drive = DriveId.parse('8:17');
const preview: ListPreview = {
  list: 'c'.repeat(64),
  encoding: 'utf-8',
  separator: ',',
  unused: [],
  problems: [],
  problemCount: 0,
  added: 2,
  changed: 0,
  unchanged: 10,
  gone: 0,
  goneNames: [],
  newUnits: 0,
  emptied: [],
  emptiedCount: 0,
  isManyGone: false,
};
const toTheList = (more: Partial<ListPreview> = {}): ResidentsListEvent[] => [
  { type: 'list-stick', drive },
  { type: 'list-files', files: [{ name: 'list.csv', bytes: 9 }] },
  { type: 'list-file', file: 'list.csv' },
  { type: 'list-read', preview: { ...preview, ...more } },
];

function walk(...events: readonly ResidentsListEvent[]) {
  const wishes: ResidentsListWish[] = [];
  let state: ResidentsListState | null = startResidentsList;
  for (const event of events) {
    if (state === null) throw new Error('through already');
    const next = stepResidentsList(state, event);
    state = next.state;
    if (next.wish !== null) wishes.push(next.wish);
  }
  return { state, wishes };
}

describe('a manager with a list on a stick', () => {
  test('sees what it would change, and yes takes in exactly that', () => {
    const { state, wishes } = walk(...toTheList(), { type: 'list-wanted' });
    expect(state).toMatchObject({ at: 'importing' });
    expect(wishes).toEqual([
      { do: 'find-lists', drive },
      { do: 'read-list', drive, file: 'list.csv' },
      { do: 'order-import', order: { list: preview.list, gone: 'forward', isWhole: false } },
    ]);
    expect(walk(...toTheList(), { type: 'list-wanted' }, { type: 'list-in-force' }).state).toMatchObject({
      at: 'in-force',
    });
  });

  test('says what becomes of packages for who is gone', () => {
    const { wishes } = walk(
      ...toTheList({ gone: 1 }),
      { type: 'list-wanted' },
      { type: 'list-gone', gone: 'return' },
    );
    expect(wishes.at(-1)).toMatchObject({ order: { gone: 'return', isWhole: false } });
  });

  test('is asked first whether a list is whole that would empty the house', () => {
    const many = toTheList({ gone: 30, isManyGone: true });
    expect(walk(...many, { type: 'list-wanted' }).state).toMatchObject({ at: 'whole' });
    expect(walk(...many, { type: 'list-wanted' }, { type: 'back' }).state).toEqual({ at: 'stick' });
    const { wishes } = walk(
      ...many,
      { type: 'list-wanted' },
      { type: 'list-is-whole' },
      { type: 'list-gone', gone: 'forward' },
    );
    expect(wishes.at(-1)).toMatchObject({ order: { isWhole: true } });
  });

  test.each([
    ['has a problem in it', { problemCount: 1 }],
    ['changes nothing', { added: 0 }],
  ])('cannot take in a list that %s', (_, more) => {
    expect(mayBeTaken({ ...preview, ...more })).toBe(false);
    expect(walk(...toTheList(more), { type: 'list-wanted' }).state).toMatchObject({ at: 'shown' });
  });

  test('mends the list on the stick and looks again', () => {
    const { state, wishes } = walk(...toTheList({ problemCount: 1 }), { type: 'back' });
    expect(state).toEqual({ at: 'looking', drive });
    expect(wishes.at(-1)).toEqual({ do: 'find-lists', drive });
  });

  test('begins at the stick again after anything that went wrong', () => {
    const failed = walk({ type: 'list-stick', drive }, { type: 'list-failed', why: 'stick-gone' });
    expect(failed.state).toEqual({ at: 'failed', why: 'stick-gone' });
    expect(
      walk({ type: 'list-stick', drive }, { type: 'list-failed', why: 'stick-gone' }, { type: 'back' }).state,
    ).toEqual(startResidentsList);
    expect(walk({ type: 'back' }).state).toBeNull();
  });
});

test('when the list is in force the visit ends, for the page takes it up with its next start', () => {
  const effects: StaffEffect[] = [];
  let state = startStaff;
  const events: readonly StaffEvent[] = [
    { type: 'pin-entered', pin: '1' },
    { type: 'staff-granted', grant: grant('staff'), session: sessionId(1) },
    { type: 'residents-list' },
    ...toTheList(),
    { type: 'list-wanted' },
    { type: 'list-in-force' },
    { type: 'back' },
    { type: 'finish' },
  ];
  for (const event of events) {
    const next = stepStaff(state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  expect(effects).toContainEqual(
    expect.objectContaining({ do: 'order-import', by: grant('staff'), session: sessionId(1) }),
  );
  expect(state).toEqual({ at: 'leaving' });
  expect(effects.slice(-2).map((effect) => effect.do)).toEqual(['close-staff', 'go-home']);
});
