/**
 * Two-dimensional carrier codes that hold a message instead of a number: UPS's MaxiCode and FedEx's PDF417, both in
 * the ANSI MH10.8.3 envelope `[)>` with fields cut by group separators. Names and addresses in them are not read.
 */
import type { CarrierId } from './carriers.ts';

export interface MessageNumber {
  readonly carrier: CarrierId;
  /** In the spelling of the carrier's plain barcode. Its check digit is still to be tried. */
  readonly number: string;
}

/** Service class, `1Z` and the last eight characters, the carrier's code, the shipper: fixed lengths, so that a reader
 * which drops the separators is understood too. */
const UPS = /\d(?<service>\d{2})1Z(?<tail>[0-9A-Z]{7}\d)UPSN(?<shipper>[0-9A-Z]{6})/;

export function isMessage(fields: readonly string[]): boolean {
  return fields[0]?.startsWith('[)>') === true;
}

/** The tracking number that a message stands for; null where it is of neither carrier. */
export function numberInMessage(fields: readonly string[]): MessageNumber | null {
  return isMessage(fields) ? (upsNumber(fields) ?? fedexNumber(fields)) : null;
}

/** A MaxiCode of mode 2 or 3 holds the parts of the number out of order: put together, they carry its check digit. */
function upsNumber(fields: readonly string[]): MessageNumber | null {
  const parts = UPS.exec(fields.join(''))?.groups;
  if (parts === undefined) return null;
  return { carrier: 'ups', number: `1Z${parts.shipper}${parts.service}${parts.tail}` };
}

/** The field before the carrier's code: Express has twelve digits and four that name the form; Ground its own two. */
function fedexNumber(fields: readonly string[]): MessageNumber | null {
  const code = fields.findIndex((field) => /^FDEG?$/.test(field));
  const parts = /^(?:(?<express>\d{12})(?:\d{4})?|(?<ground>\d{15}|96\d{20}))$/.exec(fields[code - 1] ?? '');
  const number = parts?.groups?.express ?? parts?.groups?.ground;
  return number === undefined ? null : { carrier: 'fedex', number };
}
