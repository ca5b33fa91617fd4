import { describe, expect, test } from 'vitest';
import { checkDigit } from '../../../../shared/tracking/check-digits.ts';

describe('check digits worked out by hand', () => {
  test('UPS letters: 5R8939 03 5756712 sums to 123, and 7 is missing to 130', () => {
    expect(checkDigit({ scheme: 'letters' }, '5R8939035756712')).toBe(7);
  });

  test('USPS: 940011120255584233266 sums to 141, and 9 is missing to 150', () => {
    expect(checkDigit({ scheme: 'mod10', weights: [3, 1] }, '940011120255584233266')).toBe(9);
  });

  test('a sum that is ten times a number leaves nothing missing', () => {
    expect(checkDigit({ scheme: 'mod10', weights: [3, 1] }, '19')).toBe(8);
    expect(checkDigit({ scheme: 'mod10', weights: [1, 1] }, '19')).toBe(0);
  });

  test('USPS in short: digits that are not printed are counted', () => {
    const body = '7196901075600307738';
    expect(checkDigit({ scheme: 'mod10', weights: [3, 1], before: '91' }, body)).toBe(5);
    expect(checkDigit({ scheme: 'mod10', weights: [3, 1] }, body)).toBe(3);
  });

  test('FedEx: 98657878885 sums to 269, which leaves 5 to 11; a rest of 10 is 0', () => {
    expect(checkDigit({ scheme: 'mod11', weights: [3, 1, 7] }, '98657878885')).toBe(5);
    expect(checkDigit({ scheme: 'mod11', weights: [1, 7, 3] }, '73')).toBe((7 + 21) % 11);
    expect(checkDigit({ scheme: 'mod11', weights: [1, 7, 3] }, '3100')).toBe(0);
  });

  test.each([
    ['12345678', 5, 'the sum leaves 6'],
    ['00000000', 5, 'eleven is written as 5'],
    ['00000008', 0, 'ten is written as 0'],
  ])('S10 %s has %i: %s', (body, digit) => {
    expect(checkDigit({ scheme: 's10' }, body)).toBe(digit);
  });

  test('DHL: the number modulo 7, long before digits are lost to a float', () => {
    expect(checkDigit({ scheme: 'mod7' }, '331881002')).toBe(331881002 % 7);
    expect(checkDigit({ scheme: 'mod7' }, '9'.repeat(30))).toBe(0);
  });
});
