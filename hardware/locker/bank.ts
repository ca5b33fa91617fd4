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
import { type LockerLine, openLockerLine } from './line.ts';
import type { LockBit, LockerProtocol, LockerWiring, LockPlace } from './protocol.ts';

/** A solenoid is energised for a second at most; the next one waits until that is over. */
const SOLENOID_MS = 1_000;
/** The same solenoid is left to cool for as long. */
const REST_MS = 3_000;
const OPENS_WITHIN_MS = 1_500;
const LOOK_AGAIN_MS = 100;

export async function openLockerBank(
  serial: SerialLike,
  clock: Clock,
  protocol: LockerProtocol,
  wiring: LockerWiring,
): Promise<Result<LockerBank, TransportError>> {
  const opened = await openLockerLine(serial, clock, protocol);
  return opened.ok ? ok(createBank(serial, clock, protocol, wiring, opened.value)) : opened;
}

function createBank(
  serial: SerialLike,
  clock: Clock,
  protocol: LockerProtocol,
  wiring: LockerWiring,
  line: LockerLine,
): LockerBank {
  const { places, closedReads } = wiring;
  const gone = createListeners<void>();
  let states: CompartmentState[] = places.map(() => 'unknown');
  const pulsedAtMs = new Map<number, number>();
  let lastPulseMs = Number.NEGATIVE_INFINITY;
  let isGone = false;
  let isOpening = false;

  const stateOf = (bit: LockBit | undefined): CompartmentState => {
    if (bit === undefined) return 'unknown';
    return bit === closedReads ? 'closed' : 'open';
  };

  const stopListening = serial.onGone(() => {
    isGone = true;
    states = places.map(() => 'unknown');
    gone.tell();
  });

  async function lookAt(place: LockPlace): Promise<CompartmentState> {
    const read = await line.read(place);
    const bits = read.ok ? read.value : [];
    return stateOf(bits[protocol.tells === 'all' ? place.lock : 0]);
  }

  async function look(): Promise<readonly CompartmentState[]> {
    const seen: CompartmentState[] = [];
    const boards = new Map<number, readonly LockBit[]>();
    for (const place of places) {
      if (protocol.tells === 'one') {
        seen.push(await lookAt(place));
        continue;
      }
      const bits = boards.get(place.board) ?? (await boardBits(place));
      boards.set(place.board, bits);
      seen.push(stateOf(bits[place.lock]));
    }
    if (!isGone) states = seen;
    return states;
  }

  async function boardBits(place: LockPlace): Promise<readonly LockBit[]> {
    const read = await line.read(place);
    return read.ok ? read.value : [];
  }

  function note(compartment: number, state: CompartmentState): CompartmentState {
    const now = isGone ? 'unknown' : state;
    states = states.map((known, at) => (at === compartment - 1 ? now : known));
    return now;
  }

  async function waitUntil(atMs: number): Promise<void> {
    const waitMs = atMs - clock.elapsed();
    if (waitMs > 0) await new Promise<void>((resume) => clock.after(waitMs, resume));
  }

  async function openNow(compartment: number, place: LockPlace): Promise<Result<void, LockerFailure>> {
    const before = note(compartment, await lookAt(place));
    if (isGone) return err({ code: 'gone' });
    if (before === 'open') return err({ code: 'already-open' });
    if (before === 'unknown') return err({ code: 'unknown' });
    await waitUntil(lastPulseMs + SOLENOID_MS);
    const pulsed = await line.pulse(place);
    // Counted from when it was surely over with the line, not from when it was asked.
    lastPulseMs = clock.elapsed();
    pulsedAtMs.set(compartment, lastPulseMs);
    if (pulsed.ok && pulsed.value === 'cooling-down') return err({ code: 'cooling-down', waitMs: REST_MS });
    // No answer, or a refusal, does not say that the lock stayed: only looking does.
    while (!isGone) {
      if (note(compartment, await lookAt(place)) === 'open') return ok();
      if (clock.elapsed() - lastPulseMs >= OPENS_WITHIN_MS) return err({ code: 'jammed' });
      await waitUntil(clock.elapsed() + LOOK_AGAIN_MS);
    }
    return err({ code: 'gone' });
  }

  return {
    compartments: places.length,
    states: () => states,
    look,
    async open(compartment) {
      const place = places[compartment - 1];
      if (!place) return err({ code: 'no-such-compartment' });
      if (isGone) return err({ code: 'gone' });
      if (isOpening) return err({ code: 'busy' });
      const rested = (pulsedAtMs.get(compartment) ?? Number.NEGATIVE_INFINITY) + REST_MS;
      const waitMs = rested - clock.elapsed();
      if (waitMs > 0) return err({ code: 'cooling-down', waitMs });
      isOpening = true;
      try {
        return await openNow(compartment, place);
      } finally {
        isOpening = false;
      }
    },
    onGone: (listener) => gone.add(listener),
    async close() {
      stopListening();
      await line.close();
    },
  };
}
