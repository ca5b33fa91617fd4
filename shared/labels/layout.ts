/**
 * The one description of a room label, for every size, resolution and printer: the room code as large as it goes, to
 * be read across a room; the rest by its use. It knows no printer, only which letters it has.
 */
import { fitted } from './bitmap.ts';
import { readDrawing } from './drawn-text.ts';
import type { LabelElement } from './element.ts';
import { fitText } from './fit.ts';
import { hasAll, type Lettering, spelledWith } from './lettering.ts';
import { LINES, type Line, lineOf, type RoomLabel } from './room-label.ts';

/** Media in inches, width by length. */
export type LabelSize = '4x2' | '2x1';
export type Dpi = 203 | 300;

export interface LabelMedia {
  readonly size: LabelSize;
  readonly dpi: Dpi;
}

export interface Dots {
  readonly width: number;
  readonly height: number;
}

/** Printable dots at each resolution; 203 dpi printers have 8 dots a millimetre (ZPL II guide, ^PW and ^LL). */
const MEDIA: Record<LabelSize, Record<Dpi, Dots>> = {
  '4x2': { 203: { width: 812, height: 406 }, 300: { width: 1200, height: 600 } },
  '2x1': { 203: { width: 406, height: 203 }, 300: { width: 600, height: 300 } },
};

export const mediaDots = ({ size, dpi }: LabelMedia): Dots => MEDIA[size][dpi];

/** A box for text, in dots at 203 dpi. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly max: number;
  readonly min: number;
}

interface Layout extends Record<Line | 'code' | 'job', Box> {
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
export function layOut(
  label: RoomLabel,
  jobId: string,
  { size, dpi }: LabelMedia,
  lettering: Lettering,
): LabelElement[] {
  const layout = LAYOUTS[size];
  const dots = (at203: number) => Math.floor((at203 * dpi) / 203);

  function text(content: string, { x, y, width, max, min }: Box): LabelElement[] {
    if (content.trim() === '') return [];
    const box = { width: dots(width), maxHeight: dots(max), minHeight: dots(min) };
    const fit = fitText(spelledWith(lettering, content), box, lettering);
    return [{ kind: 'text', x: dots(x), y: dots(y), ...fit }];
  }

  function line(name: Line): LabelElement[] {
    const content = lineOf(label, name);
    const drawing = label.drawn?.[name];
    if (drawing === undefined || hasAll(lettering, content)) return text(content, layout[name]);
    const { x, y, width, max } = layout[name];
    const picture = fitted(readDrawing(drawing), dots(width), dots(max));
    return [{ kind: 'picture', x: dots(x), y: dots(y), picture }];
  }

  const { qr } = layout;
  return [
    ...text(label.roomCode, layout.code),
    ...LINES.flatMap(line),
    {
      kind: 'qr',
      x: dots(qr.x),
      y: dots(qr.y),
      moduleDots: dots(qr.moduleDots),
      text: label.roomCode,
    },
    ...text(`job ${jobId}`, layout.job),
  ];
}
