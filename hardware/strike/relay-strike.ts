/**
 * A strike on a relay that stays as it was told until it is told otherwise. So every `on` has its `off` arranged
 * before it is sent, and every `off` is repeated until the board shows it. Knows no family of boards, no door and no
 * person.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { createListeners } from '../ports/listeners.ts';
import type { Strike, StrikeFailure, StrikeState } from '../ports/strike.ts';
import type { RelayBoard } from './relay-board.ts';

/** The strike hangs on the first relay; the others are told to let go all the same. */
const RELAY = 0;
const ALL_OFF = 0;
const ONLY_THE_STRIKE = 1 << RELAY;
const MAX_RELEASE_MS = 30_000;
const RETRY_MS = 100;
const STUCK_AFTER_MS = 1_000;
/** Whoever closes has locked, as a rule; this is for the one who had no time to. */
const CLOSE_WAITS_MS = 1_000;

export interface RelayStrike extends Strike {
  /** For the board, when its wire is gone. */
  lost(): void;
}

export function createRelayStrike(board: RelayBoard, clock: Clock): RelayStrike {
  const states = createListeners<StrikeState>();
  const gone = createListeners<void>();
  let state: StrikeState = 'unknown';
  let isGone = false;
  let isClosing = false;
  let isClosed = false;
  let isReleasing = false;
  let locking: Promise<void> | null = null;
  let cancelTimer: () => void = () => undefined;
  let stopWaiting: () => void = () => undefined;

  function become(next: StrikeState): void {
    if (next === state) return;
    state = next;
    states.tell(next);
  }

  const wait = (ms: number) =>
    new Promise<void>((resume) => {
      const cancel = clock.after(ms, resume);
      stopWaiting = () => {
        cancel();
        resume();
      };
    });

  async function lockUntilShown(): Promise<void> {
    // By its own clock: a board that is silent makes every attempt long, and the alarm must not wait for it.
    const cancelAlarm = clock.after(STUCK_AFTER_MS, () => become('stuck'));
    try {
      while (!isGone && !isClosed) {
        await board.allOff();
        const shown = await board.read();
        if (shown === ALL_OFF && !isGone) return become('locked');
        if (!isGone && !isClosed) await wait(RETRY_MS);
      }
    } finally {
      cancelAlarm();
    }
  }

  function lock(): Promise<void> {
    cancelTimer();
    // One attempt serves all who want it locked.
    locking ??= lockUntilShown().finally(() => {
      locking = null;
    });
    return locking;
  }

  async function release(holdMs: number): Promise<Result<void, StrikeFailure>> {
    if (isGone || isClosing) return err({ code: 'gone' });
    if (isReleasing || locking || state !== 'locked') return err({ code: 'busy' });
    isReleasing = true;
    try {
      const startedMs = clock.elapsed();
      const limitedMs = Math.min(Math.max(0, holdMs), MAX_RELEASE_MS);
      // Arranged before the relay is told: whatever is thrown or lost from here on, it is told to let go.
      const cancel = clock.after(limitedMs, () => void lock());
      cancelTimer = cancel;
      await board.on(RELAY, limitedMs);
      const shown = await board.read();
      const isOver = clock.elapsed() - startedMs >= limitedMs;
      if (shown === ONLY_THE_STRIKE && !locking && !isOver && !isGone) {
        become('released');
        return ok();
      }
      cancel();
      // It may be on all the same: a board that is mute obeys without showing it.
      become('unknown');
      void lock();
      return err({ code: isGone ? 'gone' : 'not-released' });
    } finally {
      isReleasing = false;
    }
  }

  return {
    maxReleaseMs: MAX_RELEASE_MS,
    setUpWarning: board.endsByItself ? null : 'no-own-limit',
    release,
    lock,
    state: () => state,
    onState: (listener) => states.add(listener),
    onGone: (listener) => gone.add(listener),
    lost() {
      if (isGone) return;
      isGone = true;
      cancelTimer();
      stopWaiting();
      become('unknown');
      gone.tell();
    },
    async close() {
      isClosing = true;
      cancelTimer();
      if (!isGone && (locking || isReleasing || state !== 'locked')) {
        let cancelLimit: () => void = () => undefined;
        const limit = new Promise<void>((resume) => {
          cancelLimit = clock.after(CLOSE_WAITS_MS, resume);
        });
        await Promise.race([lock(), limit]);
        cancelLimit();
      }
      isClosed = true;
      stopWaiting();
    },
  };
}
