import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DoorPosition, StrikeState } from '../../hardware/ports/strike.ts';
import { watchDoor } from '../../main/host/door/door-watch.ts';
import { Door } from '../../shared/domain/place.ts';
import { ANSWERED, type Entry, expected, type Happened, isQuiet, replay } from '../harness/door-reference.ts';
import { createManualClock } from '../harness/manual-clock.ts';

const RUNS = Number(process.env.DOOR_RUNS ?? 200);
const DOOR = Door.parse({ id: 'main', releaseMs: 5_000 });

type Move =
  | { waitMs: number; do: 'order'; holdMs: number }
  | { waitMs: number; do: 'exit' }
  | { waitMs: number; do: 'answer' }
  | { waitMs: number; do: 'strike'; state: StrikeState }
  | { waitMs: number; do: 'position'; position: DoorPosition };

// In steps of the watch's own tick, so that what falls due is told at the very moment.
const waitMs = fc.constantFrom(0, 500, 1_000, 2_500, 3_000, 5_000, 7_000, 30_000, 60_000, 90_000);
const position = fc.constantFrom<DoorPosition>('open', 'open', 'closed', 'closed', 'unknown');
const strike = fc.constantFrom<StrikeState>('locked', 'locked', 'released', 'released', 'stuck', 'unknown');

const always = <T extends string>(what: T) => fc.constant(what);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ waitMs, do: always('position'), position }) },
  { weight: 3, arbitrary: fc.record({ waitMs, do: always('strike'), state: strike }) },
  {
    weight: 2,
    arbitrary: fc.record({ waitMs, do: always('order'), holdMs: fc.constantFrom(5_000, 20_000) }),
  },
  { weight: 1, arbitrary: fc.record({ waitMs, do: always('exit') }) },
  { weight: 1, arbitrary: fc.record({ waitMs, do: always('answer') }) },
);

/** The door's own watch, and beside it all that happened and all that was written down. */
function aDoor() {
  const clock = createManualClock();
  const entries: Entry[] = [];
  const happened: Happened[] = [];
  let tellStrike: (state: StrikeState) => void = () => undefined;
  let tellPosition: (position: DoorPosition) => void = () => undefined;
  let tellExit: () => void = () => undefined;
  const devices = {
    doorPosition: () => 'unknown',
    strike: () => null,
    onStrike: (listener: typeof tellStrike) => {
      tellStrike = listener;
    },
    onDoorPosition: (listener: typeof tellPosition) => {
      tellPosition = listener;
    },
    onExitRequest: (listener: typeof tellExit) => {
      tellExit = listener;
    },
  };
  const deviceLog = { append: async (type: string) => void entries.push({ type, atMs: clock.elapsed() }) };
  const watch = watchDoor(DOOR, devices as never, deviceLog as never, clock);

  const acts: { readonly [D in Move['do']]: (one: Extract<Move, { do: D }>, atMs: number) => void } = {
    order({ holdMs }, atMs) {
      happened.push({ atMs, order: holdMs });
      watch.ordered(holdMs);
    },
    exit(_, atMs) {
      happened.push({ atMs, exit: true });
      tellExit();
    },
    answer(_, atMs) {
      happened.push({ atMs, answer: true });
      entries.push({ type: ANSWERED, atMs });
      watch.answered();
    },
    strike({ state }, atMs) {
      happened.push({ atMs, strike: state });
      tellStrike(state);
    },
    position({ position: to }, atMs) {
      happened.push({ atMs, position: to });
      tellPosition(to);
    },
  };
  const happens = (one: Move) => acts[one.do](one as never, clock.elapsed());
  return { clock, entries, happened, happens };
}

test('whatever happens at a door, what is written down of it tells what it does, each change once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 25, size: 'max' }), async (moves) => {
      const { clock, entries, happened, happens } = aDoor();
      for (const one of moves) {
        await clock.advance(one.waitMs);
        happens(one);
        const nowMs = clock.elapsed();
        const should = expected(happened, nowMs);
        const written = replay(entries);
        expect(written.faults).toEqual([]);
        const isDue = should.kind !== 'unknown' || !isQuiet(entries, nowMs);
        if (isDue) expect(written.kind, JSON.stringify(entries)).toBe(should.kind);
        expect(entries.filter(({ type }) => type === 'door.forced')).toHaveLength(should.alarms);
      }
    }),
    { numRuns: RUNS },
  );
});
