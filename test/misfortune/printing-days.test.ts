/** More of the same: `node test/harness/printing/run.ts --days 10000`. A fault names its seed; a seed is a whole day. */
import { expect, test } from 'vitest';
import { printingDay } from '../harness/printing/day.ts';

const FIRST_SEED = 1;
const DAYS = 100;
const LANGUAGES = ['zpl', 'escpos', 'brother-ql'] as const;

test.each(LANGUAGES)(
  'whatever happens to a printer that speaks %s, each label comes out once or waits for a word',
  { timeout: 120_000 },
  async (language) => {
    let asked = 0;
    let faults = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + DAYS; seed++) {
      const day = await printingDay(language, seed);
      expect({ seed, wrong: day.wrong, faults: day.faults }).toMatchObject({ wrong: [] });
      asked += day.asked;
      faults += day.faults.length;
    }
    // Days on which nothing happens would prove nothing.
    expect(faults).toBeGreaterThan(3 * DAYS);
    expect(asked).toBeGreaterThan(DAYS / 20);
  },
);
