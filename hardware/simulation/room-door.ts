/**
 * The door of a simulated room: from outside it opens only while the strike lets go, from inside always. Its reed and
 * the handle's contact feed two inputs of the board. It knows no software.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { SimulatedRelayBoard } from './numato-relay.ts';

const REED_INPUT = 0;
const EXIT_INPUT = 1;
/** How long a hand is on the handle before the door moves, and in all. */
const HANDLE_BEFORE_OPEN_MS = 250;
const HANDLE_MS = 900;

export interface RoomDoor {
  position(): 'open' | 'closed';
  /** False when it is locked. */
  openFromOutside(): boolean;
  openFromInside(): void;
  force(): void;
  close(): void;
}

export function createRoomDoor(clock: Clock, board: SimulatedRelayBoard, changed: () => void): RoomDoor {
  let position: 'open' | 'closed' = 'closed';

  function move(to: 'open' | 'closed'): void {
    position = to;
    board.setInput(REED_INPUT, to === 'closed' ? 1 : 0);
    changed();
  }

  board.setInput(REED_INPUT, 1);
  return {
    position: () => position,
    openFromOutside() {
      if (position === 'closed' && board.relay() === 'off') return false;
      move('open');
      return true;
    },
    openFromInside() {
      board.setInput(EXIT_INPUT, 1);
      clock.after(HANDLE_BEFORE_OPEN_MS, () => move('open'));
      clock.after(HANDLE_MS, () => board.setInput(EXIT_INPUT, 0));
    },
    force: () => move('open'),
    close: () => move('closed'),
  };
}
