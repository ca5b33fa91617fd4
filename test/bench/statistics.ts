/** What many samples of one thing come to. It knows neither what was measured nor in which unit. */

export interface Summary {
  readonly samples: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly mean: number;
}

/** The smallest sample that at least `percent` of them do not exceed (nearest rank: always one that was seen). */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export function summarise(samples: readonly number[]): Summary {
  return {
    samples: samples.length,
    p50: percentile(samples, 50),
    p95: percentile(samples, 95),
    p99: percentile(samples, 99),
    mean: samples.reduce((sum, one) => sum + one, 0) / samples.length,
  };
}

/** How many a second when one comes after the other and each takes `mean` milliseconds. */
export function perSecond({ mean }: Summary): number {
  return 1000 / mean;
}
