/** One ZPL format from positioned elements: text, pictures, code 128, QR. Knows the language, not what a room label is. */
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { type Bitmap, rowBytes } from '../../../shared/labels/bitmap.ts';
import type { LabelElement } from '../../../shared/labels/element.ts';
import { fieldData } from './escape.ts';

/** What a layout has, and a linear code. Positions and sizes in printer dots, from the top left. */
export type Element =
  | LabelElement
  | {
      readonly kind: 'code128';
      readonly x: number;
      readonly y: number;
      readonly moduleDots: number;
      readonly height: number;
      readonly data: Code128Data;
    };

declare const code128: unique symbol;
/** Data that has no `>` in it: that would switch code sets inside the symbol (ZPL II guide, ^BC). */
export type Code128Data = string & { readonly [code128]: true };

export function code128Data(text: string): Result<Code128Data, 'not-for-code128'> {
  return /^[0-9A-Z-]{1,48}$/.test(text) ? ok(text as Code128Data) : err('not-for-code128');
}

/**
 * `^JZN`: the printer does not reprint by itself after an error, so that there is one owner of reprinting, and it
 * is a person. `^PQ1`: one label a format, so that what came out can be counted.
 */
export function zplFormat(widthDots: number, lengthDots: number, elements: readonly Element[]): string {
  const fields = elements.map(elementZpl).join('');
  return `^XA^CI28^PW${widthDots}^LL${lengthDots}^LH0,0^JZN${fields}^PQ1,0,0,N^XZ`;
}

function elementZpl(element: Element): string {
  const origin = `^FO${element.x},${element.y}`;
  switch (element.kind) {
    case 'text':
      return `${origin}^A0N,${element.height},${element.height}${fieldData(element.text)}`;
    case 'code128':
      return `${origin}^BY${element.moduleDots}^BCN,${element.height},Y,N,N,A^FD${element.data}^FS`;
    case 'qr':
      // `QA,`: error correction Q, mode chosen by the printer.
      return `${origin}^BQN,2,${element.moduleDots}${fieldData(`QA,${element.text}`)}`;
    case 'picture':
      return `${origin}${graphicField(element.picture)}`;
    case 'rule':
      return `${origin}^GB${element.width},${element.height},${element.height}^FS`;
  }
}

/** `^GFA`: bytes as hexadecimal digits, which no picture can turn into a command (ZPL II guide, ^GF). */
function graphicField({ width, bits }: Bitmap): string {
  const hex = Array.from(bits, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('');
  return `^GFA,${bits.length},${bits.length},${rowBytes(width)},${hex}^FS`;
}
