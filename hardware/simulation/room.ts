/**
 * A package room without the room: three devices that speak their real bytes, a door, parcels at hand, and a person
 * who may do anything to them. For demonstration, training and rehearsal; the software above cannot tell.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { RandomBytes } from '../../shared/basics/uuid.ts';
import type { DeviceSource } from '../ports/device-source.ts';
import { createListeners } from '../ports/listeners.ts';
import { createHidPosScanner, type SimulatedScanner } from './hid-pos-scanner.ts';
import { createNumatoRelay, type SimulatedRelayBoard } from './numato-relay.ts';
import { type Addressee, createParcels } from './parcels.ts';
import { ROOM_ACTIONS, type RoomThings } from './room-actions.ts';
import { createRoomDoor } from './room-door.ts';
import type { ActFailure, RoomSnapshot } from './room-snapshot.ts';
import { createUsbStick, type SimulatedStick } from './usb-stick.ts';
import { createZplPrinter, type SimulatedZplPrinter } from './zpl-printer.ts';

export interface SimulatedRoom {
  readonly source: DeviceSource;
  snapshot(): RoomSnapshot;
  act(device: string, action: string, params?: unknown): Result<RoomSnapshot, ActFailure>;
  onChange(listener: (snapshot: RoomSnapshot) => void): () => void;
  readonly stick: Pick<SimulatedStick, 'isPlugged'>;
  /** For tests: the devices themselves, with their faults. */
  readonly printer: SimulatedZplPrinter;
  readonly scanner: SimulatedScanner;
  readonly board: SimulatedRelayBoard;
}

export interface RoomOptions {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly people: readonly Addressee[];
  /** How long this room's policy holds the strike: only for the countdown in the snapshot. */
  readonly usualHoldMs?: number;
}

const PARCELS_AT_START = 8;
/** Of a room that runs for months; each change tells the whole room, so what it tells must not grow for ever. */
const MOST_LABELS_SHOWN = 200;
const USUAL_HOLD_MS = 5_000;

export function createSimulatedRoom({ clock, random, people, usualHoldMs }: RoomOptions): SimulatedRoom {
  const changes = createListeners<RoomSnapshot>();
  const changed = () => changes.tell(snapshot());
  const printer = createZplPrinter(clock, {
    vendorId: 0x0a5f,
    productId: 0x0120,
    serial: 'ROOM-ZD420',
    portPath: '1-1',
  });
  const scanner = createHidPosScanner(
    clock,
    { vendorId: 0x0c2e, productId: 0x0b6a, serial: null, portPath: '1-2' },
    { trailingReturn: true },
  );
  const board = createNumatoRelay(clock, {
    vendorId: 0x2a19,
    productId: 0x0c05,
    serial: 'ROOM-NUMATO',
    portPath: '1-3',
  });
  const wires = [printer.wire, scanner.wire, board.wire];
  const door = createRoomDoor(clock, board, changed);
  const parcels = createParcels(people, random);
  const stick = createUsbStick();
  const taken = new Set<string>();
  let relayOnSinceMs: number | null = null;

  const things: RoomThings = {
    printer,
    scanner,
    board,
    door,
    parcels,
    stick,
    readLabel(jobId) {
      const label = printer.printed.find((one) => one.jobId === jobId);
      return label ? (/\^FDQA,([^^]*)\^FS/.exec(label.zpl)?.[1] ?? null) : null;
    },
    takeLabel(jobId) {
      if (!printer.printed.some((one) => one.jobId === jobId)) return false;
      taken.add(jobId);
      return true;
    },
  };

  function snapshot(): RoomSnapshot {
    const onForMs = relayOnSinceMs === null ? null : clock.elapsed() - relayOnSinceMs;
    return {
      parcels: parcels.all(),
      labels: printer.printed.slice(-MOST_LABELS_SHOWN).map(({ jobId, zpl, at }) => ({
        jobId,
        zpl,
        at: new Date(at).toISOString(),
        isTaken: jobId !== null && taken.has(jobId),
      })),
      printer: { plugged: printer.wire.attached() !== null, ...printer.state() },
      scanner: { plugged: scanner.wire.attached() !== null },
      strike: {
        plugged: board.wire.attached() !== null,
        relay: board.relay(),
        releasedMsLeft: onForMs === null ? 0 : Math.max(0, (usualHoldMs ?? USUAL_HOLD_MS) - onForMs),
        stuck: board.isStuck(),
      },
      door: { position: door.position() },
      stick: { plugged: stick.isPlugged() },
    };
  }

  parcels.add(PARCELS_AT_START);
  for (const wire of wires) {
    wire.plug();
    wire.onChange(changed);
  }
  printer.onChange(changed);
  board.onChange(() => {
    relayOnSinceMs = board.relay() === 'on' ? (relayOnSinceMs ?? clock.elapsed()) : null;
    changed();
  });

  return {
    source: {
      devices: () => wires.flatMap((wire) => wire.attached() ?? []),
      onChange(listener) {
        const stops = wires.map((wire) => wire.onChange(listener));
        return () => {
          for (const stop of stops) stop();
        };
      },
    },
    snapshot,
    act(device, action, params) {
      const actions = Object.hasOwn(ROOM_ACTIONS, device) ? ROOM_ACTIONS[device] : undefined;
      if (!actions) return err({ code: 'unknown-device', say: `There is no ${device} here.` });
      const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
      if (!run) return err({ code: 'unknown-action', say: `Nobody can ${action} the ${device}.` });
      const done = run(things, params);
      if (!done.ok) return done;
      changed();
      return ok(snapshot());
    },
    onChange: (listener) => changes.add(listener),
    stick,
    printer,
    scanner,
    board,
  };
}
