/**
 * A bank of lockers on boards of one family. It opens one door at a time and never twice, and says that a door is open
 * only when it was seen to be. Which compartment is for whom it does not know.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { createListeners } from '../ports/listeners.ts';
import type { CompartmentState, LockerBank, LockerFailure } from '../ports/locker.ts';
import type { SerialLike } from '../ports/serial.ts';
import type { TransportError } from '../ports/transport.ts';
import { type LockerLine, openLockerLine, type Patience } from './line.ts';
import type { LockBit, LockerProtocol, LockerWiring, LockPlace } from './protocol.ts';
import { createSight } from './sight.ts';
import type { Solenoids } from './solenoids.ts';

const OPENS_WITHIN_MS = 1_500;
const LOOK_AGAIN_MS = 100;
/** One lock that says nothing is broken; as many in a row are a board that is dead, and nothing on it can be seen. */
const MUTE_LOCKS = 2;
/** What a board that says so, and not how long, is left alone for. */
const COOLS_MS = 3_000;

export interface LockerBankParts {
  readonly protocol: LockerProtocol;
  readonly wiring: LockerWiring;
  /** Tells this bank's locks from those of other banks in the room. */
  readonly name: string;
  /** One for the whole room. */
  readonly solenoids: Solenoids;
}

export async function openLockerBank(
  serial: SerialLike,
  clock: Clock,
  parts: LockerBankParts,
): Promise<Result<LockerBank, TransportError>> {
  const opened = await openLockerLine(serial, clock, parts.protocol);
  return opened.ok ? ok(createBank(serial, clock, parts, opened.value)) : opened;
}

function createBank(
  serial: SerialLike,
  clock: Clock,
  { protocol, wiring, name, solenoids }: LockerBankParts,
  line: LockerLine,
): LockerBank {
  const { places, closedReads } = wiring;
  const gone = createListeners<void>();
  const sight = createSight(places.length);
  /** Unplugged, or closed: nothing is pulsed any more, and nothing more can be seen. */
  let isOver = false;
  /** One at a time has the line, for as long as it takes to ask and to note, or to look and to pulse. */
  let lineFree: Promise<unknown> = Promise.resolve();
  /** Looks that nobody waits for stand aside meanwhile. */
  let opening: Promise<unknown> | null = null;

  function alone<T>(work: () => Promise<T>): Promise<T> {
    const done = lineFree.then(work);
    lineFree = done.catch(() => undefined);
    return done;
  }

  const stopListening = serial.onGone(() => {
    isOver = true;
    sight.lost();
    gone.tell();
  });

  function stateOf(bit: LockBit | undefined): CompartmentState {
    if (bit === undefined) return 'unknown';
    return bit === closedReads ? 'closed' : 'open';
  }

  async function ask(place: LockPlace, patience?: Patience): Promise<readonly LockBit[]> {
    const read = await line.read(place, patience);
    return read.ok ? read.value : [];
  }

  async function see(compartment: number, place: LockPlace, patience?: Patience): Promise<CompartmentState> {
    const bits = await ask(place, patience);
    if (isOver) return 'unknown';
    const state = stateOf(bits[protocol.tells === 'all' ? place.lock : 0]);
    sight.saw(compartment, state);
    return state;
  }

  /** False when the board did not say. */
  async function seeBoard(board: number, patience: Patience): Promise<boolean> {
    const bits = await ask({ board, lock: 0 }, patience);
    if (!isOver) noteBoard(board, (lock) => stateOf(bits[lock]));
    return bits.length > 0;
  }

  function noteBoard(board: number, state: (lock: number) => CompartmentState): void {
    for (const [at, place] of places.entries()) {
      if (place.board === board) sight.saw(at + 1, state(place.lock));
    }
  }

  async function seeEachOf(board: number, patience: Patience): Promise<boolean> {
    let unseen = 0;
    for (const [at, place] of places.entries()) {
      if (place.board !== board) continue;
      await opening;
      const state = await alone(() => see(at + 1, place, unseen > 0 ? 'little' : patience));
      unseen = state === 'unknown' ? unseen + 1 : 0;
      if (unseen < MUTE_LOCKS) continue;
      if (!isOver) noteBoard(board, () => 'unknown');
      return false;
    }
    return true;
  }

  async function look(): Promise<readonly CompartmentState[]> {
    let patience: Patience = 'full';
    for (const board of new Set(places.map((place) => place.board))) {
      await opening;
      const asks = patience;
      const isSeen = await (protocol.tells === 'one'
        ? seeEachOf(board, asks)
        : alone(() => seeBoard(board, asks)));
      if (!isSeen) patience = 'little';
    }
    return sight.states();
  }

  /** Null when the lock was told. In one go: nothing is seen of the door in between that the pulse knows nothing of. */
  async function lookAndPulse(
    compartment: number,
    place: LockPlace,
    lock: string,
  ): Promise<LockerFailure | null> {
    const before = await see(compartment, place);
    if (isOver) return { code: 'gone' };
    if (before === 'open') return { code: 'already-open' };
    if (before === 'unknown') return { code: 'unknown' };
    const pulsed = await line.pulse(place);
    solenoids.pulsed(lock);
    const isHot = pulsed.ok && pulsed.value === 'cooling-down';
    return isHot ? { code: 'cooling-down', waitMs: COOLS_MS } : null;
  }

  async function openNow(
    compartment: number,
    place: LockPlace,
    lock: string,
  ): Promise<Result<void, LockerFailure>> {
    await solenoids.untilOff();
    const failure = await alone(() => lookAndPulse(compartment, place, lock));
    if (failure !== null) return err(failure);
    const pulsedMs = clock.elapsed();
    // No answer, or a refusal, does not say that the lock stayed: only looking does.
    while (!isOver) {
      if ((await alone(() => see(compartment, place))) === 'open') return ok();
      if (isOver) break;
      if (clock.elapsed() - pulsedMs >= OPENS_WITHIN_MS) {
        sight.stuck(compartment);
        return err({ code: 'jammed' });
      }
      await new Promise<void>((resume) => clock.after(LOOK_AGAIN_MS, resume));
    }
    return err({ code: 'gone' });
  }

  return {
    compartments: places.length,
    states: sight.states,
    jammed: sight.jammed,
    onChange: sight.onChange,
    look,
    async open(compartment) {
      const place = places[compartment - 1];
      if (!place) return err({ code: 'no-such-compartment' });
      if (isOver) return err({ code: 'gone' });
      const lock = `${name}/${place.board}/${place.lock}`;
      const waitMs = solenoids.restMs(lock);
      if (waitMs > 0) return err({ code: 'cooling-down', waitMs });
      const over = solenoids.take();
      if (over === null) return err({ code: 'busy' });
      try {
        const done = openNow(compartment, place, lock);
        opening = done.catch(() => undefined);
        return await done;
      } finally {
        opening = null;
        over();
      }
    },
    onGone: (listener) => gone.add(listener),
    async close() {
      isOver = true;
      stopListening();
      await line.close();
    },
  };
}
