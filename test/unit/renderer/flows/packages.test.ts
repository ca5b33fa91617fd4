import { describe, expect, test } from 'vitest';
import type { PackagesEvent } from '../../../../renderer/flows/packages.ts';
import { startStaff, stepStaff } from '../../../../renderer/flows/staff.ts';
import type { StaffEffect, StaffEvent } from '../../../../renderer/flows/staff-state.ts';
import { UnitId, ZoneId } from '../../../../shared/domain/ids.ts';
import { PackageAction, REASONS } from '../../../../shared/domain/package-action.ts';
import { zoneCodeOf } from '../../../../shared/domain/zone-code.ts';
import { packageId, sessionId } from '../../../harness/drafts.ts';
import { grant, scanned } from '../../../harness/people.ts';

const id = packageId(1);
const board: StaffEvent[] = [
  { type: 'pin-entered', pin: '1' },
  { type: 'staff-granted', grant: grant('staff'), session: sessionId(1) },
];
const opened: StaffEvent[] = [...board, { type: 'search-packages' }];
const life: StaffEvent[] = [
  ...opened,
  { type: 'search-typed', text: '4B' },
  { type: 'package-opened', package: id },
];
const zone = ZoneId.parse('cold');
const unit = UnitId.parse('u-5a');

/** What staff say between the action and its reason. */
const told: { readonly [A in PackageAction]?: readonly PackagesEvent[] } = {
  move: [{ type: 'move-to', zone }],
  reassign: [
    { type: 'unit-chosen', unit },
    { type: 'reassign-to', recipient: { kind: 'unit', unit } },
  ],
  hold: [{ type: 'hold-until', until: '2026-12-01T00:00:00.000Z' }],
  return: [{ type: 'notice-looked-up', wasSent: false }, { type: 'told-otherwise' }],
  release: [{ type: 'identity-checked', identity: 'document-seen' }],
};

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

describe('staff who look for a package', () => {
  test('come back to what they typed, and from there to the board', () => {
    expect(walk(...life, { type: 'back' }).state).toMatchObject({
      packages: { at: 'search', text: '4B' },
    });
    expect(walk(...life, { type: 'back' }, { type: 'back' }).state).toMatchObject({ at: 'board' });
  });

  test.each([
    ['at the board', board],
    ['at the search', opened],
    ['at the page of another', life],
  ])('scan a room label %s, and see that package', (_, before) => {
    const looked = walk(...before, { type: 'scanned', scanned: scanned('K2-0007') });
    expect(looked.effects).toEqual([{ do: 'look-up-scan', text: 'K2-0007' }]);
    const { state } = walk(
      ...before,
      { type: 'scanned', scanned: scanned('K2-0007') },
      { type: 'scan-looked-up', package: packageId(7), text: 'K2-0007' },
    );
    expect(state).toMatchObject({ packages: { at: 'life', package: packageId(7) } });
  });

  test('that they scanned at the board go back to the board', () => {
    const looked = walk(
      ...board,
      { type: 'scanned', scanned: scanned('K2-0007') },
      { type: 'scan-looked-up', package: id, text: 'K2-0007' },
      { type: 'back' },
    );
    expect(looked.state).toMatchObject({ at: 'board' });
  });

  test('hear of a label that was never here, with its number in the field', () => {
    const { state } = walk(...opened, { type: 'scan-looked-up', package: null, text: 'K2-0007' });
    expect(state).toMatchObject({ packages: { at: 'search', text: 'K2-0007', note: 'not-here' } });
  });

  test('hear of what cannot be read, and what they typed stays', () => {
    const { state, effects } = walk(
      ...opened,
      { type: 'search-typed', text: '4B' },
      { type: 'scanned', scanned: scanned('') },
    );
    expect(state).toMatchObject({ packages: { at: 'search', text: '4B', note: 'unreadable' } });
    expect(effects).toEqual([]);
  });

  test('go from a task to its package and back to the board', () => {
    const { state } = walk(...board, { type: 'package-opened', package: id });
    expect(state).toMatchObject({ packages: { at: 'life', package: id, from: null } });
    expect(stepStaff(state, { type: 'back' }).state).toMatchObject({ at: 'board' });
  });
});

describe('staff who do something about a package', () => {
  test.each(PackageAction.options)('are asked why, and it is done with that reason: %s', (action) => {
    const asked = walk(...life, { type: 'package-action', action }, ...(told[action] ?? []));
    expect(asked.state).toMatchObject({ packages: { at: 'why', wanted: { action } } });
    for (const why of REASONS[action]) {
      const { state, effects } = stepStaff(asked.state, { type: 'act-because', why });
      expect(effects).toMatchObject([
        {
          do: 'act-on-package',
          by: grant('staff'),
          session: sessionId(1),
          package: id,
          order: { action, why },
        },
      ]);
      expect(stepStaff(state, { type: 'acted' }).state).toMatchObject({
        packages: { at: 'life', package: id, from: '4B', note: { code: 'done', action } },
      });
      expect(stepStaff(state, { type: 'not-acted', why: 'not-recorded' }).state).toMatchObject({
        packages: { at: 'life', package: id, note: { code: 'not-recorded' } },
      });
    }
  });

  test.each(PackageAction.options)('can go back before the reason, and nothing is done: %s', (action) => {
    const { state, effects } = walk(...life, { type: 'package-action', action }, ...(told[action] ?? []), {
      type: 'back',
    });
    expect(state).toMatchObject({ packages: { at: 'life', note: null } });
    expect(effects.filter((effect) => effect.do === 'act-on-package')).toEqual([]);
  });

  test('give no reason that is of another action', () => {
    const asked = walk(...life, { type: 'package-action', action: 'missing' });
    const next = stepStaff(asked.state, { type: 'act-because', why: 'unclaimed' });
    expect(next).toEqual({ state: asked.state, effects: [] });
  });

  test('move it by a scan of the label on the wall', () => {
    const { state } = walk(
      ...life,
      { type: 'package-action', action: 'move' },
      { type: 'scanned', scanned: scanned(zoneCodeOf(zone)) },
    );
    expect(state).toMatchObject({ packages: { at: 'why', wanted: { action: 'move', zone } } });
  });

  test('send it back without more when a notice was sent', () => {
    const { state, effects } = walk(
      ...life,
      { type: 'package-action', action: 'return' },
      { type: 'notice-looked-up', wasSent: true },
    );
    expect(effects).toEqual([{ do: 'look-up-notice', package: id }]);
    expect(state).toMatchObject({ packages: { at: 'why', wanted: { told: 'notice-sent' } } });
  });

  test('do not send it back while nobody was told', () => {
    const { state } = walk(
      ...life,
      { type: 'package-action', action: 'return' },
      { type: 'notice-looked-up', wasSent: false },
      { type: 'act-because', why: 'unclaimed' },
    );
    expect(state).toMatchObject({ packages: { at: 'not-told' } });
  });

  test('hear of a unit that does not exist', () => {
    const { state } = walk(
      ...life,
      { type: 'package-action', action: 'reassign' },
      { type: 'unit-chosen', unit: null },
    );
    expect(state).toMatchObject({ packages: { at: 'life', note: { code: 'unknown-unit' } } });
  });

  test('open the door from its page, and are told whether it opened', () => {
    const { state, effects } = walk(...life, { type: 'open-door' });
    expect(effects).toMatchObject([{ do: 'release-door', session: sessionId(1) }]);
    expect(stepStaff(state, { type: 'door-answered', door: 'open-now' }).state).toMatchObject({
      at: 'packages',
      visit: { door: 'open-now' },
    });
  });
});

describe('who picked a package up', () => {
  const visit = sessionId(7);
  const shown: StaffEvent = { type: 'evidence-shown', jpeg: '/9j/', signature: null };
  const asked: StaffEvent[] = [
    ...life,
    { type: 'see-evidence', visit },
    { type: 'look-because', why: 'not-received' },
  ];

  test('is shown for a reason, to whoever signed in, and gone with the screen', () => {
    const { state, effects } = walk(...asked);
    expect(effects.at(-1)).toEqual({
      do: 'show-evidence',
      visit,
      why: 'not-received',
      by: grant('staff'),
      session: sessionId(1),
    });
    expect(state).toMatchObject({ packages: { at: 'evidence-asked', package: id } });
    expect(walk(...asked, shown).state).toMatchObject({ packages: { at: 'evidence', jpeg: '/9j/' } });
    const back = walk(...asked, shown, { type: 'back' }).state;
    expect(back).toMatchObject({ packages: { at: 'life', package: id, from: '4B' } });
    expect(JSON.stringify(back)).not.toContain('/9j/');
  });

  test('is not shown without one, nor by an answer that nobody waits for', () => {
    expect(walk(...life, { type: 'see-evidence', visit }, shown).state).toMatchObject({
      packages: { at: 'evidence-why' },
    });
    expect(walk(...life, shown).state).toMatchObject({ packages: { at: 'life' } });
  });

  test('and cannot be shown: the page of the package says so', () => {
    const refused = walk(...asked, { type: 'evidence-not-shown', why: 'not-allowed' });
    expect(refused.state).toMatchObject({ packages: { at: 'life', note: { code: 'not-allowed' } } });
  });
});
