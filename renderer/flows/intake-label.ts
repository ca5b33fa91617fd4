/**
 * From the barcodes of the label in the courier's hand to the parcel that they are of. It keeps nothing: the flow keeps
 * what was read, and forgets it with the parcel.
 */
import type { ReadBy } from '../../shared/domain/package.ts';
import { arbitrate } from '../../shared/tracking/arbitrate.ts';
import { type CarrierId, carrierOf } from '../../shared/tracking/carriers.ts';
import {
  carrierChoices,
  firstOf,
  joined,
  type LabelReads,
  numberOf,
  type TimedRead,
} from '../../shared/tracking/label-window.ts';
import { type Recognition, recognise } from '../../shared/tracking/recognise.ts';
import type { Scanned } from './flow.ts';
import type { CourierVisit, Parcel } from './intake-state.ts';

export interface Joined {
  /** Null for what was typed: it stands alone. */
  readonly label: LabelReads | null;
  readonly what: Recognition;
  readonly isSameLabel: boolean;
}

export function joinedLabel(label: LabelReads | null, scanned: Scanned): Joined {
  const read = timed(scanned);
  if (read === null) return { label: null, what: recognise(scanned), isSameLabel: false };
  const same = label === null || !isOfCarrier(scanned) ? null : joined(label, read);
  const now = same ?? firstOf(read);
  return { label: now, what: arbitrate(now.reads), isSameLabel: same !== null };
}

/** Null where the label has told only where the parcel goes. */
export function parcelOf(what: Recognition, readBy: ReadBy): Parcel | null {
  const tracking = numberOf(what);
  if (tracking === null) return null;
  return { tracking, carrier: what.kind === 'tracking' ? what.best.carrier : null, readBy };
}

/** Of two scans before the courier's code is known: the better of one label, else the later. */
export function surerOf(first: Scanned | null, scanned: Scanned): Scanned {
  const [before, read] = [first === null ? null : timed(first), timed(scanned)];
  const label = before === null || read === null ? null : joined(firstOf(before), read);
  if (first === null || label === null) return scanned;
  return numberOf(arbitrate(label.reads)) === numberOf(recognise(first)) ? first : scanned;
}

/** Which carriers the courier may choose from, where the number alone does not tell; none where it does. */
export function choicesOf({ label, learned, grant }: CourierVisit): readonly CarrierId[] {
  if (label === null) return [];
  return carrierChoices(arbitrate(label.reads), { learned, courier: carrierOf(grant.carrier) });
}

/** Our own label and a resident's pass say nothing about what the carrier printed beside them. */
function isOfCarrier(scanned: Scanned): boolean {
  const { kind } = recognise(scanned);
  return kind === 'tracking' || kind === 'opaque' || kind === 'routing';
}

function timed({ text, aim, atMs }: Scanned): TimedRead | null {
  return atMs === undefined ? null : { text, aim, atMs };
}
