import { expect, test } from 'vitest';
import { formOf } from '../../../../shared/tracking/number-form.ts';

test.each([
  ['UUS0570455416253', 'UU/16'],
  ['UUS61X0450988753059', 'UU/19'],
  ['UR06250000000000351', 'UR/19'],
  ['VHM5JYM1V7B809', 'VH/14'],
  ['VHEMMR2FAZZQP4', 'VH/14'],
  ['ABCDEF12', 'AB/8'],
  ['320595463938', '3205/12'],
  ['K1234567890', 'K123/11'],
  ['1LSCX0000000017', '1LSC/15'],
])('%s is of the form %s', (number, form) => {
  expect(formOf(number)).toBe(form);
});

test.each(['PO-7781', '', '#0123456789abcdef01234567'])('%j has no form', (number) => {
  expect(formOf(number)).toBeNull();
});
