/**
 * What a step of `npm test` found, in the same numbers for a test runner and for a tool that only says yes or no. It
 * knows nothing of how they were found.
 */

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed and why nothing ran, each readable by itself. */
  readonly notes: readonly string[];
}

const nothing: Outcome = { passed: 0, failed: 0, skipped: 0, notes: [] };

export function passed(): Outcome {
  return { ...nothing, passed: 1 };
}

export function failed(note: string): Outcome {
  return { ...nothing, failed: 1, notes: [note] };
}

export function skipped(note: string): Outcome {
  return { ...nothing, skipped: 1, notes: [note] };
}

export function sum(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
      notes: [...all.notes, ...one.notes],
    }),
    nothing,
  );
}

export function numbers({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A run in which nothing was tried has proved nothing. */
export function exitCode({ passed, failed }: Outcome): 0 | 1 {
  return failed > 0 || passed === 0 ? 1 : 0;
}
