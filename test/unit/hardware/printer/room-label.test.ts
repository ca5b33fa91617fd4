import { describe, expect, test } from 'vitest';
import { labelZpl } from '../../../../hardware/printer/zpl/label.ts';
import { font0 } from '../../../../hardware/printer/zpl/lettering.ts';
import { fitText } from '../../../../shared/labels/fit.ts';
import { LABEL } from '../../../harness/devices.ts';

const fontHeightOf = (zpl: string, text: string) =>
  Number(new RegExp(`\\^A0N,(\\d+),\\d+\\^FD${text}\\^FS`).exec(zpl)?.[1]);

describe.each([
  ['4x2', 203, '^PW812^LL406'],
  ['4x2', 300, '^PW1200^LL600'],
  ['2x1', 203, '^PW406^LL203'],
  ['2x1', 300, '^PW600^LL300'],
] as const)('a %s in label at %i dpi', (size, dpi, media) => {
  const zpl = labelZpl(LABEL, '7F3A', { size, dpi });

  test('is as large as the media', () => expect(zpl).toContain(media));

  test('bears everything there is to say, and a QR of the room code', () => {
    for (const text of ['K7-0423', '4B', 'Shelf A', '23 Nov 2026', 'PERISHABLE', 'job 7F3A']) {
      expect(zpl).toContain(`^FD${text}^FS`);
    }
    expect(zpl).toContain('^FDQA,K7-0423^FS');
  });

  test('has the room code as its largest text, and nothing beyond its edges', () => {
    const code = fontHeightOf(zpl, 'K7-0423');
    for (const text of ['4B', 'Shelf A', '23 Nov 2026', 'job 7F3A']) {
      expect(fontHeightOf(zpl, text)).toBeLessThan(code);
    }
    const [, width = '0', length = '0'] = /\^PW(\d+)\^LL(\d+)/.exec(zpl) ?? [];
    for (const [, x, y, height, text = ''] of zpl.matchAll(/\^FO(\d+),(\d+)\^A0N,(\d+),\d+\^FD([^^]*)/g)) {
      expect(Number(x) + font0.width(text, Number(height))).toBeLessThanOrEqual(Number(width));
      expect(Number(y) + Number(height)).toBeLessThanOrEqual(Number(length));
    }
  });
});

test('a package that nobody could be found for has no unit on its label', () => {
  const zpl = labelZpl({ ...LABEL, unit: null, marks: [] }, '7F3A', { size: '4x2', dpi: 203 });
  expect(zpl.match(/\^A0N/g)).toHaveLength(4);
});

test('a long text gets smaller first, and is cut only when it would be too small to read', () => {
  const box = { width: 570, maxHeight: 48, minHeight: 28 };
  expect(fitText('Shelf A', box, font0)).toEqual({ text: 'Shelf A', height: 48 });
  const smaller = fitText('Refrigerator by the window', box, font0);
  expect(smaller.text).toBe('Refrigerator by the window');
  expect(smaller.height).toBeLessThan(48);
  const cut = fitText('Refrigerator by the window on the far side of the mail room', box, font0);
  expect(cut.text).toMatch(/^Refrigerator by the .*\.\.\.$/);
  expect(font0.width(cut.text, cut.height)).toBeLessThanOrEqual(570);
});
