/** A symbol or a whole label, drawn flat and clean: what a printer would put on paper. */
import bwipjs from 'bwip-js/node';
import { PNG } from 'pngjs';
import { ready } from 'zpl-renderer-js';
import type { Picture } from '../../../renderer/input/camera/picture.ts';
import type { LabelSymbol } from './symbols.ts';

/** Pixels of a module; finer than any camera sees it. */
export const MODULE_PIXELS = 8;
const QUIET_MODULES = 10;
/** Of a label printer, and of a 4 × 6 inch label. */
const DOTS_PER_MM = 8;
const LABEL_MM = { width: 101.6, height: 152.4 };

export async function pictureOfSymbol({ kind, text, hasControls = false }: LabelSymbol): Promise<Picture> {
  const options = kind === 'maxicode' ? { mode: 2, parse: hasControls } : { parsefnc: hasControls };
  const png = await bwipjs.toBuffer({
    bcid: kind,
    text,
    ...options,
    scale: MODULE_PIXELS,
    paddingwidth: QUIET_MODULES,
    paddingheight: QUIET_MODULES,
    backgroundcolor: 'FFFFFF',
  });
  return greyOfPng(png);
}

/** A label of 4 × 6 inches from the language of label printers, eight pixels a millimetre. */
export async function pictureOfLabel(zpl: string): Promise<Picture> {
  const { api } = await ready;
  const base64 = await api.zplToBase64Async(zpl, LABEL_MM.width, LABEL_MM.height, DOTS_PER_MM);
  return greyOfPng(Buffer.from(base64, 'base64'));
}

function greyOfPng(file: Buffer): Picture {
  const { data, width, height } = PNG.sync.read(file);
  const pixels = new Uint8ClampedArray(width * height);
  for (let at = 0; at < pixels.length; at++) {
    const opaque = (data[4 * at + 3] ?? 255) / 255;
    pixels[at] = 255 * (1 - opaque) + (data[4 * at] ?? 0) * opaque;
  }
  return { pixels, width, height };
}
