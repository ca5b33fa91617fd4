/**
 * A barcode as one outline that SVG can fill, in whole modules, so that it stays sharp. It knows
 * the symbologies that carriers print, and nothing of labels or pages.
 */
import {
  code128,
  type DrawingContext,
  datamatrix,
  maxicode,
  pdf417,
  qrcode,
  type RenderOptions,
} from 'bwip-js/generic';

export interface BarcodeText {
  readonly symbology: string;
  readonly text: string;
}

export interface BarcodeDrawing {
  readonly width: number;
  readonly height: number;
  /** The `d` of an SVG path, to be filled with the even-odd rule. */
  readonly path: string;
}

type Draw = (options: RenderOptions, pen: DrawingContext<BarcodeDrawing>) => BarcodeDrawing;

interface Symbology {
  readonly draw: Draw;
  readonly options?: Partial<RenderOptions>;
  readonly text?: (text: string) => string;
}

const GS = '\x1d';
/** A caret begins a control in the text that bwip-js reads with `parsefnc`. */
const withFnc1 = (text: string) => text.replaceAll('^', '^094').replaceAll(GS, '^FNC1');

/** Quiet zones in modules: 10 for linear codes, 4 for QR, 2 for PDF417, 1 for the others (ISO/IEC 15417 and so on). */
const SYMBOLOGIES: Readonly<Record<string, Symbology>> = {
  'Code 128': { draw: code128, options: { height: 14, paddingwidth: 10 } },
  'GS1-128': {
    draw: code128,
    options: { height: 14, paddingwidth: 10, parsefnc: true },
    // The rules that bwip-js has for GS1 know no carrier's own numbers; the symbol is the same.
    text: (text) => `^FNC1${withFnc1(text)}`,
  },
  PDF417: {
    draw: pdf417,
    options: { columns: 3, rowheight: 2, padding: 2, scale: 2 } as Partial<RenderOptions>,
  },
  QR: { draw: qrcode, options: { padding: 4 } },
  'Data Matrix': { draw: datamatrix, options: { padding: 1, scale: 2 } },
  MaxiCode: { draw: maxicode, options: { mode: 2, padding: 4, scale: 2 } as Partial<RenderOptions> },
};

/** Null for a symbology that nobody here can draw, or a text that does not fit it. */
export function drawBarcode({ symbology, text }: BarcodeText): BarcodeDrawing | null {
  const known = SYMBOLOGIES[symbology];
  if (!known) return null;
  try {
    const options = { bcid: symbology, text: known.text?.(text) ?? text, scale: 1, ...known.options };
    return known.draw(options, createPen());
  } catch {
    return null;
  }
}

type Point = readonly [number, number];

function createPen(): DrawingContext<BarcodeDrawing> {
  let path = '';
  let padding = { left: 0, right: 0, top: 0, bottom: 0 };
  let size = { width: 0, height: 0 };
  const at = (x: number, y: number) => `${x + padding.left} ${y + padding.top}`;
  const outline = (points: readonly Point[]) => {
    path += points
      .map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${at(x, y)}`)
      .join('')
      .concat('Z');
  };

  return {
    setopts({ paddingleft = 0, paddingright = 0, paddingtop = 0, paddingbottom = 0 }) {
      padding = { left: paddingleft, right: paddingright, top: paddingtop, bottom: paddingbottom };
    },
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init(width, height) {
      size = { width: width + padding.left + padding.right, height: height + padding.top + padding.bottom };
    },
    line(x0, y0, _x1, y1, thickness) {
      // Only bars come as lines, by their middle; of an odd number of modules, one more stands to the left.
      const left = Math.trunc(x0) - Math.ceil(thickness / 2);
      const [top, bottom] = [Math.min(y0, y1), Math.max(y0, y1)];
      outline([
        [left, top],
        [left + thickness, top],
        [left + thickness, bottom],
        [left, bottom],
      ]);
    },
    polygon: outline,
    hexagon: outline,
    ellipse(x, y, rx, ry) {
      const arc = (toX: number) => `A${rx} ${ry} 0 0 1 ${at(toX, y)}`;
      path += `M${at(x - rx, y)}${arc(x + rx)}${arc(x - rx)}Z`;
    },
    fill() {},
    text() {},
    end: () => ({ ...size, path }),
  };
}
