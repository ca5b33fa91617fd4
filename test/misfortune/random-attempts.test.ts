/** `npm run attempts` does a hundred thousand of these, with the hash that a kiosk has. */
import { expect, test } from 'vitest';
import { attempts } from '../harness/attempts/attempts.ts';
import { patience } from '../harness/attempts/patience.ts';
import { temporaryFolder } from '../harness/faulty-files.ts';

/** As little work as Argon2id allows. */
const cost = { memoryKib: 8, passes: 1 };
const DAY_MS = 86_400_000;

test('two thousand random attempts, with clocks set, restarts and power cuts: the strike is never told to let go', async () => {
  const seen = await attempts({ count: 2_000, seed: 6, cost, folder: await temporaryFolder() }, () => 0);
  expect(seen.trueGuesses).toEqual([]);
  // A good pass before, and staff after.
  expect(seen.releases).toBe(2);
  expect(seen.tally.tries()).toBe(2_000);
  expect(seen.tally.of('waiting')).toBeGreaterThan(500);
  for (const answer of ['altered', 'expired', 'revoked', 'not-yet', 'other-property', 'nothing waits'])
    expect(seen.tally.of(answer), answer).toBeGreaterThan(0);
  expect(seen.tally.of('let in')).toBe(0);
  expect([seen.clocksSet, seen.restarts, seen.powerCuts].every((count) => count > 0)).toBe(true);
}, 60_000);

test('whoever has a week at the door guesses ten times at a PIN', async () => {
  const seen = await patience('one unit', 7 * DAY_MS, { seed: 1, cost, folder: await temporaryFolder() });
  expect(seen).toMatchObject({ compared: 10, letIn: 0, disabled: 1 });
});

test('whoever has a day guesses five hundred times, at however many units', async () => {
  const seen = await patience('units without end', DAY_MS, {
    seed: 1,
    cost,
    folder: await temporaryFolder(),
  });
  expect(seen.compared).toBeGreaterThan(480);
  expect(seen.compared).toBeLessThanOrEqual(500);
});
