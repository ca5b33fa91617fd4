/** A room label in ZPL: the common layout, with the printer's own letters wherever it has them. */
import { type LabelMedia, layOut, mediaDots } from '../../../shared/labels/layout.ts';
import type { RoomLabel } from '../../../shared/labels/room-label.ts';
import { zplFormat } from './format.ts';
import { font0 } from './lettering.ts';

export function roomLabelZpl(label: RoomLabel, jobId: string, media: LabelMedia): string {
  const { width, height } = mediaDots(media);
  return zplFormat(width, height, layOut(label, jobId, media, font0));
}
