/**
 * The looks that are taken at one grey picture, the likely and quick ones first, until something was read or the time
 * is over. Each finds what the one before is blind to: bars aslant, bars out of focus, a MaxiCode, much noise.
 */
import type { ReadInputBarcodeFormat } from 'zxing-wasm/reader';
import { findBullsEyes } from './bulls-eye.ts';
import type { DecodeBudget } from './decode.ts';
import { readModules } from './hexagons.ts';
import { halved, type Picture } from './picture.ts';
import type { Point, Reading } from './reading.ts';
import { type Cut, condensedSharp, straightened } from './straighten.ts';
import { findStripes, type Stripes } from './stripes.ts';
import type { Look, Reader } from './wasm-reader.ts';

const LINEAR: readonly ReadInputBarcodeFormat[] = ['Code128', 'ITF', 'Code39', 'Codabar'];
const STRIPED: readonly ReadInputBarcodeFormat[] = [...LINEAR, 'PDF417'];
// EAN and UPC are left out: they name the goods, and every cardboard box bears one.
const ALL: readonly ReadInputBarcodeFormat[] = [...STRIPED, 'QRCode', 'DataMatrix', 'Aztec'];

const WHOLE: Look = {
  formats: ALL,
  harder: true,
  turned: true,
  smallerDownTo: 500,
  inverted: false,
  denoised: false,
  black: 'local',
};
const STRAIGHT: Look = { ...WHOLE, formats: STRIPED, turned: false, smallerDownTo: null };
const BANDS: Look = { ...STRAIGHT, formats: LINEAR };
const MAXICODE: Look = { ...STRAIGHT, formats: ['MaxiCode'], black: 'local' };

type Attempt = (picture: Picture, reader: Reader, budget: Until) => readonly Reading[];
/** Whether there is time for another try. */
type Until = () => boolean;

/** What can be read, each code once; corners are in pixels of the picture. */
export function decodePicture(reader: Reader, picture: Picture): readonly Reading[] {
  return pictureDecoder(reader, null)(picture);
}

/**
 * The same for pictures one after another, within a budget each. Where the time was over before all was tried, the
 * next picture begins with what was left: a slow machine needs more pictures, and misses no kind of code.
 */
export function pictureDecoder(
  reader: Reader,
  budget: DecodeBudget | null,
): (picture: Picture) => readonly Reading[] {
  let next = 0;
  return (picture) => {
    const started = budget?.elapsed() ?? 0;
    const hasTime = () => budget === null || budget.elapsed() - started < budget.ms;
    const first = believed(reader.read(picture, WHOLE));
    if (first.length > 0) return first;
    for (const [tried, attempt] of [...ATTEMPTS.slice(next), ...ATTEMPTS.slice(0, next)].entries()) {
      if (tried > 0 && !hasTime()) {
        next = (next + tried) % ATTEMPTS.length;
        return [];
      }
      const readings = attempt(picture, reader, tried > 0 ? hasTime : onceAnyway(hasTime));
      if (readings.length > 0) return readings;
    }
    return [];
  };
}

function onceAnyway(hasTime: Until): Until {
  let isFirst = true;
  return () => {
    const may = isFirst || hasTime();
    isFirst = false;
    return may;
  };
}

const ATTEMPTS: readonly Attempt[] = [readStraightened, readMaxiCode, readHalved, readInverted];

/**
 * ITF has neither ends nor a check that a line which leaves it in the middle would miss: it is believed of a cut alone.
 * Of two linear codes in one place one is a misreading, and nothing tells which.
 */
function believed(readings: readonly Reading[]): readonly Reading[] {
  const sure = readings.filter(({ aim }) => !aim.startsWith(']I'));
  return sure.filter((one) => !sure.some((other) => areRivals(one, other)));
}

function areRivals(one: Reading, other: Reading): boolean {
  return (
    one.aim === other.aim && one.text !== other.text && LINES.has(one.aim[1] ?? '') && overlap(one, other)
  );
}

/** The letters of the linear codes in AIM identifiers. */
const LINES = new Set(['C', 'I', 'A', 'F']);

function overlap(one: Reading, other: Reading): boolean {
  const [a, b] = [boxOf(one.corners ?? []), boxOf(other.corners ?? [])];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function boxOf(corners: readonly Point[]) {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** Stripes lie upright in the cut and whole: what is read in them may be believed, an ITF too. */
function readStraightened(picture: Picture, reader: Reader, hasTime: Until): readonly Reading[] {
  for (const part of findStripes(picture)) {
    if (!hasTime()) return [];
    const readings = readStripes(picture, part, reader, hasTime);
    if (readings.length > 0) return readings;
  }
  return [];
}

/** A part of an ITF may read as a shorter one; other codes do not. */
function whole(readings: readonly Reading[]): readonly Reading[] {
  const isPart = (one: Reading) =>
    readings.some((other) => other.text.length > one.text.length && other.text.includes(one.text));
  const entire = readings.filter((one) => !one.aim.startsWith(']I') || !isPart(one));
  return entire.filter((one) => !entire.some((other) => areRivals(one, other)));
}

/** Bars of less than two pixels are made wider first. */
const ZOOM = 1.5;
const BAND_COUNTS = [4, 10];
/** In pixels of the cut: none, and what a lens that is a little out of focus does. */
const BLURS = [0, 2];

function readStripes(picture: Picture, part: Stripes, reader: Reader, hasTime: Until): readonly Reading[] {
  const cut = straightened(picture, part, ZOOM);
  const readings = whole(reader.read(cut.picture, STRAIGHT));
  if (readings.length > 0) return inPicture(readings, cut);
  for (const blur of BLURS) {
    for (const bands of BAND_COUNTS) {
      if (!hasTime()) return [];
      const sharp = whole(reader.read(condensedSharp(cut.picture, bands, blur), BANDS));
      if (sharp.length > 0) return sharp.map(({ text, aim }) => ({ text, aim, corners: cornersOf(cut) }));
    }
  }
  return [];
}

function readMaxiCode(picture: Picture, reader: Reader, hasTime: Until): readonly Reading[] {
  for (const eye of findBullsEyes(picture)) {
    if (!hasTime()) return [];
    const symbol = readModules(picture, eye);
    const readings = symbol === null ? [] : reader.read(symbol.picture, MAXICODE);
    if (symbol !== null && readings.length > 0)
      return readings.map((one) => ({ ...one, corners: symbol.corners }));
  }
  return [];
}

/** Four pixels made one: sharpness is lost, and half of the noise. */
function readHalved(picture: Picture, reader: Reader): readonly Reading[] {
  const half = halved(picture);
  const readings = believed(reader.read(half, { ...WHOLE, smallerDownTo: null }));
  return inPicture(readings, { picture: half, back: ({ x, y }) => ({ x: 2 * x, y: 2 * y }) });
}

function readInverted(picture: Picture, reader: Reader): readonly Reading[] {
  const look: Look = { ...WHOLE, formats: ['QRCode', 'DataMatrix', 'Aztec'], inverted: true };
  return reader.read(picture, { ...look, black: 'global' });
}

function inPicture(readings: readonly Reading[], { back }: Cut): readonly Reading[] {
  return readings.map((one) => ({ ...one, corners: (one.corners ?? []).map(back) }));
}

function cornersOf({ picture: { width, height }, back }: Cut) {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ].map(back);
}
