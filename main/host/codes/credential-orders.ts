/**
 * What staff order of carriers' codes and badges: each order is an event in the journal of this run, of a staff grant
 * that still counts, used once; the host does what the event says and nothing else.
 */
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { OutputOf } from '../../../shared/bridge/contract.ts';
import type { EventId } from '../../../shared/domain/ids.ts';
import type { DataOf } from '../../../shared/events/catalog.ts';
import { readEvent } from '../../../shared/events/event.ts';
import { mayDo, roleOf } from '../../../shared/policies/roles.ts';
import type { Journal } from '../journal.ts';
import type { CourierCodes } from './courier-codes.ts';
import type { Grants } from './grants.ts';

type Order = DataOf<'courier-credential.ordered'>;

export interface CredentialOrders {
  handOver(event: EventId): Promise<OutputOf<'courier-code.hand-over'>>;
  enrol(event: EventId, badge: string): Promise<OutputOf<'courier-badge.enrol'>>;
  endBadges(event: EventId): Promise<OutputOf<'courier-badges.end'>>;
}

export interface CredentialOrderParts {
  readonly journal: Pick<Journal, 'fresh'>;
  readonly grants: Pick<Grants, 'valid'>;
  readonly courierCodes: Omit<CourierCodes, 'stop'>;
}

const RECENT_EVENTS = 100;

export function createCredentialOrders(parts: CredentialOrderParts): CredentialOrders {
  const { journal, grants, courierCodes } = parts;
  /** In memory, and that is enough: `journal.fresh` knows no event of an earlier run. */
  const used = new Set<EventId>();

  function take(id: EventId, order: Order['order']): Result<Order, 'not-justified'> {
    const envelope = used.has(id) ? null : journal.fresh(id, RECENT_EVENTS);
    const event = envelope === null ? null : readEvent(envelope);
    if (!event?.ok || event.value.type !== 'courier-credential.ordered') return err('not-justified');
    const { data } = event.value;
    const grant = grants.valid(data.grant);
    const isAllowed = grant !== null && mayDo(roleOf(grant), 'carrier-codes');
    if (data.order !== order || !isAllowed) return err('not-justified');
    used.add(id);
    return ok(data);
  }

  return {
    async handOver(id) {
      const order = take(id, 'next-code');
      if (!order.ok) return order;
      const { carrier, why } = order.value;
      // Only wrong hands end a code at once: everybody else still has the old one in their van.
      const done = await courierCodes.handOver(carrier, why === 'known-to-others');
      if (!done.ok) return done;
      const { code, from, oldUntil } = done.value;
      return ok({ code, from: instant(from), oldUntil: oldUntil === null ? null : instant(oldUntil) });
    },
    async enrol(id, badge) {
      const order = take(id, 'enrol-badge');
      if (!order.ok) return order;
      const done = await courierCodes.enrol(order.value.carrier, badge);
      return done.ok ? ok(null) : done;
    },
    async endBadges(id) {
      const order = take(id, 'end-badges');
      if (!order.ok) return order;
      const done = await courierCodes.endBadges(order.value.carrier);
      return done.ok ? ok(null) : done;
    },
  };
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
