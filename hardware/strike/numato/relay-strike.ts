/**
 * A strike on a relay that stays as it was told until it is told otherwise. So every `on` has its `off` arranged
 * before it is sent, and every `off` is repeated until the board shows it. Knows no door and no person.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { createListeners } from '../../ports/listeners.ts';
import type { Strike, StrikeFailure, StrikeState } from '../../ports/strike.ts';
import { relayOf } from './codec.ts';
import type { NumatoLine } from './line.ts';

const RELAY = 0;
const MAX_RELEASE_MS = 30_000;
const RETRY_MS = 100;
const STUCK_AFTER_MS = 1_000;

export interface RelayStrike extends Strike {
  /** For the board, when its wire is gone. */
  lost(): void;
}

export function createRelayStrike(line: NumatoLine, clock: Clock): RelayStrike {
  const states = createListeners<StrikeState>();
  const gone = createListeners<void>();
  let state: StrikeState = 'unknown';
  let isGone = false;
  let isClosed = false;
  let isReleasing = false;
  let locking: Promise<void> | null = null;
  let cancelTimer: () => void = () => undefined;

  function become(next: StrikeState): void {
    if (next === state) return;
    state = next;
    states.tell(next);
  }

  /** What the board shows after it was told. */
  async function turn(to: 'on' | 'off'): Promise<'on' | 'off' | null> {
    await line.ask(`relay ${to} ${RELAY}`);
    const shown = await line.ask(`relay read ${RELAY}`);
    return shown.ok ? relayOf(shown.value) : null;
  }

  async function lockUntilShown(): Promise<void> {
    const startedMs = clock.elapsed();
    while (!isGone && !isClosed) {
      if ((await turn('off')) === 'off') return become('locked');
      if (clock.elapsed() - startedMs >= STUCK_AFTER_MS && !isGone) become('stuck');
      await new Promise<void>((resume) => clock.after(RETRY_MS, resume));
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
    if (isGone || isClosed) return err({ code: 'gone' });
    if (isReleasing || locking || state === 'released') return err({ code: 'busy' });
    isReleasing = true;
    try {
      const startedMs = clock.elapsed();
      // Arranged before the relay is told: whatever is thrown or lost from here on, it is told to let go.
      const cancel = clock.after(Math.min(Math.max(0, holdMs), MAX_RELEASE_MS), () => void lock());
      cancelTimer = cancel;
      const shown = await turn('on');
      const isOver = clock.elapsed() - startedMs >= holdMs;
      if (shown === 'on' && !locking && !isOver) {
        become('released');
        return ok();
      }
      cancel();
      void lock();
      return err({ code: isGone ? 'gone' : 'not-released' });
    } finally {
      isReleasing = false;
    }
  }

  return {
    maxReleaseMs: MAX_RELEASE_MS,
    release,
    lock,
    onState: (listener) => states.add(listener),
    onGone: (listener) => gone.add(listener),
    lost() {
      if (isGone) return;
      isGone = true;
      cancelTimer();
      become('unknown');
      gone.tell();
    },
    async close() {
      isClosed = true;
      cancelTimer();
      await locking;
    },
  };
}
