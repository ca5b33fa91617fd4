/**
 * A queue where one holder at a time has the turn. Waiting ends by the caller's own deadline or signal, so that a
 * stuck transfer cannot make those behind it wait for ever. It does not know what the turn is for.
 */

import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { TransferOptions, TransportError } from '../ports/transport.ts';

export interface Turns {
  /** The value gives the turn back: call it in a `finally`. */
  take(options: TransferOptions): Promise<Result<() => void, TransportError>>;
  /** Sends away all who wait; whoever has the turn keeps it. */
  refuseWaiting(): void;
}

export function createTurns(clock: Clock): Turns {
  const waiting: { grant(): void; refuse(): void }[] = [];
  let taken = false;

  function giveBack(): void {
    taken = false;
    waiting.shift()?.grant();
  }

  return {
    take({ deadlineMs, signal }) {
      if (signal?.aborted) return Promise.resolve(err({ code: 'aborted', transferred: 0 }));
      if (!taken) {
        taken = true;
        return Promise.resolve(ok(once(giveBack)));
      }
      return new Promise((resolve) => {
        const leave = (result: Result<() => void, TransportError>) => {
          const place = waiting.indexOf(waiter);
          if (place >= 0) waiting.splice(place, 1);
          cancelDeadline();
          signal?.removeEventListener('abort', abort);
          resolve(result);
        };
        const abort = () => leave(err({ code: 'aborted', transferred: 0 }));
        const cancelDeadline = clock.after(deadlineMs, () =>
          leave(err({ code: 'deadline', transferred: 0 })),
        );
        const waiter = {
          grant() {
            taken = true;
            leave(ok(once(giveBack)));
          },
          refuse: abort,
        };
        signal?.addEventListener('abort', abort);
        waiting.push(waiter);
      });
    },
    refuseWaiting() {
      for (const waiter of [...waiting]) waiter.refuse();
    },
  };
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    run();
  };
}
