import { expect, test } from 'vitest';
import { mod10, mod11 } from '../../../../hardware/simulation/check-digits.ts';

/** Numbers that carriers publish as examples. */
test.each([
  ['UPS', '1Z5R89390357567127', mod10('5R8939035756712', 1, 2)],
  ['USPS', '9400111202555842332669', mod10('940011120255584233266', 3, 1)],
  ['FedEx Ground', '041441760228964', mod10('04144176022896', 1, 3)],
  ['FedEx Express', '986578788855', mod11('98657878885', [3, 1, 7])],
  ['FedEx Express, 13 digits', '986578788855', mod11('0098657878885', [1, 7, 3])],
  ['OnTrac', 'C11031500001879', mod10('C1103150000187', 1, 2)],
])('%s %s ends in its check digit', (_carrier, number, check) => {
  expect(check).toBe(number.at(-1));
});
