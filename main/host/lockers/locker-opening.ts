/**
 * The one way to a compartment. It opens for an order that names it, as `orders.ts` has it, and never for one that
 * nobody can see. Whose parcel is in it is the ledger's business.
 */
import { err, ok } from '../../../shared/basics/result.ts';
import type { OutputOf } from '../../../shared/bridge/contract.ts';
import type { EventId } from '../../../shared/domain/ids.ts';
import { compartmentOf } from '../../../shared/domain/place.ts';
import type { StillAdmits } from '../codes/still-admitted.ts';
import type { Lockers } from '../devices/devices.ts';
import { createOrders, type OrdersFrom } from '../orders.ts';

type Answer = OutputOf<'locker.open'>;

export interface LockerOpening {
  open(event: EventId): Promise<Answer>;
}

export interface LockerOpeningParts extends OrdersFrom {
  /** Whether whoever was let in would be let in now. */
  readonly admits: StillAdmits;
  readonly lockers: () => readonly Lockers[];
}

const SAID = {
  busy: 'busy',
  'no-such-compartment': 'unknown-compartment',
  'already-open': 'already-open',
  unknown: 'unseen',
  'cooling-down': 'cooling-down',
  jammed: 'jammed',
  gone: 'no-lockers',
} as const;

export function createLockerOpening(parts: LockerOpeningParts): LockerOpening {
  const orders = createOrders('locker.release-ordered', parts);

  return {
    async open(id) {
      const order = orders.read(id);
      if (!order.ok) return err(order.error);
      const bank = parts.lockers().find(({ zone }) => zone === order.value.zone)?.bank;
      if (bank === undefined) return err('no-lockers');
      const compartment = compartmentOf(order.value.slot);
      if (compartment === null) return err('unknown-compartment');
      orders.use(id);
      const grant = parts.grants.valid(order.value.grant);
      if (grant === null || !(await parts.admits(grant))) return err('not-justified');
      const opened = await bank.open(compartment);
      return opened.ok ? ok(null) : err(SAID[opened.error.code]);
    },
  };
}
