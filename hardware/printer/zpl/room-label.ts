/** A room label in ZPL: the room code as large as it goes, to be read across a room; the rest by its use. */
import type { RoomLabel } from '../../../shared/labels/room-label.ts';
import { fitText } from './fit.ts';
import { type Element, zplFormat } from './format.ts';

/** Media in inches, width by length. */
export type LabelSize = '4x2' | '2x1';
export type Dpi = 203 | 300;

/** Printable dots at each resolution; 203 dpi printers have 8 dots a millimetre (ZPL II guide, ^PW and ^LL). */
const MEDIA: Record<LabelSize, Record<Dpi, { readonly width: number; readonly length: number }>> = {
  '4x2': { 203: { width: 812, length: 406 }, 300: { width: 1200, length: 600 } },
  '2x1': { 203: { width: 406, length: 203 }, 300: { width: 600, length: 300 } },
};

/** A box for text, in dots at 203 dpi. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly max: number;
  readonly min: number;
}

interface Layout {
  readonly code: Box;
  readonly unit: Box;
  readonly zone: Box;
  readonly date: Box;
  readonly marks: Box;
  readonly job: Box;
  readonly qr: { readonly x: number; readonly y: number; readonly moduleDots: number };
}

/** The QR code of a room code is version 1: 21 modules and a quiet zone of 4 around it. */
const LAYOUTS: Record<LabelSize, Layout> = {
  '4x2': {
    code: { x: 28, y: 26, width: 570, max: 150, min: 60 },
    unit: { x: 28, y: 182, width: 570, max: 96, min: 40 },
    zone: { x: 28, y: 288, width: 570, max: 48, min: 28 },
    date: { x: 28, y: 348, width: 300, max: 32, min: 22 },
    marks: { x: 340, y: 346, width: 444, max: 36, min: 22 },
    job: { x: 640, y: 236, width: 150, max: 20, min: 16 },
    qr: { x: 636, y: 40, moduleDots: 7 },
  },
  '2x1': {
    code: { x: 14, y: 12, width: 278, max: 66, min: 34 },
    unit: { x: 14, y: 84, width: 278, max: 44, min: 22 },
    zone: { x: 14, y: 134, width: 278, max: 26, min: 18 },
    date: { x: 14, y: 168, width: 150, max: 20, min: 16 },
    marks: { x: 170, y: 168, width: 224, max: 20, min: 16 },
    job: { x: 302, y: 124, width: 96, max: 18, min: 14 },
    qr: { x: 300, y: 16, moduleDots: 4 },
  },
};

/** `jobId` stands small on the label so that a double can be recognised. */
export function roomLabelZpl(label: RoomLabel, jobId: string, size: LabelSize, dpi: Dpi): string {
  const layout = LAYOUTS[size];
  const media = MEDIA[size][dpi];
  const dots = (at203: number) => Math.floor((at203 * dpi) / 203);

  function text(content: string, box: Box): Element[] {
    if (content.trim() === '') return [];
    const fitted = fitText(content, dots(box.width), dots(box.max), dots(box.min));
    return [{ kind: 'text', x: dots(box.x), y: dots(box.y), ...fitted }];
  }

  return zplFormat(media.width, media.length, [
    ...text(label.roomCode, layout.code),
    ...text(label.unit ?? '', layout.unit),
    ...text(label.zone, layout.zone),
    ...text(label.date, layout.date),
    ...text(label.marks.join(' / '), layout.marks),
    {
      kind: 'qr',
      x: dots(layout.qr.x),
      y: dots(layout.qr.y),
      moduleDots: dots(layout.qr.moduleDots),
      text: label.roomCode,
    },
    ...text(`job ${jobId}`, layout.job),
  ]);
}
