import { expect, test } from 'vitest';
import { readUsb } from '../../../../build/checks/usb-guest.ts';

test('scenarios of the guest are counted one by one, and what failed is named', () => {
  expect(
    readUsb({ passed: 16, failed: ['a label is printed exactly once: two came out'], skipped: null }),
  ).toEqual({
    passed: 16,
    failed: 1,
    skipped: 0,
    notes: ['In a real kernel: a label is printed exactly once: two came out'],
  });
});

test('where there is no emulator, it is skipped and says why', () => {
  const why = 'No simulator was plugged into a real kernel: it needs Linux on x86-64.';
  expect(readUsb({ passed: 0, failed: [], skipped: why })).toEqual({
    passed: 0,
    failed: 0,
    skipped: 1,
    notes: [why],
  });
});
