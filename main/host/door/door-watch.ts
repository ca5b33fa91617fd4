/**
 * Follows one door: feeds the pure model of `hardware/strike/door.ts` with what strike, sensor and clock tell, writes
 * what is worth it into the device log, and locks early where the door is set to. It releases nothing.
 */
import type { DoorPosition, StrikeState } from '../../../hardware/ports/strike.ts';
import { stepDoor, waitsForTime } from '../../../hardware/strike/door.ts';
import {
  type DoorEvent,
  type DoorObservation,
  type DoorRules,
  UNSEEN_DOOR,
  USUAL_DOOR_RULES,
} from '../../../hardware/strike/door-state.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import type { Door } from '../../../shared/domain/place.ts';
import type { DeviceLog, ObservedType } from '../devices/device-log.ts';
import type { Devices } from '../devices/devices.ts';

export interface DoorWatch {
  /** Call before the strike is told, so that an opening within the same millisecond is no alarm. */
  ordered(holdMs: number): void;
  /** Somebody saw to the alarm. */
  answered(): void;
  stop(): void;
}

type DoorType = Extract<ObservedType, `door.${string}`>;

/**
 * A warning is a chirp for whoever stands there, and nothing for the ledger; who answered an alarm is in the ledger with
 * their session, where they did it.
 */
const NOTED: Readonly<Record<DoorObservation, Exclude<DoorType, 'door.not-released'> | null>> = {
  'strike-released': 'door.released',
  'strike-locked': 'door.locked',
  'strike-stuck': 'door.stuck',
  'exit-requested': 'door.exit-requested',
  opened: 'door.opened',
  closed: 'door.closed',
  forced: 'door.forced',
  'alarm-answered': null,
  'held-warning': null,
  held: 'door.held-open',
  'position-lost': 'door.unknown',
};

/** Alarms come within a second of their time. */
const TICK_MS = 500;

export function watchDoor(door: Door, devices: Devices, deviceLog: DeviceLog, clock: Clock): DoorWatch {
  const rules = rulesOf(door);
  let state = UNSEEN_DOOR;
  let cancelTick: (() => void) | null = null;

  function step(event: DoorEvent): void {
    const stepped = stepDoor(state, event, rules);
    state = stepped.state;
    for (const observation of stepped.observations) {
      const type = NOTED[observation];
      if (type !== null) void deviceLog.append(type, { door: door.id });
    }
    if (stepped.locksNow) void devices.strike(door.id)?.lock();
    if (waitsForTime(state, rules)) tickLater();
  }

  function tickLater(): void {
    cancelTick ??= clock.after(TICK_MS, () => {
      cancelTick = null;
      step({ type: 'tick', atMs: clock.elapsed() });
    });
  }

  const strike = (told: StrikeState) => step({ type: 'strike', atMs: clock.elapsed(), state: told });
  const position = (told: DoorPosition) => step({ type: 'position', atMs: clock.elapsed(), position: told });
  const stops = [
    devices.onStrike(strike, door.id),
    devices.onDoorPosition(position, door.id),
    devices.onExitRequest(() => step({ type: 'exit-requested', atMs: clock.elapsed() }), door.id),
  ];
  position(devices.doorPosition(door.id));

  return {
    ordered: (holdMs) => step({ type: 'release-ordered', atMs: clock.elapsed(), holdMs }),
    answered: () => step({ type: 'alarm-answered', atMs: clock.elapsed() }),
    stop: () => {
      for (const stop of stops) stop();
      cancelTick?.();
    },
  };
}

function rulesOf({ relock, exitShuntMs }: Door): DoorRules {
  return {
    ...USUAL_DOOR_RULES,
    ...(relock === undefined ? {} : { relock }),
    ...(exitShuntMs === undefined ? {} : { exitShuntMs }),
  };
}
