/** A label in ZPL: the common layout, with the printer's own letters wherever it has them. */
import { type Label, layOutLabel } from '../../../shared/labels/label.ts';
import { type LabelMedia, mediaDots } from '../../../shared/labels/layout.ts';
import { zplFormat } from './format.ts';
import { font0 } from './lettering.ts';

export function labelZpl(label: Label, jobId: string, media: LabelMedia): string {
  const { width, height } = mediaDots(media);
  return zplFormat(width, height, layOutLabel(label, jobId, media, font0));
}
