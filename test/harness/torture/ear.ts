/** Hears what the tortured page says, and lets who waits for a word have it. It knows no more than the words. */
import type { Said } from './said.ts';

/** On a machine that others use, too, a start may take long; one that takes this long is none. */
export const PATIENCE_MS = 60_000;

export interface Ear {
  readonly hear: (said: Said) => void;
  /** The next thing said for which `answer` gives something, unless `signal` says that nobody waits any more. */
  next<T>(answer: (said: Said) => T | null, signal?: AbortSignal): Promise<T>;
}

export function createEar(listen: (said: Said) => void): Ear {
  const waiting = new Set<(said: Said) => void>();
  return {
    hear: (said) => {
      listen(said);
      for (const one of waiting) one(said);
    },
    next: (answer, signal) =>
      new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(tooLong);
          waiting.delete(one);
        };
        const giveUp = (why: string) => {
          end();
          reject(new Error(why));
        };
        const tooLong = setTimeout(() => giveUp('the page never said what it should'), PATIENCE_MS);
        signal?.addEventListener('abort', () => giveUp('nobody waits any more'), { once: true });
        const one = (said: Said) => {
          const value = answer(said);
          if (value === null) return;
          end();
          resolve(value);
        };
        waiting.add(one);
      }),
  };
}
