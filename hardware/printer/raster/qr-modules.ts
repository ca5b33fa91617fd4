/** The modules of a QR code, for printers that take only dots. Error correction Q, as on every room label. */
import bwip from 'bwip-js/generic';

export interface QrModules {
  readonly side: number;
  isDark(column: number, row: number): boolean;
}

export function qrModules(text: string): QrModules {
  // `eclevel` is an option of this symbology, which the types of `raw` do not list.
  const options = { bcid: 'qrcode', text, eclevel: 'Q' };
  const [symbol] = bwip.raw(options);
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('a QR code without modules');
  const { pixs, pixx: side } = symbol;
  return { side, isDark: (column, row) => pixs[row * side + column] === 1 };
}
