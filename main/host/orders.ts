/**
 * What a release needs, be it of a door or of a compartment, a new PIN, a pass, a list of residents: an order in the
 * journal of this run, recent, of a grant that this run gave and that still counts, and never acted on before. What is
 * released is for whoever asks.
 */
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { EventId } from '../../shared/domain/ids.ts';
import type { DataOf } from '../../shared/events/catalog.ts';
import { readEvent } from '../../shared/events/event.ts';
import { mayDo, roleOf, type StaffAction } from '../../shared/policies/roles.ts';
import type { Grants } from './codes/grants.ts';
import type { Journal } from './journal.ts';

/** What each order is, as roles know it; null is no matter of staff. */
const ACTIONS = {
  'door.release-ordered': null,
  'locker.release-ordered': null,
  'pin.reissue-ordered': 'residents-pins',
  'pass.issue-ordered': 'passes',
  'staff-pin.ordered': 'staff-pins',
  'directory.import-ordered': 'residents-list',
  'evidence.show-ordered': 'see-evidence',
  'training.ordered': 'train',
  'incident.pack-ordered': 'incident-pack',
  'posters.ordered': 'posters',
} as const satisfies Readonly<Record<OrderType, StaffAction | null>>;

export type OrderType =
  | 'door.release-ordered'
  | 'locker.release-ordered'
  | 'pin.reissue-ordered'
  | 'pass.issue-ordered'
  | 'staff-pin.ordered'
  | 'directory.import-ordered'
  | 'evidence.show-ordered'
  | 'training.ordered'
  | 'incident.pack-ordered'
  | 'posters.ordered';

export interface Orders<T extends OrderType> {
  /** The order, if it still counts. */
  read(id: EventId): Result<DataOf<T>, 'used-before' | 'not-justified'>;
  /** From here on nobody acts on it again. */
  use(id: EventId): void;
}

export interface OrdersFrom {
  readonly journal: Pick<Journal, 'fresh'>;
  readonly grants: Pick<Grants, 'valid'>;
}

/** A page orders and asks at once; what lies further back was ordered by somebody who has left. */
const RECENT_EVENTS = 100;

export function createOrders<T extends OrderType>(type: T, { journal, grants }: OrdersFrom): Orders<T> {
  // In memory, and that is enough: `journal.fresh` knows no event of an earlier run.
  const used = new Set<EventId>();

  return {
    read(id) {
      if (used.has(id)) return err('used-before');
      const envelope = journal.fresh(id, RECENT_EVENTS);
      const event = envelope === null ? null : readEvent(envelope);
      if (!event?.ok || event.value.type !== type) return err('not-justified');
      const order = event.value.data as DataOf<T>;
      const grant = grants.valid(order.grant);
      if (grant === null) return err('not-justified');
      const action = ACTIONS[type];
      return action === null || mayDo(roleOf(grant), action) ? ok(order) : err('not-justified');
    },
    use: (id) => void used.add(id),
  };
}
