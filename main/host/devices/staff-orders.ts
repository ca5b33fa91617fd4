/**
 * What staff order of devices and doors: each order is an event in the journal of this run, of a staff grant that
 * still counts, and the host does what the event says and nothing else. Whoever stands there is the ledger's business.
 */
import { err, ok } from '../../../shared/basics/result.ts';
import type { OutputOf } from '../../../shared/bridge/contract.ts';
import type { DoorId, EventId, GrantId } from '../../../shared/domain/ids.ts';
import type { Door } from '../../../shared/domain/place.ts';
import { readEvent } from '../../../shared/events/event.ts';
import { mayDo, roleOf, type StaffAction } from '../../../shared/policies/roles.ts';
import type { Grants } from '../codes/grants.ts';
import type { Journal } from '../journal.ts';
import { refOf } from './device-ref.ts';
import type { Devices } from './devices.ts';
import type { DeviceSettingsKeeper } from './settings-keeper.ts';

export interface StaffOrders {
  setUp(event: EventId): Promise<OutputOf<'device.set-up'>>;
  answerAlarm(event: EventId): OutputOf<'door.answer-alarm'>;
}

export interface StaffOrderParts {
  readonly journal: Pick<Journal, 'fresh'>;
  readonly grants: Pick<Grants, 'valid'>;
  readonly settings: DeviceSettingsKeeper;
  readonly devices: Pick<Devices, 'health' | 'resettle'>;
  readonly doors: readonly Door[];
  readonly answered: (door: DoorId) => void;
}

const RECENT_EVENTS = 100;

export function createStaffOrders(parts: StaffOrderParts): StaffOrders {
  const { journal, grants, settings, devices, doors } = parts;
  /** An old order is not repeated over a newer one. */
  const used = new Set<EventId>();

  function take(id: EventId) {
    const envelope = used.has(id) ? null : journal.fresh(id, RECENT_EVENTS);
    const event = envelope === null ? null : readEvent(envelope);
    return event?.ok ? event.value : null;
  }
  const isAllowed = (id: GrantId, action: StaffAction) => {
    const grant = grants.valid(id);
    return grant !== null && mayDo(roleOf(grant), action);
  };
  const hasDoor = (door: DoorId) => doors.some(({ id }) => id === door);

  return {
    async setUp(id) {
      const event = take(id);
      if (event?.type !== 'device.set-up' || !isAllowed(event.data.grant, 'set-up-device')) {
        return err('not-justified');
      }
      const { device, setting } = event.data;
      const found = devices.health().find(({ identity }) => refOf(identity).ref === device);
      if (found === undefined) return err('unknown-device');
      if (found.role !== setting.role) return err('wrong-role');
      if (setting.role === 'strike' && setting.door !== null && !hasDoor(setting.door)) {
        return err('unknown-door');
      }
      used.add(id);
      const kept = await settings.keep(refOf(found.identity).key, setting);
      if (!kept.ok) return kept;
      await devices.resettle();
      return ok(null);
    },
    answerAlarm(id) {
      const event = take(id);
      if (event?.type !== 'door.alarm-answered' || !isAllowed(event.data.grant, 'answer-alarm')) {
        return err('not-justified');
      }
      if (!hasDoor(event.data.door)) return err('unknown-door');
      used.add(id);
      parts.answered(event.data.door);
      return ok(null);
    },
  };
}
