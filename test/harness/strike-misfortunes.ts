/**
 * One run of a door with everything that can go wrong at any moment, made from a seed, and what is seen of it: when
 * the relay was on, whether it had to be off by then, and whether somebody was told if it was not.
 */
import type { Fault } from '../../hardware/simulation/faults.ts';
import { type GuardedKiosk, LONGEST_HOLD_MS, startGuardedKiosk } from './guarded-room.ts';
import { createManualClock } from './manual-clock.ts';
import type { Claims } from './mortal-process.ts';
import { seededRandom } from './randomness.ts';
import { BOARD_FAMILIES } from './strike-boards.ts';

const MISFORTUNES_UNTIL_MS = 5_000;
const RUN_MS = 9_000;
const LOOK_EVERY_MS = 100;
const MAX_TOLD = 3;
/** How long a guard takes a kiosk's silence for nothing. */
const LEASE_MS = 1_500;
/** Opening a board, telling it, reading back; or a second of trying, after which there is an alarm. */
const SETTLES_MS = 1_300;

export interface RunReport {
  readonly family: string;
  /** In plain words, with the time of each. */
  readonly story: readonly string[];
  readonly violations: readonly string[];
  readonly releases: number;
  readonly alarms: number;
}

export async function runMisfortunes(seed: number): Promise<RunReport> {
  const random = seededRandom(seed);
  const upTo = (limit: number) => {
    const [a = 0, b = 0] = random(2);
    return ((a << 8) + b) % limit;
  };
  const pick = <T>(options: readonly [T, ...T[]]): T => options[upTo(options.length)] ?? options[0];

  const family = pick(BOARD_FAMILIES as unknown as [(typeof BOARD_FAMILIES)[number]]);
  const clock = createManualClock();
  const board = family.make(clock);
  const claims: Claims = new WeakMap();
  const story: string[] = [];
  const violations: string[] = [];
  const tell = (what: string) => void story.push(`${clock.elapsed()} ${what}`);
  const fail = (what: string) => void violations.push(`${clock.elapsed()} ${what}`);

  /** What counts: the orders that nobody has acted on yet, and until when the relay may be on. */
  let openHoldsMs: number[] = [];
  let orderEndsAtMs = 0;
  let before = 0;
  let releases = 0;
  let alarms = 0;

  board.relays.onChange(() => {
    const mask = board.relays.mask();
    if (mask === before) return;
    before = mask;
    tell(`relays ${mask}`);
    if (mask === 0) return;
    if (mask !== 1) fail(`relays ${mask}: more than the strike`);
    if (openHoldsMs.length === 0) return fail('released without an order');
    releases++;
    // Of two who ask at once one is served, and nobody can see which: the other's order may be acted on later.
    const [, ...others] = openHoldsMs.toSorted((a, b) => a - b);
    orderEndsAtMs = clock.elapsed() + Math.max(...openHoldsMs);
    openHoldsMs = others;
  });

  const notice = { stands: false };
  const start = () =>
    startGuardedKiosk({
      notice,
      clock,
      board,
      claims,
      onAdapters: family.onAdapters,
      ordered: (holdMs) => {
        openHoldsMs.push(holdMs);
        tell(`ordered for ${holdMs}`);
      },
    });
  let kiosk: GuardedKiosk = start();
  let kioskLostAtMs: number | null = null;
  const mayBeOnUntilMs = () => (kioskLostAtMs === null ? orderEndsAtMs : kioskLostAtMs + LEASE_MS);
  let hasLostOne = false;

  function lose(): void {
    kioskLostAtMs ??= clock.elapsed();
  }

  const refusals = ['no-order', 'used-order', 'too-long', 'no-grant'] as const;
  const faults: readonly [Fault, ...Fault[]] = [
    'silence',
    { code: 'stalled', transferred: 0 },
    { code: 'failed', detail: 'scripted' },
    { code: 'deadline', transferred: 1 },
  ];

  const misfortunes: Readonly<Record<string, () => void>> = {
    'a resident': () => kiosk.ask(500 + upTo(LONGEST_HOLD_MS - 500), null),
    'a resident again': () => kiosk.ask(500 + upTo(LONGEST_HOLD_MS - 500), null),
    'somebody without a right': () => kiosk.ask(2_000, pick(refusals)),
    'kill the kiosk': () => {
      if (hasLostOne) return;
      hasLostOne = true;
      lose();
      kiosk.process.kill();
      if (upTo(2) === 0) clock.after(300 + upTo(3_000), restart);
    },
    'kill the guard': () => {
      // Both at once is what the timer module behind the board is for.
      if (hasLostOne) return;
      hasLostOne = true;
      kiosk.guardProcess.kill();
    },
    'stop the kiosk': () => {
      void kiosk.stop();
    },
    'the kiosk stands still': () => {
      const { process } = kiosk;
      if (hasLostOne || process.isFrozen() || !process.isAlive()) return;
      hasLostOne = true;
      lose();
      process.freeze();
      clock.after(upTo(4_000), () => {
        process.thaw();
        if (!process.isAlive()) return;
        kioskLostAtMs = null;
        // Back before anybody missed it: what it had to do meanwhile it does now.
        orderEndsAtMs = Math.max(orderEndsAtMs, clock.elapsed());
      });
    },
    unplug: () => board.wire.unplug(),
    plug: () => board.wire.plug(),
    'falls silent': () => {
      board.habits.isSilent = true;
    },
    'obeys without a word': () => {
      board.habits.isMute = true;
    },
    'is well again': () => {
      board.habits.isSilent = false;
      board.habits.isMute = false;
      board.habits.latencyMs = 2;
      board.relays.setStuck(false);
      board.wire.faults.clear();
    },
    'answers late': () => {
      board.habits.latencyMs = upTo(700);
    },
    sticks: () => board.relays.setStuck(true),
    'a transfer fails': () =>
      board.wire.faults.failNext(
        pick(['open', 'write', 'read', 'control'] as const),
        pick(faults),
        1 + upTo(4),
      ),
  };

  function restart(): void {
    tell('the kiosk starts again');
    kiosk = start();
    kioskLostAtMs = null;
  }

  function look(): void {
    const hasAlarm = kiosk.hasAlarm();
    if (hasAlarm) alarms++;
    const isOverdue = board.relays.mask() !== 0 && clock.elapsed() > mayBeOnUntilMs() + SETTLES_MS;
    if (isOverdue && !hasAlarm && violations.length < MAX_TOLD) fail('the relay is on, and nobody is told');
    if (clock.elapsed() < RUN_MS) clock.after(LOOK_EVERY_MS, look);
  }

  board.wire.plug();
  await clock.advance(900);
  look();
  const names = Object.keys(misfortunes);
  const count = 3 + upTo(8);
  for (let step = 0; step < count; step++) {
    // Somebody comes early in every run: without a release there is nothing to go wrong.
    const name = step === 0 ? 'a resident' : pick(names as [string]);
    const atMs = upTo(step === 0 ? 1_500 : MISFORTUNES_UNTIL_MS - 900);
    clock.after(atMs, () => {
      tell(name);
      misfortunes[name]?.();
    });
  }
  await clock.advance(RUN_MS - 900);
  return { family: family.name, story, violations, releases, alarms };
}
