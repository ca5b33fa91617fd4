/** Everything that a label printer may be handed, and how it is laid out. */
import { z } from 'zod';
import { isSpare } from '../domain/room-code.ts';
import type { LabelElement } from './element.ts';
import { type LabelMedia, layOut } from './layout.ts';
import type { Lettering } from './lettering.ts';
import { RoomLabel } from './room-label.ts';
import { SealSlipLabel } from './seal-slip-label.ts';
import { layOutSealSlip } from './seal-slip-layout.ts';
import { ZoneLabel } from './zone-label.ts';
import { layOutZone } from './zone-layout.ts';

export const Label = z.union([RoomLabel, ZoneLabel, SealSlipLabel]);
export type Label = z.infer<typeof Label>;

/** Nothing depends on one of it: who misses it has another printed. */
export function isReplaceable(label: Label): boolean {
  return isZoneLabel(label) || isSealSlip(label) || isSpare(label.roomCode);
}

function isZoneLabel(label: Label): label is ZoneLabel {
  return 'kind' in label;
}

function isSealSlip(label: Label): label is SealSlipLabel {
  return 'seal' in label;
}

/** `jobId` stands small on the label so that a double can be recognised. */
export function layOutLabel(
  label: Label,
  jobId: string,
  media: LabelMedia,
  lettering: Lettering,
): LabelElement[] {
  if (isSealSlip(label)) return layOutSealSlip(label, jobId, media, lettering);
  return isZoneLabel(label)
    ? layOutZone(label, jobId, media, lettering)
    : layOut(label, jobId, media, lettering);
}
