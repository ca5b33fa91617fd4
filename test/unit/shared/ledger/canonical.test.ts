import { describe, expect, test } from 'vitest';
import { canonical } from '../../../../shared/ledger/canonical.ts';

describe('the canonical form', () => {
  test('is the same in whatever order the keys were put in', () => {
    expect(canonical({ b: 1, a: { d: [1.0, 'é'], c: null } })).toBe('{"a":{"c":null,"d":[1,"é"]},"b":1}');
    expect(canonical({ a: { c: null, d: [1, 'é'] }, b: 1 })).toBe('{"a":{"c":null,"d":[1,"é"]},"b":1}');
  });

  test.each([
    ['nothing', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
  ])('of %s is a defect of whoever asks', (_, value) => {
    expect(() => canonical(value)).toThrow('only JSON has a canonical form');
  });
});
