/**
 * What is sent to an ESC/POS printer, byte by byte (Epson, ESC/POS Command Reference; named by its page). A label is
 * a picture: no text of anybody ever stands among the commands.
 */
import { joinBytes } from '../../../shared/basics/bytes.ts';
import { type Bitmap, rowBytes } from '../../../shared/labels/bitmap.ts';

const ESC = 0x1b;
const GS = 0x1d;
const DLE = 0x10;
const EOT = 0x04;
const ENQ = 0x05;
const DC4 = 0x14;

/** `DLE EOT n`: 1 printer, 2 why off-line, 3 error, 4 paper. Answered at once, one byte each. */
export const STATUS_QUESTIONS = [1, 2, 3, 4] as const;
export type StatusQuestion = (typeof STATUS_QUESTIONS)[number];

export const realTimeStatus = (question: StatusQuestion) => Uint8Array.of(DLE, EOT, question);

/** `DLE DC4`, function 8: empties the receive and the print buffer, and answers `37 25 00`. */
export const CLEAR_BUFFERS = Uint8Array.of(DLE, DC4, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

/** `DLE ENQ 2`: out of a recoverable error, throwing away what is in the buffers. */
const RECOVER_AND_CLEAR = Uint8Array.of(DLE, ENQ, 0x02);

/**
 * For a printer that knows no `DLE DC4`: a band that was cut short is completed with nothing, as many bytes as the
 * largest has, and what follows is nothing too. Then out of an error, and as after it was switched on.
 */
export const END_WHAT_WAS_CUT = joinBytes([new Uint8Array(4_096), RECOVER_AND_CLEAR, [ESC, 0x40]]);

/** `GS a`: sends its four bytes of status now and at each change of anything, or no more. */
export const TELL_CHANGES = Uint8Array.of(GS, 0x61, 0xff);
export const TELL_NO_CHANGES = Uint8Array.of(GS, 0x61, 0x00);

/** `GS r 1`: paper sensor, answered when everything before it has been worked off. */
export const ASK_IN_ORDER = Uint8Array.of(GS, 0x72, 0x01);

/** Four characters of 20 to 7E. */
export type ProcessId = string;

/** `GS ( H`, function 48: answered with the same four characters when what was printed before it is printed. */
export function askProcessId(id: ProcessId): Uint8Array {
  const chars = Array.from(id.padEnd(4).slice(0, 4), (char) => char.charCodeAt(0));
  return Uint8Array.of(GS, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...chars);
}

/** `GS v 0` takes a picture in bands; short ones, so that a printer with a small buffer prints while it receives. */
const BAND_ROWS = 24;

/**
 * The picture on the paper, and the paper cut off behind it: `ESC @`, bands of `GS v 0`, and `GS V 65`, which feeds
 * to the cutter first.
 */
export function rasterJob(picture: Bitmap): Uint8Array {
  const width = rowBytes(picture.width);
  const { bits, height } = picture;
  const safe = withoutRealTimeCommands(bits);
  const parts: ArrayLike<number>[] = [[ESC, 0x40]];
  for (let row = 0; row < height; row += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, height - row);
    parts.push([GS, 0x76, 0x30, 0x00, width & 0xff, width >> 8, rows & 0xff, rows >> 8]);
    parts.push(safe.subarray(row * width, (row + rows) * width));
  }
  parts.push([GS, 0x56, 0x41, 0x00]);
  return joinBytes(parts);
}

/**
 * A printer obeys `DLE EOT`, `DLE ENQ` and `DLE DC4` wherever they stand, inside a picture too ("graphic data might
 * accidentally include a data string matching this command"). One dot more, beside one that is black anyway, keeps a
 * picture from being an order.
 */
export function withoutRealTimeCommands(bits: Uint8Array): Uint8Array {
  const orders = [EOT, ENQ, DC4];
  return bits.map((byte, at) => (byte === DLE && orders.includes(bits[at + 1] ?? 0) ? DLE | 0x08 : byte));
}
