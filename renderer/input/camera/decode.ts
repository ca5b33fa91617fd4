/**
 * Finds the barcodes in a grey picture with `@zxing/library`, which only this file and the two it stands on
 * (`linear.ts`, `zxing.ts`) know. It reads one picture and remembers nothing: whether a reading is to be trusted,
 * `sightings.ts` says.
 */
import {
  AztecCodeReader,
  type Binarizer,
  BinaryBitmap,
  DataMatrixReader,
  GlobalHistogramBinarizer,
  HybridBinarizer,
  type LuminanceSource,
  PDF417Reader,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';
import { readLinear } from './linear.ts';
import { halved, type Picture, turned } from './picture.ts';
import type { Reading } from './reading.ts';
import { hints, read } from './zxing.ts';

export interface DecodeBudget {
  /** Milliseconds from an arbitrary start. */
  readonly elapsed: () => number;
  /** No further try is begun after so long; the first always is. */
  readonly ms: number;
}

/** Below this nothing is won by halving: the narrowest bar has hardly a pixel left. */
const HALVED_FROM_PIXELS = 400 * 300;

const stacked = new PDF417Reader();
const squares = [new QRCodeReader(), new DataMatrixReader(), new AztecCodeReader(), stacked];

/** What can be read, each once: the likely tries first, and no more of them once one has read something. */
export function decodeLuminance(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  budget: DecodeBudget | null = null,
): readonly Reading[] {
  const upright: Picture = { pixels, width, height };
  const started = budget?.elapsed() ?? 0;
  for (const attempt of attempts) {
    if (budget && attempt !== attempts[0] && budget.elapsed() - started >= budget.ms) break;
    const readings = attempt(upright);
    if (readings.length > 0) return readings;
  }
  return [];
}

const attempts: readonly ((upright: Picture) => readonly Reading[])[] = [
  (upright) => [...readLinear(upright, 'quick'), ...readSquare(upright, HybridBinarizer)],
  (upright) => readOnItsSide(upright),
  (upright) => readLinear(upright, 'steady'),
  (upright) => readSquare(upright, GlobalHistogramBinarizer),
  (upright) => {
    if (upright.pixels.length < HALVED_FROM_PIXELS) return [];
    const half = halved(upright);
    return [...readLinear(half, 'steady'), ...readSquare(half, HybridBinarizer)];
  },
];

function readOnItsSide(upright: Picture): readonly Reading[] {
  const side = turned(upright);
  const bitmap = bitmapOf(side, HybridBinarizer);
  return [...readLinear(side, 'quick'), ...read(() => stacked.decode(bitmap, hints))];
}

type Binarize = new (source: LuminanceSource) => Binarizer;

function readSquare(picture: Picture, binarizer: Binarize): readonly Reading[] {
  const bitmap = bitmapOf(picture, binarizer);
  return squares.flatMap((reader) => read(() => reader.decode(bitmap, hints)));
}

function bitmapOf({ pixels, width, height }: Picture, binarizer: Binarize): BinaryBitmap {
  return new BinaryBitmap(new binarizer(new RGBLuminanceSource(pixels, width, height)));
}
