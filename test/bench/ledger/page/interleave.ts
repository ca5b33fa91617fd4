/**
 * Takes samples of several contenders in turns, a few of each and again from the front, so that a noisy moment of the
 * machine meets all of them. The first of each turn is not counted: what the one before left to be done falls on it.
 */

/** One sample: what is done before is not timed. */
export type Attempt = (n: number) => Promise<() => Promise<unknown>>;

const TURN = 10;

/** In milliseconds, for each contender. Each does each of `count` once, in order. */
export async function interleave<Name extends string>(
  attempts: Readonly<Record<Name, Attempt>>,
  count: number,
  elapsed: () => number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(attempts) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let from = 0; from < count; from += TURN) {
    for (const name of names) {
      for (let n = from; n < Math.min(from + TURN, count); n++) {
        const attempt = await attempts[name](n);
        const since = elapsed();
        await attempt();
        if (n > from) times[name].push(elapsed() - since);
      }
    }
  }
  return times;
}
