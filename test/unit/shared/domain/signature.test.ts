import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  drawnOn,
  isFull,
  MOST_POINTS,
  MOST_STROKES,
  PAD,
  type Point,
  Signature,
  signatureOf,
} from '../../../../shared/domain/signature.ts';

const line = (from: number, to: number): Point[] => [
  [from, 100],
  [to, 100],
];

describe('what a finger drew', () => {
  test('is no signature while it is nothing, a touch, or a slip of the finger', () => {
    expect(signatureOf([])).toBeNull();
    expect(signatureOf([[[500, 200]]])).toBeNull();
    expect(signatureOf([line(500, 540)])).toBeNull();
    expect(signatureOf([line(500, 540), line(500, 540)])).toEqual({
      v: 1,
      strokes: [line(500, 540), line(500, 540)],
    });
  });

  test('keeps no point that says nothing new', () => {
    const stroke = line(0, 100);
    expect(drawnOn(stroke, [102, 101])).toBe(stroke);
    expect(drawnOn(stroke, [104, 100])).toEqual([...stroke, [104, 100]]);
    expect(drawnOn([], [1, 1])).toEqual([[1, 1]]);
  });

  test('is full before it is more than is taken', () => {
    const points = (count: number) => Array.from({ length: count }, (_, n): Point => [n % 1_000, 0]);
    expect(isFull([points(MOST_POINTS - 1)])).toBe(false);
    expect(isFull([points(MOST_POINTS)])).toBe(true);
    expect(isFull(Array.from({ length: MOST_STROKES }, () => line(0, 9)))).toBe(true);
    expect(signatureOf([points(MOST_POINTS)])).not.toBeNull();
    expect(signatureOf([points(MOST_POINTS + 1)])).toBeNull();
  });
});

describe('what comes over the bridge as one', () => {
  test.each([
    ['a point beside the pad', { v: 1, strokes: [[[PAD.width + 1, 0]]] }],
    ['half a point', { v: 1, strokes: [[[0.5, 0]]] }],
    ['a stroke of nothing', { v: 1, strokes: [[]] }],
    ['nothing', { v: 1, strokes: [] }],
    ['something else beside it', { v: 1, strokes: [[[1, 1]]], name: 'Jane' }],
    ['a drawing', '<svg onload="x"/>'],
  ])('is not taken: %s', (_, given) => {
    expect(Signature.safeParse(given).success).toBe(false);
  });

  test('is taken where the pad made it, whatever was drawn', () => {
    const point = fc.tuple(fc.nat(PAD.width), fc.nat(PAD.height));
    const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 40 }), { maxLength: 40 });
    fc.assert(
      fc.property(strokes, (drawn) => {
        const kept = signatureOf(drawn.map((stroke) => stroke.reduce(drawnOn, [] as readonly Point[])));
        return kept === null || Signature.safeParse(kept).success;
      }),
    );
  });
});
