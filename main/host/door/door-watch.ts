/**
 * Follows one door: feeds the pure model of `hardware/strike/door.ts` with what strike, sensor and clock tell, and
 * writes what is worth it into the device log. It releases nothing.
 */
import type { DoorPosition, StrikeState } from '../../../hardware/ports/strike.ts';
import {
  type DoorEvent,
  type DoorObservation,
  stepDoor,
  UNSEEN_DOOR,
} from '../../../hardware/strike/door.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import type { DoorId } from '../../../shared/domain/ids.ts';
import type { DeviceLog, ObservedType } from '../devices/device-log.ts';
import type { Devices } from '../devices/devices.ts';

export interface DoorWatch {
  /** Call before the strike is told, so that an opening within the same millisecond is no alarm. */
  ordered(holdMs: number): void;
  stop(): void;
}

type DoorType = Extract<ObservedType, `door.${string}`>;

/** A warning is a chirp for whoever stands there, and nothing for the ledger. */
const NOTED: Readonly<Record<DoorObservation, Exclude<DoorType, 'door.not-released'> | null>> = {
  'strike-released': 'door.released',
  'strike-locked': 'door.locked',
  'strike-stuck': 'door.stuck',
  opened: 'door.opened',
  closed: 'door.closed',
  forced: 'door.forced',
  'held-warning': null,
  held: 'door.held-open',
  'position-lost': 'door.unknown',
};

/** Alarms come within a second of their time. */
const TICK_MS = 500;

export function watchDoor(door: DoorId, devices: Devices, deviceLog: DeviceLog, clock: Clock): DoorWatch {
  let state = UNSEEN_DOOR;
  let cancelTick: (() => void) | null = null;

  function step(event: DoorEvent): void {
    const stepped = stepDoor(state, event);
    state = stepped.state;
    for (const observation of stepped.observations) {
      const type = NOTED[observation];
      if (type !== null) void deviceLog.append(type, { door });
    }
    if (state.openSinceMs !== null) tickLater();
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
    devices.onStrike(strike),
    devices.onDoorPosition(position),
    devices.onExitRequest(() => step({ type: 'exit-requested', atMs: clock.elapsed() })),
  ];
  position(devices.doorPosition());

  return {
    ordered: (holdMs) => step({ type: 'release-ordered', atMs: clock.elapsed(), holdMs }),
    stop: () => {
      for (const stop of stops) stop();
      cancelTick?.();
    },
  };
}
