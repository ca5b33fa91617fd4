/**
 * Reads the linear barcodes (Code 128, ITF, Code 39, Codabar) in the rows of a grey picture. It hands the library's
 * readers only the part of a row where a code may begin, because that is where they go wrong by themselves.
 */
import {
  BinaryBitmap,
  BitArray,
  CodaBarReader,
  Code39Reader,
  Code128Reader,
  GlobalHistogramBinarizer,
  ITFReader,
  type OneDReader,
  RGBLuminanceSource,
} from '@zxing/library';
import { condensed, type Picture } from './picture.ts';
import type { Reading } from './reading.ts';
import { hints, quietly, read } from './zxing.ts';

/** So many rows of a picture are read: a label 1/32 as high as the picture is still crossed by four. */
const ROWS = 128;
/** One row alone finds bars in print and in noise; those of a barcode are there in the next row too. */
const ROWS_THAT_AGREE = 2;
/** The mean of so many rows loses no bar to a tilt of 10° and half of the noise. */
const ROWS_IN_A_MEAN = 5;

interface Linear {
  readonly reader: OneDReader;
  /** The reader wants nothing dark right of the code. */
  readonly isCutAtEnd: boolean;
  /** After `lead` bars and spaces, each `period` of them are one character and about as wide as the next. */
  readonly lead: number;
  readonly period: number;
  readonly characters: number;
}

// EAN and UPC are left out: they name the goods, and every cardboard box bears one.
//
// Why rows are cut: Code128Reader of 0.23 forgets two of six bars when it looks on from a place that is no start (a
// typed array cut by `slice`), and then takes start code C for B: digits right of anything dark are never read.
// ITFReader seeks the end from the right-hand side of the whole row; CodaBarReader wants a row with nothing else in it.
const linears: readonly Linear[] = [
  { reader: new Code128Reader(), isCutAtEnd: false, lead: 0, period: 6, characters: 4 },
  { reader: new ITFReader(), isCutAtEnd: true, lead: 4, period: 10, characters: 3 },
  { reader: new Code39Reader(), isCutAtEnd: false, lead: 0, period: 10, characters: 4 },
  { reader: new CodaBarReader(), isCutAtEnd: true, lead: 0, period: 8, characters: 3 },
];
/** How far from their mean the widths of characters may be: in Codabar some are wider by themselves. */
const UNEVEN = 0.22;

const RUNS_BESIDE_QUIET = 6;
/** A quiet zone is ten narrow bars wide; half of the first six bars (5.5 modules of Code 128) is what is put up with. */
const QUIET_BEFORE = 0.5;
/** More at the end: inside ITF a wide space may stand before six narrow bars. */
const QUIET_AFTER = 0.7;
/** The shortest code has more bars and spaces. */
const FEWEST_RUNS = 23;

/** `steady` reads the mean of neighbouring rows, for pictures full of noise. */
export function readLinear(picture: Picture, how: 'quick' | 'steady'): readonly Reading[] {
  const lined = how === 'steady' ? condensed(picture, ROWS, ROWS_IN_A_MEAN) : picture;
  const { pixels, height } = lined;
  const bitmap = new BinaryBitmap(
    new GlobalHistogramBinarizer(new RGBLuminanceSource(pixels, lined.width, height)),
  );
  const step = Math.max(1, Math.floor(height / ROWS));
  const seen = new Map<string, { readonly reading: Reading; rows: number }>();
  const bits = new BitArray(lined.width);
  for (let y = step >> 1; y < height; y += step) {
    const row = quietly(() => bitmap.getBlackRow(y, bits));
    if (!row) continue;
    const forward = readRow(row);
    row.reverse();
    for (const reading of forward.length > 0 ? forward : readRow(row)) {
      const key = reading.aim + reading.text;
      const before = seen.get(key);
      if (before) before.rows++;
      else seen.set(key, { reading, rows: 1 });
    }
  }
  return [...seen.values()].filter((one) => one.rows >= ROWS_THAT_AGREE).map((one) => one.reading);
}

function readRow(row: BitArray): readonly Reading[] {
  const edges = edgesOf(row);
  const readings: Reading[] = [];
  // Runs with an odd number are black: a code begins with one, after a quiet zone.
  for (let run = 1; run + FEWEST_RUNS < edges.length; run += 2) {
    const quiet = width(edges, run - 1, run);
    if (quiet < QUIET_BEFORE * width(edges, run, run + RUNS_BESIDE_QUIET)) continue;
    readings.push(...readFrom(row, edges, run));
  }
  return readings;
}

/** One reader at most reads a code: a Code 128 is no ITF as well. */
function readFrom(row: BitArray, edges: readonly number[], first: number): readonly Reading[] {
  for (const linear of linears) {
    if (!isEven(edges, first, linear)) continue;
    const after = linear.isCutAtEnd ? quietAfter(edges, first) : edges.length - 1;
    if (after === null) continue;
    const part = partOf(row, edges, first, after);
    const readings = read(() => linear.reader.decodeRow(0, part, hints));
    if (readings.length > 0) return readings;
  }
  return [];
}

/** Keeps the readers, which are slow to say no, away from most of what is print and noise. */
function isEven(edges: readonly number[], first: number, { lead, period, characters }: Linear): boolean {
  const from = first + lead;
  const mean = width(edges, from, from + period * characters) / characters;
  for (let character = 0; character < characters; character++) {
    const at = from + character * period;
    if (at + period > edges.length) return false;
    if (Math.abs(width(edges, at, at + period) - mean) > UNEVEN * mean) return false;
  }
  return true;
}

/** The run that is the quiet zone after the code, if there is one. */
function quietAfter(edges: readonly number[], first: number): number | null {
  for (let run = first + RUNS_BESIDE_QUIET + 1; run + 1 < edges.length; run += 2) {
    const before = width(edges, run - RUNS_BESIDE_QUIET, run);
    if (width(edges, run, run + 1) >= QUIET_AFTER * before) return run - first >= FEWEST_RUNS ? run : null;
  }
  return null;
}

/** The same row, white but for the runs from `first` until `after`. */
function partOf(row: BitArray, edges: readonly number[], first: number, after: number): BitArray {
  const part = new BitArray(row.getSize());
  for (let run = first; run < after; run += 2)
    part.setRange(edges[run] ?? 0, edges[run + 1] ?? row.getSize());
  return part;
}

/** Where each run of one colour begins, white first, and the end of the row. */
function edgesOf(row: BitArray): readonly number[] {
  const size = row.getSize();
  const edges = [0];
  for (let at = 0, isWhite = true; at < size; isWhite = !isWhite) {
    at = isWhite ? row.getNextSet(at) : row.getNextUnset(at);
    edges.push(at);
  }
  return edges;
}

function width(edges: readonly number[], from: number, to: number): number {
  const last = edges.length - 1;
  return (edges[Math.min(to, last)] ?? 0) - (edges[Math.min(from, last)] ?? 0);
}
