/**
 * Which reads are of one label: barcodes that come within three seconds of the first, unless two of them are numbers
 * that no label has together. It knows no screen and no clock: each read brings its time.
 */
import { arbitrate } from './arbitrate.ts';
import type { CarrierId } from './carriers.ts';
import { type Format, formats } from './formats.ts';
import type { Read } from './normalise.ts';
import { type Recognition, recognise } from './recognise.ts';

/** Nobody reads the next parcel's label so soon after the first barcode of this one. */
export const LABEL_MS = 3_000;
/** A scanner whose trigger is held reads the same barcode again and again. */
export const DUPLICATE_MS = 5_000;
/** A carrier prints four barcodes on a label; what is more than this is somebody who plays with the scanner. */
const MOST_READS = 16;
const MOST_CHOICES = 3;

export interface LabelReads {
  /** The time of the first read. */
  readonly sinceMs: number;
  readonly reads: readonly Read[];
}

export interface TimedRead extends Read {
  readonly atMs: number;
}

/** The label with this read in it; null where the read is of another label. */
export function joined(
  label: LabelReads,
  read: TimedRead,
  table: readonly Format[] = formats,
): LabelReads | null {
  const after = read.atMs - label.sinceMs;
  const what = recognise(read, table);
  const known = label.reads.map((one) => recognise(one, table));
  const isKnown = known.some((one) => isSameNumber(one, what));
  if (after < 0 || after > (isKnown ? DUPLICATE_MS : LABEL_MS)) return null;
  if (known.some((one) => JSON.stringify(one) === JSON.stringify(what))) return label;
  if (known.some((one) => isOther(one, what))) return null;
  return label.reads.length < MOST_READS ? { ...label, reads: [...label.reads, bare(read)] } : label;
}

export function firstOf(read: TimedRead): LabelReads {
  return { sinceMs: read.atMs, reads: [bare(read)] };
}

/** The reads of a while, as labels: each with what it is. */
export function labelsIn(
  reads: readonly TimedRead[],
  table: readonly Format[] = formats,
): readonly Recognition[] {
  const labels: LabelReads[] = [];
  for (const read of reads) {
    const last = labels.at(-1);
    const same = last === undefined ? null : joined(last, read, table);
    if (same === null) labels.push(firstOf(read));
    else labels.splice(-1, 1, same);
  }
  return labels.map((label) => arbitrate(label.reads, table));
}

/** The number that a parcel is kept under; null for what is no carrier's number. */
export function numberOf(what: Recognition): string | null {
  if (what.kind === 'tracking') return what.best.number;
  return what.kind === 'opaque' ? what.number : null;
}

/** What speaks for a carrier where the number does not: a rank among the choices, and never an answer. */
export interface CarrierHints {
  /** What this site has learned of numbers that look like this one. */
  readonly learned: CarrierId | null;
  /** Whose code the courier has. */
  readonly courier: CarrierId | null;
}

const NO_HINTS: CarrierHints = { learned: null, courier: null };

/** The carriers that a person may be asked to choose from, likely ones first: none where the label tells it. */
export function carrierChoices(what: Recognition, hints: CarrierHints = NO_HINTS): readonly CarrierId[] {
  const isTold = what.kind === 'tracking' && what.best.carrier !== null;
  if (isTold || numberOf(what) === null) return [];
  const named = [hints.learned, ...fitting(what), hints.courier].flatMap((carrier) => carrier ?? []);
  return [...new Set(named)].slice(0, MOST_CHOICES);
}

function fitting(what: Recognition): readonly (CarrierId | null)[] {
  if (what.kind !== 'tracking') return [];
  return what.candidates.filter(({ number }) => number === what.best.number).map(({ carrier }) => carrier);
}

function bare({ text, aim }: Read): Read {
  return { text, aim };
}

function isSameNumber(one: Recognition, other: Recognition): boolean {
  const number = numberOf(one);
  return number !== null && number === numberOf(other);
}

/** Two numbers of one format that are both certain are two parcels; so are two places where they go. */
function isOther(a: Recognition, b: Recognition): boolean {
  const [one, two] = [zipOf(a), zipOf(b)];
  if (one !== null && two !== null && one.slice(0, 5) !== two.slice(0, 5)) return true;
  if (a.kind !== 'tracking' || b.kind !== 'tracking') return false;
  const areSure = a.best.certainty === 'certain' && b.best.certainty === 'certain';
  return areSure && a.best.format === b.best.format && a.best.number !== b.best.number;
}

function zipOf(what: Recognition): string | null {
  return what.kind === 'tracking' ? what.best.zip : what.kind === 'routing' ? what.zip : null;
}
