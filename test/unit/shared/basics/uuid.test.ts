import { expect, test } from 'vitest';
import { uuidV7 } from '../../../../shared/basics/uuid.ts';
import { seededRandom } from '../../../harness/randomness.ts';

test('the vector of RFC 9562, appendix A.6', () => {
  const random = () =>
    Uint8Array.from([0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('ids of later moments sort after those of earlier ones', () => {
  const random = seededRandom(1);
  const ids = [1, 2, 1000, 2 ** 40].map((ms) => uuidV7(ms, random));
  expect(ids.toSorted()).toEqual(ids);
});
