import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parts, sourcesOf } from '../../../../build/mutation/parts.ts';

const root = join(import.meta.dirname, '../../../..');
const mutated = Object.values(parts).flatMap(({ mutate }) => mutate);
const asked = Object.values(parts).flatMap(({ tests }) => tests);

describe('what is mutated', () => {
  test.each(mutated)('is there: %s', (path) => {
    expect(existsSync(join(root, path))).toBe(true);
    expect(globSync(sourcesOf(path), { cwd: root })).not.toEqual([]);
  });
});

describe('the tests that are asked', () => {
  // A pattern that finds nothing any more would leave code without its tests, and say so as a lower score only.
  test.each(asked)('are there: %s', (pattern) => {
    expect(globSync(pattern, { cwd: root })).not.toEqual([]);
  });
});
