/** Printers that take dots, as tests need them, and pictures of what came out of them. */
import { PNG } from 'pngjs';
import { openQlPrinter } from '../../hardware/printer/brother-ql/driver.ts';
import { openEscPosPrinter } from '../../hardware/printer/escpos/driver.ts';
import { createEscPosPrinter, type EscPosPersonality } from '../../hardware/simulation/escpos-printer.ts';
import { createQlPrinter, type QlPersonality } from '../../hardware/simulation/ql-printer.ts';
import { type Bitmap, isBlack, rowBytes } from '../../shared/labels/bitmap.ts';
import type { LabelMedia, LabelSize } from '../../shared/labels/layout.ts';
import { must, plugged } from './devices.ts';
import { createManualClock } from './manual-clock.ts';

export const SMALL: LabelMedia = { size: '2x1', dpi: 203 };

export async function anEscPosPrinter(
  personality: Partial<EscPosPersonality> = {},
  media: LabelMedia = SMALL,
) {
  const clock = createManualClock();
  const identity = { vendorId: 0x04b8, productId: 0x0202, serial: 'E1', portPath: '1-1' };
  const device = createEscPosPrinter(clock, identity, personality);
  const printer = must(await openEscPosPrinter(plugged(device.wire), clock, media));
  return { clock, device, printer, media };
}

export async function aQlPrinter(personality: Partial<QlPersonality> = {}, size: LabelSize = '2x1') {
  const clock = createManualClock();
  const identity = { vendorId: 0x04f9, productId: 0x209b, serial: 'Q1', portPath: '1-1' };
  const device = createQlPrinter(clock, identity, personality);
  const printer = must(await openQlPrinter(plugged(device.wire), clock, size));
  return { clock, device, printer };
}

/** As a camera sees it: grey values, row after row. */
export function greyOf(picture: Bitmap): Uint8ClampedArray {
  const { width, height } = picture;
  return Uint8ClampedArray.from({ length: width * height }, (_, at) =>
    isBlack(picture, at % width, Math.floor(at / width)) ? 0 : 255,
  );
}

export function pngOf(picture: Bitmap): Buffer {
  const png = new PNG({ width: picture.width, height: picture.height });
  for (const [at, grey] of greyOf(picture).entries()) png.data.set([grey, grey, grey, 255], 4 * at);
  return PNG.sync.write(png);
}

/** Dot for dot; a printer rounds the width up to whole bytes. */
export function isSamePicture(one: Bitmap, other: Bitmap): boolean {
  if (one.height !== other.height || rowBytes(one.width) !== rowBytes(other.width)) return false;
  return one.bits.every((byte, at) => byte === other.bits[at]);
}
