/**
 * The one way to the strike. A release needs an order as `orders.ts` has it, for this door and for as long as the
 * door has it, or the longer time for those who need it; once a grant, for as long as any door is released. Who stands
 * there and why is the ledger's business; that they would still be let in is asked once more.
 */
import type { Strike } from '../../../hardware/ports/strike.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok } from '../../../shared/basics/result.ts';
import type { OutputOf } from '../../../shared/bridge/contract.ts';
import type { DoorId, EventId, GrantId } from '../../../shared/domain/ids.ts';
import { type Door, isHoldOf, MORE_TIME_MS } from '../../../shared/domain/place.ts';
import type { DataOf } from '../../../shared/events/catalog.ts';
import type { StillAdmits } from '../codes/still-admitted.ts';
import type { DeviceLog } from '../devices/device-log.ts';
import { createOrders, type OrdersFrom } from '../orders.ts';
import { untilLocked } from './until-locked.ts';

type Answer = OutputOf<'door.release'>;
type Order = DataOf<'door.release-ordered'>;

export interface DoorRelease {
  release(event: EventId, door: DoorId): Promise<Answer>;
}

export interface DoorReleaseParts extends OrdersFrom {
  readonly clock: Clock;
  /** Whether whoever was let in would be let in now. */
  readonly admits: StillAdmits;
  readonly doors: readonly Door[];
  readonly strike: (door: DoorId) => Strike | null;
  readonly deviceLog: Pick<DeviceLog, 'append'>;
  /** Told just before the strike is. */
  readonly ordered: (door: DoorId, holdMs: number) => void;
  /** Told when a door was released for this grant, and only then. */
  readonly released?: (grant: GrantId) => void;
}

export function createDoorRelease(parts: DoorReleaseParts): DoorRelease {
  const { doors, deviceLog } = parts;
  const orders = createOrders('door.release-ordered', parts);
  /** Whoever was given more time already. In memory only, as grants are. */
  const gotMoreTime = new Set<GrantId>();
  let isReleasing = false;

  async function refuse(door: DoorId, why: 'no-strike' | 'busy' | 'not-released'): Promise<Answer> {
    await deviceLog.append('door.not-released', { door, why });
    return err(why);
  }

  async function operate(id: EventId, door: Door, order: Order): Promise<Answer> {
    const strike = parts.strike(door.id);
    if (strike === null) return refuse(door.id, 'no-strike');
    const isMoreTime = !isHoldOf(door, order.holdMs);
    const mayHaveMore = order.holdMs === MORE_TIME_MS && !gotMoreTime.has(order.grant);
    if ((isMoreTime && !mayHaveMore) || order.holdMs > strike.maxReleaseMs) return err('not-justified');
    orders.use(id);
    await untilLocked(strike, parts.clock);
    const grant = parts.grants.valid(order.grant);
    if (grant === null || !(await parts.admits(grant))) return err('not-justified');
    parts.ordered(door.id, order.holdMs);
    const released = await strike.release(order.holdMs);
    if (released.ok) {
      if (isMoreTime) gotMoreTime.add(order.grant);
      parts.released?.(order.grant);
      return ok({ releasedMs: order.holdMs });
    }
    return refuse(door.id, released.error.code === 'gone' ? 'no-strike' : released.error.code);
  }

  return {
    async release(id, doorId) {
      const door = doors.find((one) => one.id === doorId);
      if (door === undefined) return err('unknown-door');
      const order = orders.read(id);
      if (!order.ok) return err(order.error);
      if (order.value.door !== doorId) return err('not-justified');
      if (isReleasing) return err('busy');
      isReleasing = true;
      try {
        return await operate(id, door, order.value);
      } finally {
        isReleasing = false;
      }
    },
  };
}
