/**
 * What one barcode is: a tracking number with the carriers it may be of, a barcode that only routes, a room code, a
 * pass, or a number that nobody knows. Nothing is refused but what cannot be read at all.
 */

import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, toUtf8 } from '../basics/bytes.ts';
import { RoomCode } from '../domain/room-code.ts';
import type { CarrierId } from './carriers.ts';
import { checkDigit } from './check-digits.ts';
import { type Format, formats } from './formats.ts';
import { numberInMessage } from './messages.ts';
import { type Normalised, normalise, type Unreadable } from './normalise.ts';

export interface Candidate {
  /** Null where the number alone does not tell the carrier. */
  readonly carrier: CarrierId | null;
  /** As the carrier's own website takes it. */
  readonly number: string;
  readonly format: string;
  readonly certainty: 'certain' | 'likely' | 'possible';
  /** For the log and for installers. */
  readonly reason: string;
}

export type Recognition =
  | { readonly kind: 'tracking'; readonly best: Candidate; readonly candidates: readonly Candidate[] }
  /** It says where the parcel goes, not which parcel it is: the long barcode beside it does. */
  | { readonly kind: 'routing' }
  | { readonly kind: 'room-code'; readonly roomCode: RoomCode }
  | { readonly kind: 'pass'; readonly token: string }
  | { readonly kind: 'opaque'; readonly number: string }
  | { readonly kind: 'unreadable'; readonly reason: Unreadable };

const PASS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}$/;
/** GS1 AI 420 (ship-to ZIP): alone, or before a tracking number. Lengths as USPS prints them. */
const ROUTING = /^420\d{5}(?:\d{4})?$/;
const ROUTED = /^420(?:\d{5}|\d{9})(?<number>9[1-5]\d{20}|9[1-5]\d{24})$/;
const NUMBER_LIKE = /^[0-9A-Z][0-9A-Z._/-]{1,39}$/;

export function recognise(read: { readonly text: string; readonly aim: string | null }): Recognition {
  const normalised = normalise(read);
  if (!normalised.ok) return { kind: 'unreadable', reason: normalised.error };
  const { text } = normalised.value;
  const roomCode = RoomCode.safeParse(text);
  if (roomCode.success) return { kind: 'room-code', roomCode: roomCode.data };
  // A pass is case-sensitive, so the text is asked as it came.
  if (PASS.test(read.text.trim())) return { kind: 'pass', token: read.text.trim() };
  return recogniseNumber(normalised.value);
}

function recogniseNumber({ text, fields }: Normalised): Recognition {
  if (ROUTING.test(text)) return { kind: 'routing' };
  const routed = ROUTED.exec(text)?.groups?.number;
  const inside = routed ?? numberInMessage(fields);
  const candidates = formats.flatMap((format) => candidate(format, inside ?? text, inside !== null) ?? []);
  const fitting = routed === undefined ? candidates : candidates.filter(({ carrier }) => carrier === 'usps');
  const [best] = fitting.toSorted((a, b) => rank(a) - rank(b));
  if (best === undefined) return { kind: 'opaque', number: opaqueNumber(text) };
  const alone = best.certainty === 'certain' ? best : { ...best, carrier: hinted(best) };
  return { kind: 'tracking', best: alone, candidates: fitting };
}

function candidate(format: Format, text: string, isInside: boolean): Candidate | null {
  const match = format.shape.exec(text);
  if (match === null) return null;
  const { body, check, keep } = match.groups ?? {};
  if (format.check !== null && (body === undefined || checkDigit(format.check, body) !== Number(check)))
    return null;
  const number = keep ?? (format.keepLast === null ? text : text.slice(-format.keepLast));
  const checked = format.check === null ? 'shape' : 'shape and check digit';
  return {
    carrier: format.carrier,
    number,
    format: format.name,
    certainty: format.selfEvident ? 'certain' : format.check === null ? 'possible' : 'likely',
    reason: `${checked} of ${format.name}${isInside ? ', taken out of a longer barcode' : ''}`,
  };
}

function rank({ certainty }: Candidate): number {
  return ['certain', 'likely', 'possible'].indexOf(certainty);
}

/** A bare number never sets the carrier by itself; letters before the digits, of one format only, do. */
function hinted(best: Candidate): CarrierId | null {
  return /^\d+$/.test(best.number) ? null : best.carrier;
}

/** What is no number may be a text with somebody's name in it: only its fingerprint is kept. */
function opaqueNumber(text: string): string {
  return NUMBER_LIKE.test(text) ? text : `#${toHex(sha256(toUtf8(text))).slice(0, 24)}`;
}
