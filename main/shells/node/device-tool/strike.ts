/**
 * `strike pulse`: releases one strike for a moment, and whatever happens ends with everything off and read back. It
 * says before what it will do, and does it only when somebody agreed.
 */
import { nameOf } from './device-names.ts';
import { type Bench, superviseAll, theOne, troublesInWords, wait } from './room-at-hand.ts';
import type { Outcome, Speaker } from './speaker.ts';

/** A lock that hangs is not waited for: what the board showed last is what is said. */
const LOCK_WITHIN_MS = 2_000;

export interface Pulse {
  readonly holdMs: number;
  /** Asks whoever sits there. False also where nobody does. */
  readonly agree: (question: string) => Promise<boolean>;
  readonly interrupted: AbortSignal;
}

export async function strikePulse(
  bench: Bench,
  speaker: Speaker,
  { holdMs, agree, interrupted }: Pulse,
): Promise<Outcome> {
  const { clock } = bench;
  const supervisor = await superviseAll(bench, 'strike');
  try {
    const found = theOne(supervisor, 'strike');
    if (!found.ok) return speaker.no(found.error.code, found.error.say);
    const strike = supervisor.strike();
    const name = nameOf(found.value.identity);
    // A door sensor that nobody wired keeps nobody from trying the relay.
    const isWorking = found.value.troubles.every((trouble) => trouble === 'door-unseen');
    if (!strike || !isWorking)
      return speaker.no(found.value.troubles.join(), `${name}: ${troublesInWords(found.value)}`);
    if (holdMs > strike.maxReleaseMs)
      return speaker.wrongUse(`This board releases for ${strike.maxReleaseMs} ms at most.`);

    speaker.fact(`${name}: releases the door for ${holdMs} ms. Whoever stands there can open it.`, {
      fact: 'will-release',
      name,
      holdMs,
    });
    if (!(await agree('Type yes to release: ')))
      return speaker.wrongUse('Nobody agreed, and nothing was released. Type yes, or say --yes.');
    if (interrupted.aborted) return speaker.no('interrupted', 'Interrupted. Nothing was released.');

    const released = await strike.release(holdMs);
    if (released.ok) {
      speaker.fact('Released, read back.', { fact: 'released' });
      await Promise.race([wait(clock, holdMs), aborted(interrupted)]);
    }
    await Promise.race([strike.lock(), wait(clock, LOCK_WITHIN_MS)]);
    const state = strike.state();
    if (state === 'locked') speaker.fact('All relays are off, read back.', { fact: 'locked' });
    else
      return speaker.no(
        state,
        `${name}: nobody knows whether the door is locked (${state}). Look at it now.`,
      );
    if (!released.ok)
      return speaker.no(
        released.error.code,
        `The strike was not released (${released.error.code}). Look at the board.`,
      );
    return interrupted.aborted ? speaker.no('interrupted', 'Interrupted, and locked.') : 0;
  } finally {
    await supervisor.stop();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });
}
