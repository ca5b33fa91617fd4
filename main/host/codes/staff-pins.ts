/**
 * The PINs of staff: who has one and what they may do, a new one for a role, the end of one. For an order in the journal of
 * this run, of a manager who is signed in, used once. There is always a manager left.
 */
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import type { OutputOf, StaffMember } from '../../../shared/bridge/contract.ts';
import { type EventId, StaffId } from '../../../shared/domain/ids.ts';
import type { StaffRole } from '../../../shared/domain/staff-role.ts';
import { createOrders, type OrdersFrom } from '../orders.ts';
import { subjectKey } from './book.ts';
import type { BookKeeper } from './book-keeper.ts';
import { newCode } from './digits.ts';
import type { Grants } from './grants.ts';
import { type HashCost, hashCode, locatorOf } from './hash.ts';

type Answer = OutputOf<'staff-pin.order'>;

export interface StaffPins {
  list(): readonly StaffMember[];
  order(event: EventId): Promise<Answer>;
}

export interface StaffPinsParts extends OrdersFrom {
  readonly grants: Pick<Grants, 'valid' | 'end'>;
  readonly keeper: BookKeeper;
  readonly pepper: Uint8Array;
  readonly cost: HashCost;
  readonly random: RandomBytes;
}

export function createStaffPins(parts: StaffPinsParts): StaffPins {
  const { keeper, grants } = parts;
  const orders = createOrders('staff-pin.ordered', parts);

  async function end(staff: StaffId): Promise<Answer> {
    const { staff: all } = keeper.current();
    if (!all.some((one) => one.staff === staff)) return err('unknown-staff');
    const left = all.filter((one) => one.staff !== staff);
    if (!left.some(({ role }) => role === 'manager')) return err('last-manager');
    const kept = await keeper.change((book) => ({
      ...book,
      staff: book.staff.filter((one) => one.staff !== staff),
    }));
    if (!kept.ok) return kept;
    // Whoever is signed in with it is so no longer.
    grants.end((grant) => grant.staff === staff);
    return ok({ staff, pin: null });
  }

  return {
    list: () => keeper.current().staff.map(({ staff, role }) => ({ staff, role })),
    async order(id) {
      const order = orders.read(id);
      if (!order.ok) return err('not-justified');
      orders.use(id);
      const { order: what, role, staff } = order.value;
      if (what === 'end') return staff === null ? err('unknown-staff') : end(staff);
      return make(parts, role ?? 'attendant');
    },
  };
}

async function make({ keeper, pepper, cost, random }: StaffPinsParts, role: StaffRole): Promise<Answer> {
  const { staff: all, staffGiven } = keeper.current();
  const given = staffGiven[role] + 1;
  const staff = StaffId.parse(`${role}-${given}`);
  // Two PINs with one locator would be one record for whoever types the second of them.
  const isTaken = (pin: string) => all.some(({ locator }) => locator === locatorOf(pepper, 'staff', pin));
  const pin = newCode(random, isTaken);
  const hash = await hashCode(pepper, cost, subjectKey({ kind: 'staff', staff, role }), pin);
  const record = { staff, role, locator: locatorOf(pepper, 'staff', pin), hash };
  const kept: Result<void, 'disk-full' | 'disk-failed'> = await keeper.change((book) => ({
    ...book,
    staff: [...book.staff, record],
    staffGiven: { ...book.staffGiven, [role]: given },
  }));
  return kept.ok ? ok({ staff, pin }) : kept;
}
