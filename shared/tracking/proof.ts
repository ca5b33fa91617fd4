/**
 * Whether a barcode proves anything about a parcel: a number whose check digit fits, or our own signs. Everything else
 * may be any text on any paper.
 */
import { formats } from './formats.ts';
import type { Recognition } from './recognise.ts';

/** A carrier's tracking number with a check digit that fits: what a courier without a code begins with. */
export function isChecked(what: Recognition): what is Recognition & { kind: 'tracking' } {
  return (
    what.kind === 'tracking' &&
    what.best.certainty !== 'possible' &&
    formats.some(({ name, check }) => name === what.best.format && check !== null)
  );
}

/** The least that a badge's barcode holds: less is anybody's. */
const SHORTEST_BADGE = 8;
const LONGEST_BADGE = 200;

/** Whether the text may be somebody's badge: nothing that is sure to be something else, and no short number. */
export function mayBeBadge(text: string, what: Recognition): boolean {
  if (text.length < SHORTEST_BADGE || text.length > LONGEST_BADGE) return false;
  return what.kind === 'opaque' || (what.kind === 'tracking' && what.best.certainty !== 'certain');
}
