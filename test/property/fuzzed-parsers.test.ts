import { expect, test } from 'vitest';
import { fuzz } from '../harness/fuzz/fuzz.ts';
import { PARSERS } from '../harness/fuzz/parsers.ts';

// The same inputs in every run: `npm run fuzz` is for new ones.
const INPUTS = 20_000;
const SEED = 1;

test.each(Object.entries(PARSERS))(
  'nothing that is said makes the parser of %s throw or hang',
  (_, parser) => {
    expect(fuzz(parser, INPUTS, SEED, () => performance.now()).faults).toEqual([]);
  },
);

test('a parser that throws on some input is found out', () => {
  const samples = [Uint8Array.of(1, 2, 3)];
  const read = (input: Uint8Array) => {
    if (input.length > 3) throw new Error('too long');
  };
  expect(fuzz({ samples, read }, 100, SEED, () => 0).faults[0]?.what).toBe('Error: too long');
});

test('an input that a parser cannot get over in time is found in its batch', () => {
  let nowMs = 0;
  const read = (input: Uint8Array) => {
    if (input.length > 80) nowMs += 20_000;
  };
  const [fault] = fuzz({ samples: [], read }, 100, SEED, () => nowMs).faults;
  expect(fault?.what).toBe('took 20000 ms');
  expect(fault?.input.length).toBeGreaterThan(160);
});
