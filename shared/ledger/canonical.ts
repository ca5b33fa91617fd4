/** JSON in one spelling only (RFC 8785), so that the same event has the same hash on every machine, for ever. */
import canonicalize from 'canonicalize';

/** `value` must be JSON: what cannot be spelled (a function, NaN) is a defect of the caller. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('only JSON has a canonical form');
  return text;
}
