import { expect, test } from 'vitest';
import { runLockerMisfortunes } from '../harness/locker-misfortunes.ts';

/** A few seconds on a quiet machine. Another seed: LOCKER_SEED; a single run: LOCKER_RUNS=1; for a release: 10000. */
const RUNS = Number(process.env.LOCKER_RUNS ?? 2_000);
const SEED = Number(process.env.LOCKER_SEED ?? 1);

test(`whatever breaks at whatever step, one solenoid pulls at a time and nothing unseen is given out (${RUNS} runs from seed ${SEED})`, async () => {
  let openings = 0;
  let refusals = 0;
  for (let run = 0; run < RUNS; run++) {
    const report = await runLockerMisfortunes(SEED + run);
    openings += report.openings;
    refusals += report.refusals;
    if (report.violations.length > 0) {
      const { family, violations, story } = report;
      expect.fail(`LOCKER_SEED=${SEED + run} ${family}\n${violations.join('\n')}\n\n${story.join('\n')}`);
    }
  }
  // A run in which nothing opens or nothing is refused shows nothing.
  expect(openings).toBeGreaterThan(RUNS / 2);
  expect(refusals).toBeGreaterThan(RUNS / 2);
}, 600_000);
