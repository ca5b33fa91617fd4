/**
 * Hybrid logical clock (Kulkarni et al., 2014): follows the wall clock while that behaves, and goes on counting when
 * it stands still or jumps back. As text it sorts as it orders: milliseconds, counter, stream.
 */
import type { EpochMs } from '../basics/clock.ts';

const MS_DIGITS = 12;
const COUNTER_DIGITS = 4;
const COUNTER_END = 16 ** COUNTER_DIGITS;

export interface HybridTime {
  readonly ms: EpochMs;
  readonly counter: number;
}

/** The time of the next event of a stream whose latest event (or a received one) has `latest`. */
export function nextTime(latest: HybridTime, now: EpochMs): HybridTime {
  if (now > latest.ms) return { ms: Math.trunc(now), counter: 0 };
  if (latest.counter + 1 < COUNTER_END) return { ms: latest.ms, counter: latest.counter + 1 };
  return { ms: latest.ms + 1, counter: 0 };
}

export function formatTime(time: HybridTime, stream: string): string {
  const ms = time.ms.toString(16).padStart(MS_DIGITS, '0');
  return `${ms}-${time.counter.toString(16).padStart(COUNTER_DIGITS, '0')}-${stream}`;
}

/** `hlc` has passed the envelope's schema. */
export function parseTime(hlc: string): HybridTime {
  const counterAt = MS_DIGITS + 1;
  return {
    ms: Number.parseInt(hlc.slice(0, MS_DIGITS), 16),
    counter: Number.parseInt(hlc.slice(counterAt, counterAt + COUNTER_DIGITS), 16),
  };
}
