import { expect, test } from 'vitest';
import { labelZpl } from '../../../../hardware/printer/zpl/label.ts';
import { labelDots, roomCodeOf } from '../../../../renderer/room/room-label-zpl.ts';
import { LABEL } from '../../../harness/devices.ts';

test.each([
  ['4x2', 203, { width: 812, length: 406 }],
  ['2x1', 300, { width: 600, length: 300 }],
] as const)('a label of %s at %i dpi says its code and its size', (size, dpi, dots) => {
  const zpl = labelZpl(LABEL, '7F3A', { size, dpi });
  expect(roomCodeOf(zpl)).toBe(LABEL.roomCode);
  expect(labelDots(zpl)).toEqual(dots);
});

test('what says nothing of itself has no code and the usual size', () => {
  expect(roomCodeOf('^XA^XZ')).toBeNull();
  expect(labelDots('^XA^XZ')).toEqual({ width: 812, length: 406 });
});
