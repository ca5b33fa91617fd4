/**
 * Two-dimensional carrier codes that hold a message instead of a number: UPS's MaxiCode and FedEx's PDF417, both in
 * the ANSI MH10.8.3 envelope `[)>` with fields cut by group separators. Names and addresses in them are not read.
 */

/** The tracking number that a message stands for, in the carrier's plain spelling; null when it is none of these. */
export function numberInMessage(fields: readonly string[]): string | null {
  if (fields[0]?.startsWith('[)>') !== true) return null;
  return upsNumber(fields) ?? fedexNumber(fields);
}

/** Mode 2/3 MaxiCode holds `1Z` + the last eight characters, the shipper and the class: together they are the number. */
function upsNumber(fields: readonly string[]): string | null {
  const scac = fields.findIndex((field) => field.startsWith('UPSN'));
  const tail = fields[scac - 1];
  const service = fields[scac - 2];
  const shipper = fields[scac + 1];
  if (scac < 3 || tail === undefined || service === undefined || shipper === undefined) return null;
  if (!/^1Z[0-9A-Z]{8}$/.test(tail) || !/^\d{3}$/.test(service) || !/^[0-9A-Z]{6}$/.test(shipper))
    return null;
  return `1Z${shipper}${service.slice(1)}${tail.slice(2)}`;
}

/** The field before the carrier's code holds the twelve digits, and four more that name the form. */
function fedexNumber(fields: readonly string[]): string | null {
  const scac = fields.findIndex((field) => /^FDEG?$/.test(field));
  return /^(\d{12})(?:\d{4})?$/.exec(fields[scac - 1] ?? '')?.[1] ?? null;
}
