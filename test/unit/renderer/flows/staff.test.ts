import { describe, expect, test } from 'vitest';
import { startStaff, stepStaff } from '../../../../renderer/flows/staff.ts';
import type { StaffEffect, StaffEvent, StaffState } from '../../../../renderer/flows/staff-state.ts';
import { AuditId, DriveId } from '../../../../shared/domain/ids.ts';
import { jobId, numberedId, sessionId } from '../../../harness/drafts.ts';
import { grant } from '../../../harness/people.ts';

const session = sessionId(9);
const by = grant('staff');
const audit = AuditId.parse(numberedId(0xa0d17));

function walk(from: StaffState, ...events: StaffEvent[]) {
  const effects: StaffEffect[] = [];
  let state = from;
  for (const event of events) {
    const next = stepStaff(state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects };
}

const board = walk(
  startStaff,
  { type: 'pin-entered', pin: '123456' },
  { type: 'staff-granted', grant: by, session },
).state;
describe('staff', () => {
  test('count the room, in their own name, and come back to the board', () => {
    const asked = walk(board, { type: 'start-audit' });
    expect(asked.effects).toEqual([{ do: 'begin-audit', by, session }]);
    const place = { audit, zone: null, closedZones: [], seen: 0 };
    const zones = walk(asked.state, { type: 'audit-stands', place, note: null }).state;
    expect(zones).toMatchObject({ at: 'audit', audit: { at: 'zones' } });
    expect(walk(zones, { type: 'back' })).toMatchObject({ state: { at: 'board' }, effects: [] });
  });

  test('are told on the board when an audit could not be begun', () => {
    expect(walk(board, { type: 'start-audit' }, { type: 'not-recorded' }).state).toMatchObject({
      at: 'board',
      note: { code: 'not-recorded' },
    });
  });

  test('look at an audit that is over', () => {
    expect(walk(board, { type: 'show-audit', audit }).effects).toEqual([
      { do: 'show-audit', audit, by, session },
    ]);
  });

  test('have this screen led to training, and are told when that could not be', () => {
    const asked = walk(board, { type: 'begin-training' });
    expect(asked.effects).toEqual([{ do: 'begin-training', by, session }]);
    expect(asked.state).toMatchObject({ at: 'board', note: { code: 'training-begins' } });
    expect(walk(asked.state, { type: 'no-training' }).state).toMatchObject({ note: { code: 'no-training' } });
  });

  test('have labels printed for the walls, and are told how many are on their way', () => {
    const asked = walk(board, { type: 'print-zone-labels' });
    expect(asked.effects).toEqual([{ do: 'print-zone-labels', by, session }]);
    expect(walk(asked.state, { type: 'zone-labels-ordered', count: 5 }).state).toMatchObject({
      at: 'board',
      note: { code: 'zone-labels', count: 5 },
    });
  });

  test('with a right PIN see the board; no door opens unasked', () => {
    const { state, effects } = walk(
      startStaff,
      { type: 'pin-entered', pin: '123456' },
      { type: 'staff-granted', grant: by, session },
    );
    expect(state).toMatchObject({ at: 'board', visit: { door: 'not-asked' } });
    expect(effects).toEqual([{ do: 'verify-staff', pin: '123456' }]);
  });

  test('with a wrong one are back at the PIN, with the wait', () => {
    const refused = { why: 'wrong', waitMs: 30_000 } as const;
    expect(
      walk(startStaff, { type: 'pin-entered', pin: '1' }, { type: 'code-refused', refused }).state,
    ).toEqual({
      at: 'pin',
      refused,
    });
  });

  test('say of a label whether it came out, in their own name', () => {
    const { effects } = walk(board, { type: 'label-looked-at', job: jobId(1), cameOut: false });
    expect(effects).toEqual([{ do: 'settle-label', by, job: jobId(1), cameOut: false }]);
  });

  test('take a copy of the records: what, where to, once at a time, and are told where it is', () => {
    const to = { kind: 'usb', drive: DriveId.parse('8:17') } as const;
    const asked = walk(
      board,
      { type: 'take-copy' },
      { type: 'copy-range', range: 'this-month' },
      { type: 'copy-to', to },
      { type: 'copy-to', to },
      { type: 'back' },
    );
    expect(asked.effects).toEqual([{ do: 'take-copy', by, session, range: 'this-month', to }]);
    expect(asked.state).toMatchObject({ at: 'copy', copy: { at: 'copying' } });
    const copy = { file: '/media/S/x.jsonl', events: 7, hasVerifier: true };
    const taken = walk(asked.state, { type: 'copy-taken', copy });
    expect(taken.state).toMatchObject({ at: 'copy', copy: { at: 'taken', to, copy } });
    expect(walk(taken.state, { type: 'back' }).state).toMatchObject({ at: 'board' });
  });

  test('whose copy failed may put it elsewhere; of a room that was never counted they take another part', () => {
    const copying = walk(
      board,
      { type: 'take-copy' },
      { type: 'copy-range', range: 'since-audit' },
      { type: 'copy-to', to: { kind: 'kiosk' } },
    ).state;
    const full = walk(copying, { type: 'copy-failed', why: 'kiosk-full' }, { type: 'back' }).state;
    expect(full).toMatchObject({ at: 'copy', copy: { at: 'where', range: 'since-audit' } });
    const never = walk(copying, { type: 'copy-failed', why: 'no-audit-yet' }, { type: 'back' }).state;
    expect(never).toMatchObject({ at: 'copy', copy: { at: 'what' } });
  });

  test('go back from a copy, a step at a time, to the board', () => {
    const where = walk(board, { type: 'take-copy' }, { type: 'copy-range', range: 'everything' }).state;
    const what = walk(where, { type: 'back' }).state;
    expect(what).toMatchObject({ at: 'copy', copy: { at: 'what' } });
    expect(walk(what, { type: 'back' }).state).toMatchObject({ at: 'board' });
  });

  test('sign out: the visit is closed and the kiosk goes home', () => {
    const { state, effects } = walk(board, { type: 'finish' });
    expect(state).toEqual({ at: 'leaving' });
    expect(effects).toEqual([{ do: 'close-staff', by, session }, { do: 'go-home' }]);
  });
});
