import { describe, expect, it } from 'vitest';
import { decodeLuminance } from '../../../../../renderer/input/camera/decode.ts';
import { readLinear } from '../../../../../renderer/input/camera/linear.ts';
import type { Picture } from '../../../../../renderer/input/camera/picture.ts';
import { type Barcode, drawBarcode, photograph, type Scene } from '../../../../harness/label-picture.ts';

const VGA: Scene = { width: 640, height: 480, modulePixels: 2 };
const HD: Scene = { width: 1280, height: 720, modulePixels: 3 };
const read = ({ pixels, width, height }: Picture) => decodeLuminance(pixels, width, height);

interface Label extends Barcode {
  readonly reads: { readonly text: string; readonly aim: string };
}
const ups: Label = {
  kind: 'code128',
  text: '1Z12345E0205271688',
  reads: { text: '1Z12345E0205271688', aim: ']C0' },
};
const usps: Label = {
  kind: 'code128',
  text: '^FNC1420941059400111899223197428490^FNC191X',
  hasControls: true,
  reads: { text: '420941059400111899223197428490\x1d91X', aim: ']C1' },
};
const digits: Label = {
  kind: 'code128',
  text: '9400111899223197428490',
  reads: { text: '9400111899223197428490', aim: ']C0' },
};
const itf: Label = {
  kind: 'interleaved2of5',
  text: '12345678901231',
  reads: { text: '12345678901231', aim: ']I0' },
};
const code39: Label = { kind: 'code39', text: 'ABC123456', reads: { text: 'ABC123456', aim: ']A0' } };
const codabar: Label = {
  kind: 'rationalizedCodabar',
  text: 'A123456789B',
  reads: { text: '123456789', aim: ']F0' },
};
const pass: Label = {
  kind: 'qrcode',
  text: 'PR1.eyJhbGciOiJFZERTQSJ9.abcdefghijklmnop',
  reads: { text: 'PR1.eyJhbGciOiJFZERTQSJ9.abcdefghijklmnop', aim: ']Q1' },
};
const dataMatrix: Label = {
  kind: 'datamatrix',
  text: 'PKG-7F3K9',
  reads: { text: 'PKG-7F3K9', aim: ']d1' },
};
const gs1Matrix: Label = {
  kind: 'gs1datamatrix',
  text: '(00)123456789012345675',
  reads: { text: '00123456789012345675', aim: ']d2' },
};
const pdf: Label = {
  kind: 'pdf417',
  text: '1Z999 carrier label',
  reads: { text: '1Z999 carrier label', aim: ']L2' },
};
const aztec: Label = {
  kind: 'azteccode',
  text: 'AZTEC-0011223344',
  reads: { text: 'AZTEC-0011223344', aim: ']z0' },
};
const everyKind = [ups, digits, usps, itf, code39, codabar, pass, dataMatrix, gs1Matrix, pdf, aztec];
const named = everyKind.map((label) => [`${label.kind} ${label.reads.aim}`, label] as const);

describe('a label in a camera picture', () => {
  it.each(named)('is read when it lies straight: %s', async (_name, label) => {
    expect(read(photograph([[await drawBarcode(label), HD]]))).toEqual([label.reads]);
  });

  it.each(named)('is read upside down: %s', async (_name, label) => {
    const scene = { ...HD, degrees: 180, noise: 8 };
    expect(read(photograph([[await drawBarcode(label), scene]]))).toEqual([label.reads]);
  });

  it.each(named)('is read a little turned, in noise: %s', async (_name, label) => {
    for (const degrees of [-6, 4]) {
      // The library's Aztec detector does not bear blur.
      const blurPixels = label === aztec ? 1 : 2;
      const scene = { ...HD, degrees, noise: 20, blurPixels };
      expect(read(photograph([[await drawBarcode(label), scene]]))).toEqual([label.reads]);
    }
  });

  // The GS1-128 is longer than the picture is high.
  it.each(named.filter(([, label]) => label !== usps))('is read on its side: %s', async (_name, label) => {
    const scene = { ...HD, degrees: 90, noise: 8 };
    expect(read(photograph([[await drawBarcode(label), scene]]))).toEqual([label.reads]);
  });

  it.each([
    ['a small picture', VGA],
    ['two pixels a bar', { ...HD, modulePixels: 2 }],
    ['half pixels', { ...HD, modulePixels: 2.5 }],
    ['near', { ...HD, modulePixels: 5 }],
    ['a large picture', { ...HD, width: 1920, height: 1080, modulePixels: 4 }],
  ] as const)('is read at every size: %s', async (_name, scene) => {
    for (const label of [ups, itf, pass]) {
      expect(read(photograph([[await drawBarcode(label), scene]]))).toEqual([label.reads]);
    }
  });

  it('is read in noise that leaves no single row whole', async () => {
    const scene = { ...HD, noise: 40 };
    const noisy = photograph([[await drawBarcode(digits), scene]]);
    expect(readLinear(noisy, 'quick')).toEqual([]);
    expect(read(noisy)).toEqual([digits.reads]);
  });

  it('is read in full when it bears several barcodes, side by side and below', async () => {
    const small = { ...HD, modulePixels: 2 };
    const readings = read(
      photograph([
        [await drawBarcode(ups), { ...small, at: [0.24, 0.25] }],
        [await drawBarcode(digits), { ...small, at: [0.74, 0.25] }],
        [await drawBarcode(pass), { ...small, at: [0.5, 0.75] }],
      ]),
    );
    expect(readings).toHaveLength(3);
    expect(readings).toEqual(expect.arrayContaining([ups.reads, digits.reads, pass.reads]));
  });

  it('is given up when the time is over, but never before it was tried once', async () => {
    const onItsSide = photograph([[await drawBarcode(ups), { ...HD, degrees: 90 }]]);
    const upright = photograph([[await drawBarcode(ups), HD]]);
    const spent = () => ({ elapsed: () => 0, ms: 0 });
    expect(decodeLuminance(onItsSide.pixels, 1280, 720, spent())).toEqual([]);
    expect(decodeLuminance(upright.pixels, 1280, 720, spent())).toEqual([ups.reads]);
  });
});

describe('a picture without a code', () => {
  const blank: Picture = { pixels: new Uint8ClampedArray(1), width: 1, height: 1 };

  it.each([1, 2, 3, 4, 5, 6])('of noise says nothing (seed %i)', (seed) => {
    for (const noise of [5, 60, 120])
      expect(read(photograph([[blank, { ...VGA, noise, seed, blurPixels: seed % 3 }]]))).toEqual([]);
  });

  it.each([3, 5, 9, 14])('of stripes says nothing (%i pixels)', (wide) => {
    const pixels = Uint8ClampedArray.from({ length: 640 * 480 }, (_, at) =>
      Math.floor((at % 640) / wide) % 2 === 0 ? 30 : 220,
    );
    expect(read({ pixels, width: 640, height: 480 })).toEqual([]);
  });

  it('of a box with a product code on it says nothing', async () => {
    const product = await drawBarcode({ kind: 'ean13', text: '4006381333931' });
    expect(read(photograph([[product, HD]]))).toEqual([]);
  });

  it.each([0, 255])('of one colour says nothing (%i)', (colour) => {
    const pixels = new Uint8ClampedArray(640 * 480).fill(colour);
    expect(read({ pixels, width: 640, height: 480 })).toEqual([]);
  });

  it('of one pixel says nothing', () => {
    expect(read(blank)).toEqual([]);
  });
});
