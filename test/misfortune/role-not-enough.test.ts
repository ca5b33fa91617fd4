/** Whoever has not the role for something cannot do it: not by a button, not by an order put into the ledger by hand. */
import { describe, expect, test } from 'vitest';
import { createStaffPins } from '../../main/host/codes/staff-pins.ts';
import { stepStaff } from '../../renderer/flows/staff.ts';
import type { StaffState } from '../../renderer/flows/staff-state.ts';
import { type EventId, StaffId, UnitId } from '../../shared/domain/ids.ts';
import { StaffRole } from '../../shared/domain/staff-role.ts';
import type { DataOf } from '../../shared/events/catalog.ts';
import type { Draft } from '../../shared/events/event.ts';
import { codesBench } from '../harness/codes-bench.ts';
import { chained, sessionId } from '../harness/drafts.ts';
import { seededRandom } from '../harness/randomness.ts';

type Order = DataOf<'staff-pin.ordered'>;

async function bench() {
  const host = await codesBench({ units: 1 });
  const { kiosk, journal, pepper, cost } = host;
  const { grants, keeper } = kiosk();
  const staffPins = createStaffPins({
    journal: { fresh: (id) => journal.get(id) ?? null },
    grants,
    keeper,
    pepper,
    cost,
    random: seededRandom(31),
  });
  const drafts: Draft[] = [];
  const append = (draft: Draft): EventId => {
    drafts.push(draft);
    const event = chained(drafts).at(-1);
    if (event === undefined) throw new Error('no event');
    journal.set(event.id, event);
    return event.id;
  };
  const signedIn = (role: StaffRole) =>
    grants.give({ kind: 'staff', staff: StaffId.parse(`${role}-9`), role });
  const actor = { kind: 'staff', id: 'desk' } as const;
  const session = sessionId(1);
  const order = (role: StaffRole, what: Pick<Order, 'order'> & Partial<Order>) =>
    staffPins.order(
      append({
        type: 'staff-pin.ordered',
        actor,
        data: { session, grant: signedIn(role).id, role: null, staff: null, why: 'new', ...what },
      }),
    );
  const unit = UnitId.parse(host.directory.units[0]?.id);
  const reissue = (role: StaffRole) =>
    kiosk().pins.reissue(
      append({
        type: 'pin.reissue-ordered',
        actor,
        data: { session, grant: signedIn(role).id, unit, why: 'forgotten', identity: 'document-seen' },
      }),
    );
  return { ...host, grants, staffPins, order, reissue };
}

describe('the host', () => {
  test('gives PINs of staff to a manager only, each with its role', async () => {
    const { order, kiosk, staffPins } = await bench();
    for (const role of ['attendant', 'installer'] as const) {
      expect(await order(role, { order: 'make', role: 'manager' })).toEqual({
        ok: false,
        error: 'not-justified',
      });
    }
    for (const role of StaffRole.options) {
      const made = await order('manager', { order: 'make', role });
      if (!made.ok) throw new Error(made.error);
      expect(await kiosk().staff(made.value.pin ?? '')).toMatchObject({
        answer: 'granted',
        grant: { kind: 'staff', staff: `${role}-1`, role },
      });
    }
    expect(staffPins.list().map(({ role }) => role)).toEqual(['manager', ...StaffRole.options]);
  });

  test('gives a resident another PIN for an attendant and a manager, and for no installer', async () => {
    const { reissue } = await bench();
    expect([await reissue('attendant'), await reissue('manager')]).toMatchObject([
      { ok: true },
      { ok: true },
    ]);
    expect(await reissue('installer')).toEqual({ ok: false, error: 'not-justified' });
  });

  test('ends a PIN at once, also of whoever is signed in with it, and gives nobody the name of somebody before', async () => {
    const { order, kiosk, grants } = await bench();
    const made = await order('manager', { order: 'make', role: 'attendant' });
    if (!made.ok || made.value.pin === null) throw new Error('no PIN');
    const { staff, pin } = made.value;
    const signedIn = await kiosk().staff(pin);
    if (signedIn.answer !== 'granted') throw new Error(signedIn.answer);
    expect(await order('manager', { order: 'end', staff, why: 'left' })).toMatchObject({ ok: true });
    expect(grants.valid(signedIn.grant.id)).toBeNull();
    expect(await kiosk().staff(pin)).toMatchObject({ answer: 'wrong' });
    const next = await order('manager', { order: 'make', role: 'attendant' });
    expect(next).toMatchObject({ ok: true, value: { staff: 'attendant-2' } });
  });

  test('leaves a manager, whatever is ordered', async () => {
    const { order, staffPins } = await bench();
    const [only] = staffPins.list();
    expect(await order('manager', { order: 'end', staff: only?.staff ?? null, why: 'left' })).toEqual({
      ok: false,
      error: 'last-manager',
    });
    expect(await order('manager', { order: 'end', staff: StaffId.parse('nobody'), why: 'left' })).toEqual({
      ok: false,
      error: 'unknown-staff',
    });
    await order('manager', { order: 'make', role: 'manager' });
    expect(await order('manager', { order: 'end', staff: only?.staff ?? null, why: 'left' })).toMatchObject({
      ok: true,
    });
    expect(staffPins.list()).toEqual([{ staff: 'manager-1', role: 'manager' }]);
  });
});

describe('the board', () => {
  const { grant } = { grant: (role: StaffRole) => ({ role }) };
  const board = (role: StaffRole) =>
    ({
      at: 'board',
      note: null,
      visit: { session: sessionId(1), door: 'not-asked', grant: { kind: 'staff', ...grant(role) } },
    }) as unknown as StaffState;
  const doors = [
    'start-audit',
    'carrier-codes',
    'residents-pins',
    'passes',
    'staff-pins',
    'residents-list',
    'take-copy',
  ] as const;
  const open = (role: StaffRole) =>
    doors.filter((type) => stepStaff(board(role), { type }).state.at !== 'board');

  test.each([
    ['manager', [...doors]],
    ['attendant', ['start-audit', 'residents-pins', 'passes']],
    ['installer', []],
  ] as const)('of a %s leads to %j', (role, expected) => {
    expect(open(role)).toEqual(expected);
  });
});
