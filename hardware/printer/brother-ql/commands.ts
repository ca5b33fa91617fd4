/**
 * What is sent to a Brother QL, byte by byte (Brother, Software Developer's Manual, Raster Command Reference
 * QL-800/810W/820NWB; named by its commands). A label is a picture, each of whose rows is preceded by its length: no
 * dot can be taken for a command.
 */
import { joinBytes } from '../../../shared/basics/bytes.ts';
import { type Bitmap, mirrored, rowBytes } from '../../../shared/labels/bitmap.ts';
import { HEAD_DOTS, type Roll } from './media.ts';

const ESC = 0x1b;
const I = 0x69;

/** "Invalidate": enough for any command that was cut short, the longest being a row. */
const INVALIDATE_BYTES = 200;

/** Whatever was begun is thrown away, and the printer is as after it was switched on: invalidate, then `ESC @`. */
export const START_ANEW = joinBytes([new Uint8Array(INVALIDATE_BYTES), [ESC, 0x40]]);

/** `ESC i S`: 32 bytes of status. Not to be asked while it prints. */
export const ASK_STATUS = Uint8Array.of(ESC, I, 0x53);

const CONTINUOUS = 0x0a;
const DIE_CUT = 0x0b;
/** Between labels of a continuous roll, 3 mm in dots; a die-cut roll has its own gaps. */
const MARGIN_DOTS = 35;
/** `ESC i z`: what of the following is valid, and that quality comes before speed; 80 is recovery always on. */
const VALID = { recovery: 0x80, type: 0x02, width: 0x04, length: 0x08, quality: 0x40 };

/** One label from switching to raster mode to `1A`, print and feed. `page` is as wide as the head. */
export function rasterJob(page: Bitmap, roll: Roll): Uint8Array {
  const isContinuous = roll.length === null;
  const margin = isContinuous ? MARGIN_DOTS : 0;
  const valid = VALID.recovery | VALID.type | VALID.width | VALID.length | VALID.quality;
  const type = isContinuous ? CONTINUOUS : DIE_CUT;
  const { height } = page;
  const rows = [height & 0xff, (height >> 8) & 0xff, (height >> 16) & 0xff, height >>> 24];
  return joinBytes([
    // Raster mode; tell status by itself.
    [ESC, I, 0x61, 0x01],
    [ESC, I, 0x21, 0x00],
    [ESC, I, 0x7a, valid, type, roll.widthMm, roll.lengthMm, ...rows, 0x00, 0x00],
    // Cut, after each one, also after the last.
    [ESC, I, 0x4d, 0x40],
    [ESC, I, 0x41, 0x01],
    [ESC, I, 0x4b, 0x08],
    [ESC, I, 0x64, margin & 0xff, margin >> 8],
    ...rasterRows(page),
    [0x1a],
  ]);
}

/** `67 00 length data`, the head's rightmost dot first. */
function rasterRows(page: Bitmap): Uint8Array[] {
  const length = rowBytes(HEAD_DOTS);
  const { bits, height } = mirrored(page);
  return Array.from({ length: height }, (_, row) =>
    joinBytes([[0x67, 0x00, length], bits.subarray(row * length, (row + 1) * length)]),
  );
}
