/**
 * The one description of a zone's wall label, for every size, resolution and printer: the name as large as it goes, to
 * be read from the door, and a barcode that a scanner takes from an arm's length.
 */
import { zoneCodeOf } from '../domain/zone-code.ts';
import { fitted } from './bitmap.ts';
import { readDrawing } from './drawn-text.ts';
import type { LabelElement } from './element.ts';
import { type FittedText, fitText, type TextBox } from './fit.ts';
import type { LabelMedia, LabelSize } from './layout.ts';
import { hasAll, type Lettering, spelledWith } from './lettering.ts';
import { zoneIcon } from './zone-icon.ts';
import type { ZoneLabel } from './zone-label.ts';

interface At {
  readonly x: number;
  readonly y: number;
}

/** In dots at 203 dpi. */
interface ZoneLayout {
  readonly icon: At & { readonly side: number };
  readonly name: At & { readonly width: number; readonly max: number; readonly min: number };
  /** What the barcode says, for who has to type it. */
  readonly code: At & { readonly width: number; readonly max: number; readonly min: number };
  readonly job: At & { readonly width: number; readonly max: number; readonly min: number };
  readonly qr: At & { readonly side: number };
}

const LAYOUTS: Record<LabelSize, ZoneLayout> = {
  '4x2': {
    icon: { x: 28, y: 28, side: 84 },
    name: { x: 28, y: 134, width: 496, max: 170, min: 48 },
    code: { x: 28, y: 346, width: 496, max: 30, min: 18 },
    job: { x: 600, y: 354, width: 180, max: 20, min: 16 },
    qr: { x: 560, y: 92, side: 222 },
  },
  '2x1': {
    icon: { x: 14, y: 12, side: 40 },
    name: { x: 14, y: 62, width: 248, max: 84, min: 26 },
    code: { x: 14, y: 174, width: 248, max: 18, min: 12 },
    job: { x: 296, y: 178, width: 96, max: 16, min: 12 },
    qr: { x: 282, y: 46, side: 111 },
  },
};

/** Bytes that a QR code of error correction Q takes, by version from 1 (ISO/IEC 18004, table 7). */
const QR_BYTES = [11, 20, 32, 46, 60, 74] as const;

function qrModulesOf(text: string): number {
  const version = QR_BYTES.findIndex((bytes) => text.length <= bytes) + 1;
  // An id has 64 characters at most, which with its prefix is version 6.
  return 17 + 4 * (version === 0 ? QR_BYTES.length : version);
}

/** `jobId` stands small on the label, as on every other that the queue prints. */
export function layOutZone(
  label: ZoneLabel,
  jobId: string,
  { size, dpi }: LabelMedia,
  lettering: Lettering,
): LabelElement[] {
  const { icon, name, code, job, qr } = LAYOUTS[size];
  const dots = (at203: number) => Math.floor((at203 * dpi) / 203);
  const at = ({ x, y }: At) => ({ x: dots(x), y: dots(y) });
  const boxOf = ({ width, max, min }: ZoneLayout['name']): TextBox => ({
    width: dots(width),
    maxHeight: dots(max),
    minHeight: dots(min),
  });
  const text = (content: string, box: ZoneLayout['name']): LabelElement => ({
    kind: 'text',
    ...at(box),
    ...fitText(spelledWith(lettering, content), boxOf(box), lettering),
  });
  const { drawnName } = label;
  const says = zoneCodeOf(label.zone);
  return [
    { kind: 'picture', ...at(icon), picture: zoneIcon(label.kind, dots(icon.side)) },
    ...nameOf(),
    text(says, code),
    text(`job ${jobId}`, job),
    { kind: 'qr', ...at(qr), moduleDots: Math.floor(dots(qr.side) / qrModulesOf(says)), text: says },
  ];

  function nameOf(): LabelElement[] {
    const { x, y } = at(name);
    const box = boxOf(name);
    if (drawnName === undefined || hasAll(lettering, label.name)) {
      const lines = inLines(spelledWith(lettering, label.name), box, lettering);
      const pitch = Math.floor(box.maxHeight / lines.length);
      return lines.map((line, n) => ({ kind: 'text', x, y: y + n * pitch, ...line }));
    }
    return [{ kind: 'picture', x, y, picture: fitted(readDrawing(drawnName), box.width, box.maxHeight) }];
  }
}

/** What part of the height of two lines their letters take. */
const TIGHT = 0.9;

/** The name on one line, or on the two that have the larger letters. */
function inLines(name: string, box: TextBox, lettering: Lettering): readonly FittedText[] {
  const half = { ...box, maxHeight: Math.floor((box.maxHeight / 2) * TIGHT) };
  let best: readonly FittedText[] = [fitText(name, box, lettering)];
  const words = name.split(' ');
  const isWhole = (lines: readonly FittedText[]) => lines.map(({ text }) => text).join(' ') === name;
  for (let first = 1; first < words.length && half.maxHeight >= half.minHeight; first++) {
    const parts = [words.slice(0, first).join(' '), words.slice(first).join(' ')];
    const lines = parts.map((part) => fitText(part, half, lettering));
    const isLarger = lowest(lines) > lowest(best);
    if (isWhole(lines) === isWhole(best) ? isLarger : isWhole(lines)) best = lines;
  }
  return best;
}

const lowest = (lines: readonly FittedText[]) => Math.min(...lines.map(({ height }) => height));
