import { expect, test } from 'vitest';
import { runMisfortunes } from '../harness/strike-misfortunes.ts';

/** Ten seconds on a machine that has nothing else to do. Another seed: STRIKE_SEED; a single run: STRIKE_RUNS=1. */
const RUNS = Number(process.env.STRIKE_RUNS ?? 10_000);
const SEED = Number(process.env.STRIKE_SEED ?? 1);

test(`whatever breaks at whatever step, the relay is off in time or an alarm stands (${RUNS} runs from seed ${SEED})`, async () => {
  let releases = 0;
  let alarmed = 0;
  for (let run = 0; run < RUNS; run++) {
    const report = await runMisfortunes(SEED + run);
    releases += report.releases;
    if (report.alarms > 0) alarmed++;
    if (report.violations.length > 0) {
      const { family, violations, story } = report;
      expect.fail(`STRIKE_SEED=${SEED + run} ${family}\n${violations.join('\n')}\n\n${story.join('\n')}`);
    }
  }
  // A run in which nothing is released or nothing goes wrong shows nothing.
  expect(releases).toBeGreaterThan(RUNS / 2);
  expect(alarmed).toBeGreaterThan(RUNS / 4);
}, 600_000);
