import { expect, test } from 'vitest';
import { carrierName, carrierOf, carriers } from '../../../../shared/tracking/carriers.ts';

test('a carrier that is known has a name', () => {
  expect(carrierOf('ups')).toBe('ups');
  expect(carrierName('ups')).toBe('UPS');
  for (const id of Object.keys(carriers)) expect(carrierName(id)).not.toBe('');
});

test('one that only the ledger knows has none, nor has nobody', () => {
  expect(carrierOf('pony-express')).toBeNull();
  expect(carrierName('pony-express')).toBeNull();
  expect(carrierOf(null)).toBeNull();
  expect(carrierName('toString')).toBeNull();
});
