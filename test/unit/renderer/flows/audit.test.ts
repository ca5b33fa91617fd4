import { describe, expect, test } from 'vitest';
import { beginAudit, showAudit, stepAudit } from '../../../../renderer/flows/audit.ts';
import type { AuditEvent, AuditState, AuditWish, Sighting } from '../../../../renderer/flows/audit-state.ts';
import { AuditId } from '../../../../shared/domain/ids.ts';
import { numberedId, packageId } from '../../../harness/drafts.ts';
import { scanned } from '../../../harness/people.ts';
import { zone } from '../../../harness/samples.ts';

const audit = AuditId.parse(numberedId(0xa0d17));
const shelf = zone('shelf-a');
const cold = zone('cold');
const nowhere = { audit, zone: null, closedZones: [], seen: 0 };

function walk(from: AuditState | null, ...events: AuditEvent[]) {
  const wishes: AuditWish[] = [];
  let state = from;
  for (const event of events) {
    if (state === null) break;
    const next = stepAudit(state, event);
    state = next.state;
    if (next.wish !== null) wishes.push(next.wish);
  }
  return { state, wishes };
}

const stands = (at: typeof shelf | null, seen = 0): AuditEvent => ({
  type: 'audit-stands',
  place: { ...nowhere, zone: at, seen },
  note: null,
});
const scan = (text: string): AuditEvent => ({ type: 'scanned', scanned: scanned(text) });
const seen = (changed: Partial<Extract<Sighting, { code: 'seen' }>> = {}): AuditEvent => ({
  type: 'sighted',
  sighting: { code: 'seen', roomCode: 'K2-0001', again: false, isFound: false, isMoved: false, ...changed },
});

const zones = walk(beginAudit.state, stands(null)).state;
const counting = walk(beginAudit.state, stands(shelf, 1)).state;

describe('an audit', () => {
  test('begins with the choice of a zone, and goes on in the one where it was left', () => {
    expect(beginAudit.wish).toEqual({ do: 'begin-audit' });
    expect(zones).toMatchObject({ at: 'zones', note: null });
    expect(counting).toMatchObject({ at: 'counting', place: { zone: 'shelf-a', seen: 1 } });
  });

  test('enters a zone by the label on its wall, also from another zone', () => {
    const wish = { do: 'enter-zone', audit, zone: 'cold' };
    expect(walk(zones, scan('ZONE:cold')).wishes).toEqual([wish]);
    expect(walk(counting, scan('ZONE:cold')).wishes).toEqual([wish]);
    const there = walk(counting, scan('ZONE:cold'), stands(cold, 3)).state;
    expect(there).toMatchObject({ at: 'counting', place: { zone: 'cold', seen: 3 }, isBusy: false });
  });

  test('asks for a zone first when a package is scanned before one', () => {
    expect(walk(zones, scan('K2-0001'))).toMatchObject({ state: { note: 'zone-first' }, wishes: [] });
  });

  test('does one scan after the other, each in the zone that was scanned before it', () => {
    const busy = walk(counting, scan('K2-0001'), scan('ZONE:cold'), scan('K2-0002'));
    expect(busy.wishes).toMatchObject([{ do: 'sight', zone: 'shelf-a' }]);
    const rest = walk(busy.state, seen(), stands(cold), seen({ roomCode: 'K2-0002' }));
    expect(rest.wishes).toMatchObject([
      { do: 'enter-zone', zone: 'cold' },
      { do: 'sight', zone: 'cold', read: { roomCode: 'K2-0002' } },
    ]);
    expect(rest.state).toMatchObject({ isBusy: false, waiting: [] });
  });

  test('counts a label once, however often it is scanned', () => {
    const { state } = walk(counting, seen(), seen({ again: true }), seen({ again: true }));
    expect(state).toMatchObject({ place: { seen: 2 } });
  });

  test('says of what nobody can read that it was not read, and goes on with the next scan', () => {
    const { state, wishes } = walk(counting, scan(''), scan('K2-0001'));
    expect(wishes).toMatchObject([{ do: 'sight' }]);
    expect(state).toMatchObject({ at: 'counting', isBusy: true });
  });

  test('closes a zone after the scans before it, and tells only then what was not seen', () => {
    const closing = walk(counting, scan('K2-0001'), { type: 'zone-seen' });
    expect(closing.wishes).toMatchObject([{ do: 'sight' }]);
    const after = walk(closing.state, seen());
    expect(after.wishes).toEqual([{ do: 'close-zone', audit, zone: 'shelf-a' }]);
    const review = { zone: shelf, seen: 2, unseen: [], due: [] };
    const reviewed = walk(after.state, { type: 'zone-reviewed', place: nowhere, review }).state;
    expect(reviewed).toMatchObject({ at: 'review', review });
    expect(walk(reviewed, { type: 'next-zone' }).state).toMatchObject({ at: 'zones' });
  });

  test('opens a zone again for what is scanned after it was closed', () => {
    const review = { zone: shelf, seen: 2, unseen: [], due: [] };
    const reviewed: AuditState = { at: 'review', place: nowhere, review, note: null };
    const back = walk(reviewed, scan('K2-0009'));
    expect(back.wishes).toEqual([{ do: 'enter-zone', audit, zone: 'shelf-a' }]);
    expect(walk(back.state, stands(shelf, 2)).wishes).toMatchObject([{ do: 'sight', zone: 'shelf-a' }]);
    const late = walk(counting, { type: 'zone-seen' }, scan('K2-0009'), {
      type: 'zone-reviewed',
      place: nowhere,
      review,
    });
    expect(late.wishes.map((wish) => wish.do)).toEqual(['close-zone', 'enter-zone']);
  });

  test('is not closed before each discrepancy has a reason', () => {
    const one = {
      package: packageId(1),
      roomCode: 'K2-0001',
      unit: '' as const,
      zone: shelf,
      receivedAt: '2026-11-23T09:00:00.000Z',
    };
    const compared = (why: 'not-found' | null): AuditEvent => ({
      type: 'audit-compared',
      place: nowhere,
      discrepancies: { missing: [{ ...one, why }], extra: [] },
    });
    const settling = walk(zones, { type: 'compare' }, compared(null));
    expect(walk(settling.state, { type: 'close-audit' }).wishes).toEqual([]);
    const said = walk(settling.state, compared('not-found'), { type: 'close-audit' });
    expect(said.wishes).toEqual([{ do: 'close-audit', audit }]);
  });

  test('stays where it is, and says so, when something could not be saved', () => {
    const { state } = walk(counting, scan('K2-0001'), {
      type: 'sighted',
      sighting: { code: 'not-recorded' },
    });
    expect(state).toMatchObject({ at: 'counting', isBusy: false, latest: { code: 'not-recorded' } });
    const closed = walk(counting, { type: 'zone-seen' }, { type: 'not-recorded' }).state;
    expect(closed).toMatchObject({ at: 'counting', isBusy: false, latest: { code: 'not-recorded' } });
  });

  test('may be paused anywhere, and what was counted is not thrown away', () => {
    expect(walk(counting, { type: 'back' })).toEqual({ state: null, wishes: [] });
    expect(walk(zones, { type: 'back' })).toEqual({ state: null, wishes: [] });
  });

  test('that is over is looked at, and its slip is asked for once', () => {
    expect(showAudit(audit).wish).toEqual({ do: 'show-audit', audit });
  });
});
