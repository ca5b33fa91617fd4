/**
 * One strike of the room is released at a time: two doors open at once are more than one pair of eyes, or one supply,
 * is there for. A strike that is stuck or gone has its own alarm and keeps nobody from the other doors. It knows no
 * board.
 */
import { err } from '../../shared/basics/result.ts';
import type { Strike } from '../ports/strike.ts';

/** Which strike is released, or is just being: of the whole room. */
export interface StrikeTurn {
  holder: Strike | null;
}

export function inTurn(strike: Strike, turn: StrikeTurn): Strike {
  let isReleasing = false;

  function giveBack(): void {
    if (turn.holder === strike && !isReleasing && strike.state() !== 'released') turn.holder = null;
  }

  const stop = strike.onState(giveBack);
  return {
    ...strike,
    async release(holdMs) {
      if (turn.holder !== null) return err({ code: 'busy' });
      turn.holder = strike;
      isReleasing = true;
      try {
        return await strike.release(holdMs);
      } finally {
        isReleasing = false;
        giveBack();
      }
    },
    async close() {
      await strike.close();
      stop();
      giveBack();
    },
  };
}
