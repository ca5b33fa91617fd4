/**
 * So many attempts at one kiosk, each random and none with a right code but by luck, over days of its own clock: while its
 * wall clock is set to and fro, it is restarted, its power is cut, and staff give out new PINs. It throws as soon as the
 * strike was told anything without a reason.
 */
import type { HashCost } from '../../../main/host/codes/hash.ts';
import { EventId } from '../../../shared/domain/ids.ts';
import { packageId } from '../drafts.ts';
import { scanned } from '../people.ts';
import { createChance } from '../rehearsal/chance.ts';
import type { WholeKiosk } from '../whole/kiosk.ts';
import { goodPass, passMaker } from './bad-passes.ts';
import { burglar } from './burglar.ts';
import { doorAccount } from './door-account.ts';
import { type FateCounts, openFate } from './fate.ts';
import { loneKiosk } from './lone-kiosk.ts';
import { openStaff } from './staff-visit.ts';
import { createTally, type Tally } from './tally.ts';

export interface Wanted {
  readonly count: number;
  readonly seed: number;
  readonly cost: HashCost;
  readonly folder: string;
}

export interface Seen extends FateCounts {
  readonly tally: Tally;
  /** By luck: each let somebody in. */
  readonly trueGuesses: readonly string[];
  /** Of each that was hashed and compared with a PIN or a code: the host's whole answer, in real milliseconds. */
  readonly comparedMs: readonly number[];
  /** On the kiosk's clock. */
  readonly virtualMs: number;
  readonly releases: number;
  readonly events: number;
  readonly bytesToStrike: number;
  readonly pinsReissued: number;
}

const SECOND_MS = 1_000;
/** Nobody types a unit and a PIN in less. */
const LEAST_PAUSE_S = 2;
const MOST_PAUSE_S = 10;
const STAFF_COME_EVERY_MS = 12 * 60 * 60 * SECOND_MS;
/** A hold, and the strike locked again. */
const HOLD_OVER_MS = 10_000;
const TELLS_EVERY = 1_000;

export async function attempts(
  { count, seed, cost, folder }: Wanted,
  now: () => number,
  progress: (done: number) => void = () => undefined,
): Promise<Seen> {
  const chance = createChance(seed);
  const { kiosk, clock } = await loneKiosk(folder, cost, chance.of('host'));
  const account = doorAccount(kiosk);
  const startedMs = clock.elapsed();
  const startedS = Math.floor(clock.now() / SECOND_MS);
  const ofHouse = { key: kiosk.passKey, directory: kiosk.host().foundation.directory, startedS };
  const ended = await goodPass({ ...ofHouse, chance: chance.of('ended') }, 'u-1b');
  const used = await goodPass({ ...ofHouse, chance: chance.of('used') }, 'u-1a');
  const usedOrder = await takeOut(kiosk, used.token);
  account.expect();
  account.check('a good pass');
  await clock.advance(HOLD_OVER_MS);
  await kiosk.page().append({
    type: 'credential.revoked',
    actor: { kind: 'staff', id: 'front-desk' },
    data: { credential: ended.id, why: 'asked' },
  });

  const spent = { ended: ended.token, used: used.token };
  const passes = await passMaker({ ...ofHouse, chance: chance.of('passes'), spent });
  const thief = burglar({ kiosk, passes, chance: chance.of('burglar'), usedOrder });
  const fate = openFate(kiosk, clock, chance.of('fate'));
  const pauses = chance.of('pauses');
  const staff = openStaff(kiosk, clock);
  const tally = createTally();
  const trueGuesses: string[] = [];
  const comparedMs: number[] = [];
  let [pinsReissued, staffCameMs] = [0, clock.elapsed()];

  for (let n = 1; n <= count; n++) {
    const from = now();
    const { kind, answer, isIn } = await thief.tries();
    if (answer === 'wrong' || isIn) comparedMs.push(now() - from);
    tally.note(kind, answer);
    if (isIn) {
      if (!kind.startsWith('a random ')) throw new Error(`attempt ${n}, ${kind}, was let in`);
      trueGuesses.push(`attempt ${n}, ${kind}`);
      account.expect();
    }
    account.check(`attempt ${n}, ${kind}, answered with ${answer}`);
    await clock.advance(pauses.between(LEAST_PAUSE_S, MOST_PAUSE_S) * SECOND_MS);
    await fate.befalls();
    if (clock.elapsed() - staffCameMs >= STAFF_COME_EVERY_MS) {
      staffCameMs = clock.elapsed();
      pinsReissued += await staff.giveOutPins();
    }
    if (n % TELLS_EVERY === 0) progress(n);
  }
  await account.checkLedger();

  // Were the witness blind, all of this would say nothing: whoever is right is let in, as they are at any time.
  await staff.letIn();
  account.expect();
  account.check('staff with the right PIN');
  await account.checkLedger();
  const events = (await kiosk.page().events()).length;
  await kiosk.stop();
  return {
    ...fate.counts(),
    tally,
    trueGuesses,
    comparedMs,
    virtualMs: clock.elapsed() - startedMs,
    releases: kiosk.strike.releases(),
    events,
    bytesToStrike: kiosk.strike.bytes(),
    pinsReissued,
  };
}

/** Somebody with a good pass takes what it is for; the answer is the order that the door was opened by. */
async function takeOut(kiosk: WholeKiosk, token: string): Promise<EventId> {
  const resident = kiosk.page().resident();
  await resident.tells({ type: 'scanned', scanned: scanned(token, ']Q1') });
  await resident.tells({ type: 'tapped', package: packageId(1) });
  if (resident.state().at !== 'goodbye') throw new Error(`a good pass leads to ${resident.state().at}`);
  const order = (await kiosk.page().events()).find(({ type }) => type === 'door.release-ordered');
  return EventId.parse(order?.id);
}
