/**
 * The beeps that a HID POS scanner lets the host sound: two bits of an output report (trigger report, page 8C). Where
 * they are is read from the scanner's own report descriptor (USB HID 1.11, section 6.2.2); of one that does not tell
 * of them nothing is asked. It knows nothing of why one beeps.
 */
import type { ScanSound } from '../../ports/scanner.ts';

/** Usages 85 (sound error beep) and 86 (sound good read beep) of page 8C (HID Point of Sale usage tables 1.02). */
const SOUNDS: Readonly<Record<number, ScanSound>> = { 9175173: 'bad', 9175174: 'good' };
const LONG_ITEM = 0xfe;
const OUTPUT = 0x90;
const USAGE = 0x08;

/** One report for each sound, its id first; both are of the same report. */
export type Beeps = Readonly<Record<ScanSound, Uint8Array>>;

interface Place {
  readonly reportId: number;
  readonly bit: number;
}

/** Null where the scanner offers none, or not both, or where the descriptor makes no sense. */
export function beepsOf(descriptor: Uint8Array): Beeps | null {
  const places = new Map<ScanSound, Place>();
  /** How many bits of each output report are told so far. */
  const lengths = new Map<number, number>();
  let [page, size, count, reportId] = [0, 0, 0, 0];
  let usages: number[] = [];

  for (const { tag, value, bytes } of items(descriptor)) {
    if (tag === 0x04) page = value;
    else if (tag === 0x74) size = value;
    else if (tag === 0x84) reportId = value;
    else if (tag === 0x94) count = value;
    else if (tag === USAGE) usages.push(bytes === 4 ? value : page * 0x1_0000 + value);
    else if ((tag & 0x0c) === 0) {
      if (tag === OUTPUT) {
        const start = lengths.get(reportId) ?? 0;
        for (const [at, usage] of usages.slice(0, count).entries()) {
          const sound = SOUNDS[usage];
          if (sound && size === 1) places.set(sound, { reportId, bit: start + at });
        }
        lengths.set(reportId, start + size * count);
      }
      usages = [];
    }
  }

  const [good, bad] = [places.get('good'), places.get('bad')];
  if (!good || !bad || good.reportId !== bad.reportId || good.reportId === 0) return null;
  const length = Math.ceil((lengths.get(good.reportId) ?? 0) / 8);
  if (length > 64) return null;
  return { good: reportWith(good, length), bad: reportWith(bad, length) };
}

function reportWith({ reportId, bit }: Place, length: number): Uint8Array {
  const report = new Uint8Array(1 + length);
  report[0] = reportId;
  report[1 + (bit >> 3)] = 1 << (bit & 7);
  return report;
}

/** The tag and type of each item, without the bits that tell its length, and its value, low byte first. */
function* items(descriptor: Uint8Array) {
  for (let at = 0; at < descriptor.length; ) {
    const prefix = descriptor[at] ?? 0;
    if (prefix === LONG_ITEM) {
      at += 3 + (descriptor[at + 1] ?? 0);
      continue;
    }
    const bytes = [0, 1, 2, 4][prefix & 0x03] ?? 0;
    const value = descriptor
      .subarray(at + 1, at + 1 + bytes)
      .reduce((sum, byte, place) => sum + byte * 0x100 ** place, 0);
    yield { tag: prefix & 0xfc, value, bytes };
    at += 1 + bytes;
  }
}
