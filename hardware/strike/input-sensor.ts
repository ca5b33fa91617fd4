/**
 * A door position sensor and an exit contact on a board's inputs. What cannot be read is unknown, never closed.
 *
 * Wiring: the reed is closed while the door is closed and feeds 5 V to input 0, which a resistor pulls down; so a
 * cut wire reads as an open door. The handle's contact feeds input 1 the same way; where there is none, the resistor
 * stays, or the setting is null, because a floating input would excuse a forced door.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { createListeners } from '../ports/listeners.ts';
import type { DoorPosition, DoorSensor } from '../ports/strike.ts';
import type { BoardInputs } from './relay-board.ts';

const POLL_MS = 100;
const DEBOUNCE_MS = 50;
/** A hand may rest on the handle before the door moves; a contact that reads pressed for longer is a broken one. */
const HAND_STAYS_MS = 30_000;
/** Up to then the request is fresh, and is not made again when the door opens. */
const FRESH_MS = 1_000;

export interface SensorWiring {
  readonly doorInput: number;
  /** What the input reads while the door is closed. */
  readonly closedReads: 0 | 1;
  /** Reads 1 while somebody works the handle from inside; null where no contact is wired. */
  readonly exitInput: number | null;
}

export const USUAL_WIRING: SensorWiring = { doorInput: 0, closedReads: 1, exitInput: 1 };

export interface PolledSensor extends DoorSensor {
  /** For the board, when its wire is gone. */
  lost(): void;
}

export function createInputSensor(inputs: BoardInputs, clock: Clock, wiring: SensorWiring): PolledSensor {
  const positions = createListeners<DoorPosition>();
  const exits = createListeners<void>();
  let position: DoorPosition = 'unknown';
  let pressedSinceMs: number | null = null;
  let isStopped = false;
  let cancelTimer: () => void = () => undefined;

  function become(next: DoorPosition): void {
    if (next === position) return;
    position = next;
    positions.tell(next);
  }

  /** False when the board did not answer: then it is not asked for the door, which would only take longer. */
  async function readExit(): Promise<boolean> {
    if (wiring.exitInput === null) return true;
    const input = await inputs.read(wiring.exitInput);
    const isPressed = input === 1;
    if (isPressed && pressedSinceMs === null && !isStopped) exits.tell();
    pressedSinceMs = isPressed ? (pressedSinceMs ?? clock.elapsed()) : null;
    return input !== null;
  }

  async function readDoor(): Promise<DoorPosition> {
    const input = await inputs.read(wiring.doorInput);
    if (input === null) return 'unknown';
    return input === wiring.closedReads ? 'closed' : 'open';
  }

  const wait = (ms: number) =>
    new Promise<void>((resume) => {
      cancelTimer = clock.after(ms, resume);
    });

  async function poll(): Promise<void> {
    while (!isStopped) {
      // The handle is read before the door, and again before an opening is told: the hand comes before the door.
      let seen = (await readExit()) ? await readDoor() : 'unknown';
      if (seen !== position && seen !== 'unknown') {
        await wait(DEBOUNCE_MS);
        await readExit();
        if ((await readDoor()) !== seen) seen = position;
      }
      if (isStopped) return;
      // A hand that rests on the handle asked long ago, and asks all the same.
      const pressedMs = pressedSinceMs === null ? 0 : clock.elapsed() - pressedSinceMs;
      const asksAgain = pressedMs > FRESH_MS && pressedMs < HAND_STAYS_MS;
      if (seen === 'open' && position === 'closed' && asksAgain) exits.tell();
      become(seen);
      await wait(POLL_MS);
    }
  }

  void poll();

  return {
    position: () => position,
    onPosition: (listener) => positions.add(listener),
    onExitRequest: (listener) => exits.add(listener),
    lost() {
      isStopped = true;
      cancelTimer();
      become('unknown');
    },
    async close() {
      isStopped = true;
      cancelTimer();
    },
  };
}
