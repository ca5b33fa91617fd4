/**
 * What is mutated, and which tests are asked about each part: those whose concern it is, that load it into their own
 * process, and are quick. Tests of other parts notice much as well, and would make a run last for hours.
 */
export interface Part {
  /** Folders and files, from the root. */
  readonly mutate: readonly string[];
  /** Patterns as Vitest takes them. */
  readonly tests: readonly string[];
}

export const parts: Readonly<Record<string, Part>> = {
  ledger: {
    mutate: ['shared/ledger'],
    tests: ['test/unit/shared/ledger/*.test.ts', 'test/unit/docs/verify.test.ts'],
  },
  journal: {
    mutate: ['main/host/journal.ts', 'main/host/storage'],
    tests: [
      'test/unit/main/host/journal*.test.ts',
      'test/unit/main/host/storage/*.test.ts',
      'test/misfortune/{journal-*,killed-before-the-sync}.test.ts',
    ],
  },
  events: {
    mutate: ['shared/events'],
    tests: [
      'test/unit/shared/events/*.test.ts',
      'test/unit/shared/ledger/chain.test.ts',
      'test/unit/build/event-manual.test.ts',
    ],
  },
  projections: {
    mutate: ['shared/projections'],
    tests: ['test/unit/shared/projections/*.test.ts'],
  },
  tracking: {
    mutate: ['shared/tracking'],
    tests: ['test/unit/shared/tracking/*.test.ts'],
  },
};

/** Handed to Stryker and to the Vitest it starts, neither of which passes an option of ours on. */
export const PART_VARIABLE = 'PACKROOM_MUTATE';

export function chosenPart(): { readonly name: string; readonly part: Part } {
  const name = process.env[PART_VARIABLE] ?? '';
  const part = parts[name];
  if (part === undefined) throw new Error(`${PART_VARIABLE} names no part; run npm run mutate`);
  return { name, part };
}

/** Every TypeScript file of a folder; a file is itself. */
export function sourcesOf(path: string): string {
  return path.endsWith('.ts') ? path : `${path.replace(/\/$/, '')}/**/*.ts`;
}
