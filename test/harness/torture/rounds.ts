/**
 * Round after round: let the kiosk work, kill some of it, start it again, look at both copies of the ledger. Every
 * round begins where the one before ended, so that what goes wrong late is found, too.
 */
import { type Blow, chooseBlow, deal } from './blows.ts';
import type { TorturedKiosk } from './kiosk.ts';
import { picker } from './picker.ts';

const LOOK_AT_ALL_EVERY = 50;

export interface Round {
  readonly number: number;
  readonly blow: Blow;
}

/** Gives what was found wrong, each with its round; ends with the first round in which something was. */
export async function killRounds(
  kiosk: TorturedKiosk,
  kills: number,
  seed: number,
  after: (round: Round) => void,
): Promise<readonly string[]> {
  const pick = picker(seed);
  await start(kiosk);
  await kiosk.look();
  for (let number = 1; number <= kills; number++) {
    const blow = chooseBlow(pick);
    await deal(kiosk, blow, pick);
    const started = await start(kiosk);
    if (started === 'started') {
      await kiosk.look();
      if (number % LOOK_AT_ALL_EVERY === 0 || number === kills) await kiosk.lookAtAll();
    }
    const faults = [...(started === 'started' ? [] : [`it did not start: ${started}`]), ...kiosk.faults()];
    after({ number, blow });
    if (faults.length > 0)
      return faults.map((fault) => `kill ${number}, ${blow.victim} at ${blow.at}: ${fault}`);
  }
  return [];
}

async function start(kiosk: TorturedKiosk): Promise<string> {
  const started = await kiosk.start();
  return started === 'started' ? started : JSON.stringify(started);
}
