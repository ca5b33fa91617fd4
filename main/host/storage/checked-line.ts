/**
 * Lines that show by themselves whether they are whole: `<CRC-32 of the text, 8 hex digits> <text>\n`. The checksum
 * finds accidents of disks and power; what people might change is found by the chain, not here.
 */
import { crc32 } from 'node:zlib';

const CHECKSUM_LENGTH = 8;
const NEWLINE = 0x0a;

export interface CheckedLines {
  readonly texts: readonly string[];
  /** Where each whole line begins. */
  readonly offsets: readonly number[];
  /** How many bytes from the beginning are whole lines. */
  readonly goodBytes: number;
  /** What comes after them: nothing; one line that was cut short; or damage with more lines behind it. */
  readonly rest: 'none' | 'torn' | 'damaged';
}

/** `text` holds no line break: JSON in its canonical form never does. */
export function checkedLine(text: string): string {
  return `${checksum(Buffer.from(text))} ${text}\n`;
}

/** Takes whole lines until the first that is not. */
export function readCheckedLines(bytes: Uint8Array): CheckedLines {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts: string[] = [];
  const offsets: number[] = [];
  let at = 0;
  while (at < buffer.length) {
    const end = buffer.indexOf(NEWLINE, at);
    const text = end < 0 ? null : readLine(buffer.subarray(at, end));
    if (text === null) return { texts, offsets, goodBytes: at, rest: restAfter(buffer, end) };
    texts.push(text);
    offsets.push(at);
    at = end + 1;
  }
  return { texts, offsets, goodBytes: at, rest: 'none' };
}

function readLine(line: Buffer): string | null {
  const text = line.subarray(CHECKSUM_LENGTH + 1);
  const expected = line.toString('latin1', 0, CHECKSUM_LENGTH + 1);
  return expected === `${checksum(text)} ` ? text.toString('utf8') : null;
}

function restAfter(buffer: Buffer, end: number): 'torn' | 'damaged' {
  return end < 0 || end === buffer.length - 1 ? 'torn' : 'damaged';
}

function checksum(text: Buffer): string {
  return crc32(text).toString(16).padStart(CHECKSUM_LENGTH, '0');
}
