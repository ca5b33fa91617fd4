/** Looks at a printed label as a person's camera would: ZPL bytes → picture → whatever code is in it. */
import { PNG } from 'pngjs';
import { ready } from 'zpl-renderer-js';
import { qrCodeIn } from './qr-reader.ts';

const LABEL = { widthMm: 101.5, heightMm: 50.8, dotsPerMm: 8 };

/** The text of the QR code on a label, read from its rendered picture. */
export async function readRoomCode(zpl: string): Promise<string> {
  const { api } = await ready;
  const base64 = await api.zplToBase64Async(zpl, LABEL.widthMm, LABEL.heightMm, LABEL.dotsPerMm);
  const { data, width, height } = PNG.sync.read(Buffer.from(base64, 'base64'));
  const grey = new Uint8ClampedArray(width * height);
  for (let n = 0; n < grey.length; n++) {
    const opaque = (data[4 * n + 3] ?? 255) / 255;
    grey[n] = 255 * (1 - opaque) + (data[4 * n] ?? 0) * opaque;
  }
  return qrCodeIn(grey, width, height);
}
