/** Counts down, in whole seconds, what was left when it was told last. */
import { useEffect, useState } from 'react';
import type { Clock } from '../../shared/basics/clock.ts';

const TICK_MS = 200;

export function useSecondsLeft(ms: number, clock: Clock): number {
  const [leftMs, setLeftMs] = useState(ms);
  useEffect(() => {
    const endsAt = clock.elapsed() + ms;
    let stop = () => {};
    const tick = () => {
      const left = Math.max(0, endsAt - clock.elapsed());
      setLeftMs(left);
      if (left > 0) stop = clock.after(TICK_MS, tick);
    };
    tick();
    return () => stop();
  }, [ms, clock]);
  return Math.ceil(leftMs / 1_000);
}
