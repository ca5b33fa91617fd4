/** Vitest as Stryker runs it, once for every mutant: in one process for all files, and with the same dice every time. */
import { defineConfig } from 'vitest/config';
import { chosenPart } from './parts.ts';

export default defineConfig({
  test: {
    // Not Stryker's `testFiles`: with it, what is computed while a file is loaded is never mutated (10.1.1), and every
    // schema seems to be untested.
    include: [...chosenPart().part.tests],
    setupFiles: ['build/mutation/same-dice.ts'],
    // A process for each file would take longer than the tests. Stryker ends the process after each mutant.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
