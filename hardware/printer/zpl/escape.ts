/**
 * Field data as ZPL takes it safely. A resident may be called `^XZ~JR`: nothing in a field may ever be a command.
 * Knows nothing of labels.
 */
import { toUtf8 } from '../../../shared/basics/bytes.ts';

const SPECIAL = new Set([...'^~_\\'].map((char) => char.charCodeAt(0)));

/**
 * UTF-8 (needs `^CI28`), with every byte of `^ ~ _ \`, below 20, 7F and from 80 as `_HH`, upper case. `^FH_` must
 * stand before the field when the result differs from the text (ZPL II guide, ^FH).
 */
export function escapeField(text: string): string {
  let escaped = '';
  for (const byte of toUtf8(text)) {
    const isPlain = byte >= 0x20 && byte < 0x7f && !SPECIAL.has(byte);
    escaped += isPlain ? String.fromCharCode(byte) : `_${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return escaped;
}

/** A whole field, from `^FH_` where it is needed to `^FS`. */
export function fieldData(text: string): string {
  const escaped = escapeField(text);
  return `${escaped === text ? '' : '^FH_'}^FD${escaped}^FS`;
}
