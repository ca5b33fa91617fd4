/**
 * The one way to the strike. A release needs an order in the journal of this run, of a grant that this run gave and
 * that still counts, for this door, not longer than the door's own limit, and never acted on before. Who stands there
 * and why is the ledger's business.
 */
import type { Strike } from '../../../hardware/ports/strike.ts';
import { err, ok } from '../../../shared/basics/result.ts';
import type { OutputOf } from '../../../shared/bridge/contract.ts';
import type { DoorId, EventId } from '../../../shared/domain/ids.ts';
import type { Door } from '../../../shared/domain/place.ts';
import type { DataOf } from '../../../shared/events/catalog.ts';
import { readEvent } from '../../../shared/events/event.ts';
import type { Grants } from '../codes/grants.ts';
import type { DeviceLog } from '../devices/device-log.ts';
import type { Journal } from '../journal.ts';

type Answer = OutputOf<'door.release'>;
type Order = DataOf<'door.release-ordered'>;

export interface DoorRelease {
  release(event: EventId, door: DoorId): Promise<Answer>;
}

export interface DoorReleaseParts {
  readonly journal: Pick<Journal, 'fresh'>;
  readonly grants: Pick<Grants, 'valid'>;
  readonly doors: readonly Door[];
  readonly strike: () => Strike | null;
  readonly deviceLog: Pick<DeviceLog, 'append'>;
  /** Told just before the strike is. */
  readonly ordered: (holdMs: number) => void;
}

/** A page orders and asks at once; what lies further back was ordered by somebody who has left. */
const RECENT_EVENTS = 100;

export function createDoorRelease(parts: DoorReleaseParts): DoorRelease {
  const { journal, grants, doors, deviceLog } = parts;
  // In memory, and that is enough: `journal.fresh` knows no event of an earlier run.
  const used = new Set<EventId>();
  let isReleasing = false;

  function orderOf(id: EventId, door: DoorId): Order | null {
    const envelope = journal.fresh(id, RECENT_EVENTS);
    const event = envelope === null ? null : readEvent(envelope);
    if (!event?.ok || event.value.type !== 'door.release-ordered') return null;
    return event.value.data.door === door ? event.value.data : null;
  }

  async function refuse(door: DoorId, why: 'no-strike' | 'busy' | 'not-released'): Promise<Answer> {
    await deviceLog.append('door.not-released', { door, why });
    return err(why);
  }

  async function operate(id: EventId, door: Door, order: Order): Promise<Answer> {
    const strike = parts.strike();
    if (strike === null) return refuse(door.id, 'no-strike');
    if (order.holdMs > Math.min(door.releaseMs, strike.maxReleaseMs)) return err('not-justified');
    used.add(id);
    parts.ordered(order.holdMs);
    const released = await strike.release(order.holdMs);
    if (released.ok) return ok({ releasedMs: order.holdMs });
    return refuse(door.id, released.error.code === 'gone' ? 'no-strike' : released.error.code);
  }

  return {
    async release(id, doorId) {
      const door = doors.find((one) => one.id === doorId);
      if (door === undefined) return err('unknown-door');
      if (used.has(id)) return err('used-before');
      const order = orderOf(id, doorId);
      if (order === null || grants.valid(order.grant) === null) return err('not-justified');
      if (isReleasing) return err('busy');
      isReleasing = true;
      try {
        return await operate(id, door, order);
      } finally {
        isReleasing = false;
      }
    },
  };
}
