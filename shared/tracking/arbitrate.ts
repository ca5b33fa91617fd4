/**
 * One answer for all barcodes of one label, whatever was read first: carriers print three or four, of which one is the
 * tracking number. Which reads belong together is for the caller to say; what a barcode is, for `recognise`.
 */
import { type Format, formats } from './formats.ts';
import type { Read } from './normalise.ts';
import { type Candidate, compareCertainty, type Recognition, recognise } from './recognise.ts';

type Kind = Recognition['kind'];
type Of<K extends Kind> = Extract<Recognition, { kind: K }>;

interface Seen {
  readonly aim: string | null;
  readonly what: Recognition;
}

/** Our own label on a box says more than the carrier's; what only routes says less than a number that nobody knows. */
const KINDS: readonly Kind[] = ['room-code', 'pass', 'zone', 'tracking', 'opaque', 'routing', 'unreadable'];

/** DHL prints a waybill and pieces of it: its website takes both, people and invoices know the waybill. */
const WAYBILLS: Readonly<Record<string, readonly string[]>> = {
  'DHL piece': ['DHL Express', 'DHL Express 11'],
  'DHL piece, long': ['DHL Express', 'DHL Express 11'],
};

/** Ids of Amazon's own stations, on the label beside the number that its customers know. */
const AMAZON_INTERNAL = /^(?:SP|PKG)/;

export function arbitrate(reads: readonly Read[], table: readonly Format[] = formats): Recognition {
  // Sorted by what they are and not by when they came, so that any order ends in the same answer.
  const seen = reads
    .map((read): Seen => ({ aim: read.aim, what: recognise(read, table) }))
    .toSorted(
      (a, b) => KINDS.indexOf(a.what.kind) - KINDS.indexOf(b.what.kind) || inOrder(keyOf(a), keyOf(b)),
    );
  const [first] = seen;
  if (first === undefined) return { kind: 'unreadable', reason: 'empty' };
  if (first.what.kind === 'tracking')
    return ofTracking(
      seen.map(({ what }) => what),
      table,
    );
  if (first.what.kind === 'opaque')
    return seen.filter(isOpaque).toSorted(compareOpaque)[0]?.what ?? first.what;
  return first.what;
}

function ofTracking(all: readonly Recognition[], table: readonly Format[]): Recognition {
  const compareBest = inTable(table);
  const read = all.filter((what): what is Of<'tracking'> => what.kind === 'tracking');
  const sorted = read.toSorted((a, b) => compareBest(a.best, b.best));
  const winner = sorted[0]?.best;
  if (winner === undefined) return { kind: 'unreadable', reason: 'empty' };
  const candidates = distinct(sorted.flatMap((each) => each.candidates).toSorted(compareBest)).filter(
    ({ number }) => winner.carrier !== 'amazon' || !AMAZON_INTERNAL.test(number),
  );
  const best = waybillOf(winner, candidates) ?? winner;
  return { kind: 'tracking', best: { ...best, zip: best.zip ?? zipBeside(all) }, candidates };
}

function inTable(table: readonly Format[]) {
  const rowOf = ({ format }: Candidate) => table.findIndex(({ name }) => name === format);
  return (a: Candidate, b: Candidate): number =>
    compareCertainty(a, b) ||
    Number(a.carrier === null) - Number(b.carrier === null) ||
    rowOf(a) - rowOf(b) ||
    inOrder(a.number, b.number) ||
    inOrder(b.zip ?? '', a.zip ?? '');
}

/** Ten digits that pass DHL's check beside a DHL piece are its waybill: one barcode raises the other. */
function waybillOf(piece: Candidate, candidates: readonly Candidate[]): Candidate | null {
  const names = WAYBILLS[piece.format] ?? [];
  const waybill = candidates.find(({ format }) => names.includes(format));
  if (waybill === undefined) return null;
  return { ...waybill, certainty: 'certain', reason: { because: 'piece-beside', piece: piece.format } };
}

/** The surest reading of each number; the surest come first. */
function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  const byNumber = new Map<string, Candidate>();
  for (const each of candidates) {
    const key = `${each.carrier} ${each.number}`;
    if (!byNumber.has(key)) byNumber.set(key, each);
  }
  return [...byNumber.values()];
}

/** Two barcodes that tell different ZIP codes are of two labels, and evidence of neither. */
function zipBeside(all: readonly Recognition[]): string | null {
  const zips = new Set(all.flatMap((what) => (what.kind === 'routing' ? (what.zip ?? []) : [])));
  const [zip] = zips;
  return zips.size === 1 && zip !== undefined ? zip : null;
}

function isOpaque(seen: Seen): seen is Seen & { what: Of<'opaque'> } {
  return seen.what.kind === 'opaque';
}

/** Carriers print numbers in Code 128; a fingerprint is of a text, and a shop's UPC is on every box of its kind. */
function compareOpaque(a: Seen & { what: Of<'opaque'> }, b: Seen & { what: Of<'opaque'> }): number {
  return (
    Number(isRetail(a)) - Number(isRetail(b)) ||
    Number(a.what.number.startsWith('#')) - Number(b.what.number.startsWith('#')) ||
    Number(b.aim?.startsWith(']C') === true) - Number(a.aim?.startsWith(']C') === true) ||
    b.what.number.length - a.what.number.length ||
    inOrder(a.what.number, b.what.number)
  );
}

function isRetail({ aim }: Seen): boolean {
  return aim?.startsWith(']E') === true;
}

function keyOf({ what }: Seen): string {
  return JSON.stringify(what);
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
