/**
 * Mutation testing: Stryker changes the code a little, again and again, and asks whether a test notices. What is mutated,
 * and which tests are asked, stands in `build/mutation/parts.ts`; `npm run mutate` takes one part after the other.
 */
import { chosenPart, sourcesOf } from './build/mutation/parts.ts';

const { name, part } = chosenPart();

export default {
  mutate: part.mutate.map(sourcesOf),
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  // Processes, not threads: a thread has a larger stack, and one test overflows it on purpose.
  vitest: { configFile: 'build/mutation/vitest.config.ts', related: false, pool: 'forks' },
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: `reports/mutation/${name}.json`,
  tempDirName: '.stryker-tmp',
  ignorePatterns: ['/dist', '/coverage', '/test-results', '/playwright-report', '/.packroom', '/.vitest'],
  concurrency: 2,
  // A machine that is busy with other things has not found a mutant that loops for ever.
  timeoutMS: 20_000,
  reporters: ['progress-append-only', 'clear-text'],
  allowConsoleColors: false,
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
