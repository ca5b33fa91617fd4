/**
 * The one description of a seal's slip, for every size, resolution and printer: the seal as a QR code as large as it
 * goes, and beside it what people read. It knows no seal from a false one.
 */
import { inShort } from '../ledger/fingerprint.ts';
import { slipOf } from '../ledger/seal-slip.ts';
import type { LabelElement } from './element.ts';
import { fitText } from './fit.ts';
import type { LabelMedia, LabelSize } from './layout.ts';
import { type Lettering, spelledWith } from './lettering.ts';
import type { SealSlipLabel } from './seal-slip-label.ts';

interface SlipLayout {
  readonly qr: { readonly x: number; readonly y: number; readonly side: number };
  readonly lines: { readonly x: number; readonly y: number; readonly width: number; readonly pitch: number };
}

/** In dots at 203 dpi. */
const LAYOUTS: Record<LabelSize, SlipLayout> = {
  '4x2': { qr: { x: 30, y: 34, side: 340 }, lines: { x: 400, y: 40, width: 384, pitch: 56 } },
  '2x1': { qr: { x: 14, y: 20, side: 164 }, lines: { x: 190, y: 18, width: 204, pitch: 28 } },
};

/** Bytes that a QR code of error correction Q takes, by version from 10 (ISO/IEC 18004, table 7). */
const FIRST_VERSION = 10;
const QR_BYTES = [151, 177, 203, 241, 258, 292] as const;
/** What part of the distance between two lines their letters take. */
const TIGHT = 0.72;
const SMALLEST = 0.36;

export function layOutSealSlip(
  { seal, date, counts }: SealSlipLabel,
  jobId: string,
  { size, dpi }: LabelMedia,
  lettering: Lettering,
): LabelElement[] {
  const { qr, lines } = LAYOUTS[size];
  const dots = (at203: number) => Math.floor((at203 * dpi) / 203);
  const says = slipOf(seal);
  const box = {
    width: dots(lines.width),
    maxHeight: dots(lines.pitch * TIGHT),
    minHeight: dots(lines.pitch * SMALLEST),
  };
  const hash = inShort(seal.hash);
  const middle = hash.indexOf(' ', hash.length / 2 - 1);
  const texts = [date, counts, `#${seal.seq}`, hash.slice(0, middle), hash.slice(middle + 1), `job ${jobId}`];
  return [
    {
      kind: 'qr',
      x: dots(qr.x),
      y: dots(qr.y),
      moduleDots: Math.floor(dots(qr.side) / modulesOf(says)),
      text: says,
    },
    ...texts.map(
      (text, n): LabelElement => ({
        kind: 'text',
        x: dots(lines.x),
        y: dots(lines.y + n * lines.pitch),
        ...fitText(spelledWith(lettering, text), box, lettering),
      }),
    ),
  ];
}

function modulesOf(text: string): number {
  const place = QR_BYTES.findIndex((bytes) => text.length <= bytes);
  return 17 + 4 * (FIRST_VERSION + (place === -1 ? QR_BYTES.length : place));
}
