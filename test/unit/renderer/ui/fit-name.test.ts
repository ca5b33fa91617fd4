import { describe, expect, test } from 'vitest';
import { fitName } from '../../../../renderer/ui/fit-name.ts';

describe('the name of a zone in its drawing', () => {
  test('is on one line in a wide box, on two where that makes the letters larger', () => {
    expect(fitName('Shelf A', { width: 40, height: 8 }, 6).lines).toEqual(['Shelf A']);
    expect(fitName('Shelf A', { width: 10, height: 8 }, 6).lines).toEqual(['Shelf', 'A']);
  });

  test('is turned along a narrow box only where it gains much', () => {
    expect(fitName('Refrigerator', { width: 6, height: 30 }, 6).isTurned).toBe(true);
    expect(fitName('Shelf A', { width: 10, height: 12 }, 6).isTurned).toBe(false);
  });

  test('never has larger letters than the drawing allows, however much room there is', () => {
    expect(fitName('A', { width: 100, height: 100 }, 6).size).toBe(6);
  });

  test('keeps within its box with any name', () => {
    for (const name of [
      'A',
      'Overflow behind the stairs',
      '冷蔵庫 の となり',
      'الثلاجة',
      ' ',
      'x'.repeat(40),
    ]) {
      for (const box of [
        { width: 6, height: 20 },
        { width: 30, height: 5 },
      ]) {
        const { lines, size, isTurned } = fitName(name, box, 6);
        const [along, across] = isTurned ? [box.height, box.width] : [box.width, box.height];
        expect(lines.length * size).toBeLessThanOrEqual(across);
        expect(Math.max(...lines.map((line) => [...line].length)) * 0.6 * size).toBeLessThanOrEqual(along);
      }
    }
  });
});
