/**
 * `locker open N`: opens one compartment, once, and says what each lock read before and after: so a bank is learnt door
 * by door. It knows no wiring but what was said on the command line.
 */
import type { CompartmentState, LockerFailure } from '../../../../hardware/ports/locker.ts';
import { type Bench, superviseAll, theOne, troublesInWords } from './room-at-hand.ts';
import type { Outcome, Speaker } from './speaker.ts';

export interface Opening {
  readonly compartment: number;
  /** Asks whoever sits there. False also where nobody does. */
  readonly agree: (question: string) => Promise<boolean>;
}

export async function lockerOpen(
  bench: Bench,
  speaker: Speaker,
  { compartment, agree }: Opening,
): Promise<Outcome> {
  const supervisor = await superviseAll(bench, 'locker');
  try {
    const found = theOne(supervisor, 'locker');
    if (!found.ok) return speaker.no(found.error.code, found.error.say);
    const [lockers] = supervisor.lockers();
    if (!lockers) return speaker.no(found.value.troubles.join(), troublesInWords(found.value));
    const { bank } = lockers;
    const tellStates = async (when: 'before' | 'after') => {
      const states = await bank.look();
      speaker.fact(`${when}: ${inWords(states)}`, { fact: 'states', when, states });
    };
    await tellStates('before');
    speaker.fact(`Compartment ${compartment} springs open. Stand clear of it.`, {
      fact: 'will-open',
      compartment,
    });
    if (!(await agree('Type yes to open: ')))
      return speaker.wrongUse('Nobody agreed, and nothing was opened. Type yes, or say --yes.');
    const opened = await bank.open(compartment);
    if (opened.ok)
      speaker.fact(`Compartment ${compartment} was seen to open.`, { fact: 'opened', compartment });
    await tellStates('after');
    return opened.ok ? 0 : speaker.no(opened.error.code, sentenceFor(opened.error));
  } finally {
    await supervisor.stop();
  }
}

function inWords(states: readonly CompartmentState[]): string {
  return states.map((state, place) => `${place + 1} ${state}`).join(', ');
}

function sentenceFor(failure: LockerFailure): string {
  switch (failure.code) {
    case 'busy':
      return 'Another compartment is just being opened.';
    case 'no-such-compartment':
      return 'There is no such compartment.';
    case 'already-open':
      return 'It stands open already.';
    case 'unknown':
      return 'Its lock does not say whether it is shut, so nobody could see it open.';
    case 'cooling-down':
      return `Its lock has to cool down: try again in ${Math.ceil(failure.waitMs / 1_000)} seconds.`;
    case 'jammed':
      return 'Its lock was pulsed and was not seen to open: it is jammed, wired to another number, or reads the other way (see /0).';
    case 'gone':
      return 'The lockers are gone.';
  }
}
