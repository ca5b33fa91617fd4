/**
 * What one barcode is: a tracking number with the carriers it may be of, a barcode that only routes, a room code, a
 * pass, or a number that nobody knows. Nothing is refused but what cannot be read at all.
 */

import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, toUtf8 } from '../basics/bytes.ts';
import type { ZoneId } from '../domain/ids.ts';
import { RoomCode } from '../domain/room-code.ts';
import { zoneOfCode } from '../domain/zone-code.ts';
import type { CarrierId } from './carriers.ts';
import { checkDigit } from './check-digits.ts';
import { type Format, formats } from './formats.ts';
import { elements } from './gs1.ts';
import { isMessage, type MessageNumber, numberInMessage } from './messages.ts';
import { type Normalised, normalise, type Read, type Unreadable } from './normalise.ts';
import type { Reason } from './reason.ts';

export interface Candidate {
  /** Null where the number alone does not tell the carrier. */
  readonly carrier: CarrierId | null;
  /** As the carrier's own website takes it. */
  readonly number: string;
  readonly format: string;
  readonly certainty: 'certain' | 'likely' | 'possible';
  /** The ZIP code that the barcode says the parcel goes to: evidence in a dispute. */
  readonly zip: string | null;
  readonly reason: Reason;
}

export type Recognition =
  | { readonly kind: 'tracking'; readonly best: Candidate; readonly candidates: readonly Candidate[] }
  /** It says where the parcel goes, not which parcel it is: the long barcode beside it does. */
  | { readonly kind: 'routing'; readonly zip: string | null }
  | { readonly kind: 'room-code'; readonly roomCode: RoomCode }
  | { readonly kind: 'pass'; readonly token: string }
  /** The barcode on the wall of a place in the room. */
  | { readonly kind: 'zone'; readonly zone: ZoneId }
  | { readonly kind: 'opaque'; readonly number: string }
  | { readonly kind: 'unreadable'; readonly reason: Unreadable };

/** How every pass begins: its header, to the letter. One that was cut off is still no parcel. */
export const PASS_BEGINS = 'eyJhbGciOiJFZERTQSJ9.';
const PASS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}$/;
const NUMBER_LIKE = /^[0-9A-Z][0-9A-Z._/-]{1,39}$/;
const CERTAINTIES = ['certain', 'likely', 'possible'];

export function recognise(read: Read, table: readonly Format[] = formats): Recognition {
  const normalised = normalise(read);
  if (!normalised.ok) return { kind: 'unreadable', reason: normalised.error };
  const { text, asRead, fields } = normalised.value;
  const roomCode = RoomCode.safeParse(text);
  if (roomCode.success) return { kind: 'room-code', roomCode: roomCode.data };
  const zone = zoneOfCode(asRead);
  if (zone !== null) return { kind: 'zone', zone };
  if (asRead.startsWith(PASS_BEGINS) || PASS.test(asRead)) return { kind: 'pass', token: asRead };
  const message = numberInMessage(fields);
  if (message !== null) return tracking(candidatesNamed(message, table)) ?? opaque(text);
  return isMessage(fields) ? opaque(text) : recogniseNumber(normalised.value, table);
}

/** The surest first; of two that are as sure, the one that stands higher in the table. */
export function compareCertainty(a: Candidate, b: Candidate): number {
  return CERTAINTIES.indexOf(a.certainty) - CERTAINTIES.indexOf(b.certainty);
}

function recogniseNumber({ text, fields, aim }: Normalised, table: readonly Format[]): Recognition {
  const parts = elements(fields, aim);
  const zip = parts.find((part) => part.zip !== null)?.zip ?? null;
  const found = parts.flatMap((part) =>
    part.number === null ? [] : candidatesOf(part.number, aim, part.zip ?? zip, table),
  );
  const known = tracking(found);
  if (known !== null) return known;
  const [number, ...others] = parts.flatMap((part) => part.number ?? []);
  if (number !== undefined) return opaque(others.length === 0 ? number : text);
  // A reader that says "no FNC1 in it" speaks against AI 420: twelve such digits may be FedEx's.
  return (aim === ']C0' ? tracking(candidatesOf(text, aim, null, table)) : null) ?? { kind: 'routing', zip };
}

function tracking(candidates: readonly Candidate[]): Recognition | null {
  const sorted = candidates.toSorted(compareCertainty);
  const [best] = sorted;
  if (best === undefined) return null;
  return { kind: 'tracking', best: { ...best, carrier: carrierOf(best, sorted) }, candidates: sorted };
}

function candidatesOf(
  number: string,
  aim: string | null,
  zip: string | null,
  table: readonly Format[],
): readonly Candidate[] {
  return table.flatMap((format) => {
    const isPrinted = aim === null || format.symbologies?.includes(aim.charAt(1)) !== false;
    return (isPrinted ? candidate(format, number, zip) : null) ?? [];
  });
}

/** A message that names its carrier proves as much as a number that does; the check digit must fit all the same. */
function candidatesNamed({ carrier, number }: MessageNumber, table: readonly Format[]): readonly Candidate[] {
  return candidatesOf(number, null, null, table)
    .filter((each) => each.carrier === carrier)
    .map((each) => ({ ...each, certainty: 'certain', reason: { because: 'named-in-message' } }));
}

function candidate(format: Format, text: string, zip: string | null): Candidate | null {
  const match = format.shape.exec(text);
  if (match === null) return null;
  const { body, check, keep } = match.groups ?? {};
  if (format.check !== null && (body === undefined || checkDigit(format.check, body) !== Number(check)))
    return null;
  return {
    carrier: format.carrier,
    number: keep ?? (format.keepLast === null ? text : text.slice(-format.keepLast)),
    format: format.name,
    certainty: format.selfEvident ? 'certain' : format.check === null ? 'possible' : 'likely',
    zip,
    reason: reasonOf(format),
  };
}

function reasonOf({ check, selfEvident }: Format): Reason {
  if (check === null) return { because: selfEvident ? 'shape-tells' : 'shape-fits' };
  return { because: selfEvident ? 'shape-and-check' : 'check-fits', scheme: check.scheme };
}

/** A bare number never sets the carrier by itself; a letter before a checked one does, if only one carrier has such. */
function carrierOf(best: Candidate, candidates: readonly Candidate[]): CarrierId | null {
  if (best.certainty === 'certain') return best.carrier;
  const isAlone = candidates.every(({ carrier }) => carrier === best.carrier);
  return best.certainty === 'likely' && isAlone && !/^\d+$/.test(best.number) ? best.carrier : null;
}

/** What is no number may be a text with somebody's name in it: only its fingerprint is kept. */
function opaque(text: string): Recognition {
  const number = NUMBER_LIKE.test(text) ? text : `#${toHex(sha256(toUtf8(text))).slice(0, 24)}`;
  return { kind: 'opaque', number };
}
