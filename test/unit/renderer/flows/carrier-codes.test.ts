import { describe, expect, test } from 'vitest';
import { startStaff, stepStaff } from '../../../../renderer/flows/staff.ts';
import type { StaffEffect, StaffEvent } from '../../../../renderer/flows/staff-state.ts';
import type { CarrierCodes } from '../../../../shared/bridge/contract.ts';
import { sessionId } from '../../../harness/drafts.ts';
import { grant, scanned } from '../../../harness/people.ts';

const BADGE = 'DRIVER/00417';
const of: CarrierCodes = {
  carrier: 'ups',
  good: [{ from: '2026-11-23T09:00:00.000Z', until: null }],
  dueAt: '2027-02-21T09:00:00.000Z',
  isNextReady: false,
  badges: 1,
};
const code = { code: '482915', from: '2026-11-23T09:00:00.000Z', oldUntil: null };

const signedIn: StaffEvent[] = [
  { type: 'pin-entered', pin: '1' },
  { type: 'staff-granted', grant: grant('staff'), session: sessionId(1) },
  { type: 'carrier-codes' },
];
const atCarrier: StaffEvent[] = [
  ...signedIn,
  { type: 'codes-read', carriers: [of] },
  { type: 'carrier-opened', of },
];

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

describe('staff who look after carriers’ codes', () => {
  test('see what there is, and go back to the board', () => {
    const { state, effects } = walk(...signedIn, { type: 'codes-read', carriers: [of] });
    expect(state).toMatchObject({ at: 'carrier-codes', codes: { at: 'list', carriers: [of] } });
    expect(effects).toEqual([{ do: 'read-carrier-codes' }]);
    expect(walk(...atCarrier, { type: 'back' }, { type: 'back' }).state).toMatchObject({ at: 'board' });
  });

  test('say why before a code is shown, and the code is gone when they go on', () => {
    const asked: StaffEvent[] = [
      ...atCarrier,
      { type: 'order-chosen', order: 'next-code' },
      { type: 'order-because', why: 'due' },
    ];
    expect(walk(...asked).effects.at(-1)).toMatchObject({
      do: 'order-credential',
      order: { order: 'next-code', carrier: 'ups', why: 'due' },
      badge: null,
      session: sessionId(1),
    });
    const shown = walk(...asked, { type: 'code-shown', code });
    expect(shown.state).toMatchObject({ codes: { at: 'shown', code } });
    const after = walk(...asked, { type: 'code-shown', code }, { type: 'back' });
    expect(JSON.stringify(after.state)).not.toContain(code.code);
  });

  const atBadge: StaffEvent[] = [
    ...atCarrier,
    { type: 'order-chosen', order: 'enrol-badge' },
    { type: 'order-because', why: 'new-courier' },
  ];

  test('scan a badge, which is enrolled and then forgotten', () => {
    const { state, effects } = walk(...atBadge, { type: 'scanned', scanned: scanned(BADGE) });
    expect(effects.at(-1)).toMatchObject({ do: 'order-credential', badge: BADGE });
    expect(JSON.stringify(state)).not.toContain(BADGE);
  });

  test.each(['1Z5R89390357567127', 'K2-0001', 'SHORT-1'])('cannot enrol %s as a badge', (text) => {
    const { state, effects } = walk(...atBadge, { type: 'scanned', scanned: scanned(text, ']C0') });
    expect(state).toMatchObject({ codes: { at: 'badge', isUnfit: true } });
    expect(effects).toEqual([{ do: 'read-carrier-codes' }]);
  });

  test('are told what came of it, above a list that is read anew', () => {
    const { state, effects } = walk(
      ...atBadge,
      { type: 'scanned', scanned: scanned(BADGE) },
      { type: 'order-done', note: 'taken' },
      { type: 'codes-read', carriers: [of] },
    );
    expect(state).toMatchObject({ codes: { at: 'list', note: 'taken' } });
    expect(effects.at(-1)).toEqual({ do: 'read-carrier-codes' });
  });
});
