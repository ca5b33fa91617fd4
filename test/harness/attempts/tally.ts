/** What came of the attempts, counted by what was tried and how it was answered; and what a burglar would have waited. */

export interface Tally {
  /** How often each kind of attempt was answered in each way. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, number>>;
  note(kind: string, answer: string): void;
  of(answer: string): number;
  tries(): number;
}

export function createTally(): Tally {
  const answers = new Map<string, Map<string, number>>();
  let tries = 0;
  return {
    answers,
    note(kind, answer) {
      const by = answers.get(kind) ?? new Map<string, number>();
      by.set(answer, (by.get(answer) ?? 0) + 1);
      answers.set(kind, by);
      tries++;
    },
    of: (answer) => [...answers.values()].reduce((sum, by) => sum + (by.get(answer) ?? 0), 0),
    tries: () => tries,
  };
}
