import { expect, test } from 'vitest';
import { formOf } from '../../../../shared/tracking/number-form.ts';

test.each([
  ['UUS0570455416253', 'UUS/16'],
  ['UUS61X0450988753059', 'UUS/19'],
  ['UR06250000000000351', 'UR/19'],
  ['VEHO12345678', 'VEHO/12'],
  ['ABCDEF12', 'ABCD/8'],
  ['320595463938', '3205/12'],
  ['K1234567890', 'K123/11'],
  ['1LSCX0000000017', '1LSC/15'],
])('%s is of the form %s', (number, form) => {
  expect(formOf(number)).toBe(form);
});

test.each(['PO-7781', '', '#0123456789abcdef01234567'])('%j has no form', (number) => {
  expect(formOf(number)).toBeNull();
});
