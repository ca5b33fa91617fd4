/**
 * GS1 element strings of carrier labels: what says where a parcel goes is parted from what says which parcel it is.
 * Readers often drop the separators, so the common ones are also cut by length. It knows no carrier and no check digit.
 */

export interface Element {
  /** The ZIP code that the parcel goes to (AI 420 or 421), kept as evidence; null where it tells none. */
  readonly zip: string | null;
  /** What may be the tracking number; null where it only routes. */
  readonly number: string | null;
}

/** FNC1 in the first place says that the text is made of element strings: Code 128, DataBar, Data Matrix, QR. */
const GS1_SYMBOLOGY = /^\](?:C1|e\d|d2|Q3)$/;
/** AI 420, or 421 with the number of the country, and nothing but the ZIP code behind it. */
const SHIP_TO = /^42(?:0|1\d{3})(?<zip>\d{5}(?:\d{4})?)$/;
/** The same before a USPS number of 22 or 26 digits, whose own first two digits are its AI. */
const SHIP_TO_AND_NUMBER = [
  /^42(?:0|1\d{3})(?<zip>\d{5})(?<number>9[1-5]\d{20}(?:\d{4})?)$/,
  /^42(?:0|1\d{3})(?<zip>\d{9})(?<number>9[1-5]\d{20}(?:\d{4})?)$/,
];
/** Routing codes, places and addresses: AI 403, 410, postcodes of any country and the ship-to block 4300 to 4309. */
const ROUTING = /^(?:403[!-z]{1,30}|410\d{13}|420[0-9A-Z]{1,20}|421\d{3}[0-9A-Z]{1,9}|430\d[!-z]{1,70})$/;
/** The number of an order or a shipment: what follows AI 400, 401 or 402. */
const NUMBERED = /^(?:40[01](?<free>[!-z]{1,30})|402(?<shipment>\d{17}))$/;
/** AI 00 has a fixed length, so that the ship-to may follow it with no separator between. */
const SSCC_AND_SHIP_TO = /^(?<sscc>00\d{18})(?<shipTo>42[01]\d+)$/;

/** The elements of one barcode. One that can be cut in two ways gives both: a check digit must tell which is meant. */
export function elements(fields: readonly string[], aim: string | null): readonly Element[] {
  const isGs1 = fields.length > 1 || (aim !== null && GS1_SYMBOLOGY.test(aim));
  return isGs1 ? fields.flatMap(split).flatMap(gs1Element) : fields.flatMap(plainElement);
}

function split(field: string): readonly string[] {
  const { sscc, shipTo } = SSCC_AND_SHIP_TO.exec(field)?.groups ?? {};
  return sscc === undefined || shipTo === undefined ? [field] : [sscc, shipTo];
}

function gs1Element(element: string): readonly Element[] {
  const zip = SHIP_TO.exec(element)?.groups?.zip;
  if (zip !== undefined) return [{ zip, number: null }];
  const cuts = cut(element);
  if (cuts.length > 0) return cuts;
  if (ROUTING.test(element)) return [{ zip: null, number: null }];
  const { free, shipment } = NUMBERED.exec(element)?.groups ?? {};
  return [{ zip: null, number: free ?? shipment ?? element }];
}

/** Without FNC1 only 420 tells itself apart: 421 and the others may be the first digits of any carrier's number. */
function plainElement(text: string): readonly Element[] {
  const zip = text.startsWith('420') ? SHIP_TO.exec(text)?.groups?.zip : undefined;
  if (zip !== undefined) return [{ zip, number: null }];
  const cuts = cut(text);
  return cuts.length > 0 ? cuts : [{ zip: null, number: text }];
}

function cut(element: string): readonly Element[] {
  return SHIP_TO_AND_NUMBER.flatMap((shape) => {
    const { zip, number } = shape.exec(element)?.groups ?? {};
    return zip === undefined || number === undefined ? [] : [{ zip, number }];
  });
}
