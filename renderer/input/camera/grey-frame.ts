/**
 * The grey picture of a frame. A camera's frames begin with their brightness plane, which is copied as it is; only
 * what has none goes through a canvas, which costs 10–20 ms.
 */
import type { Frame } from './frame-decoder.ts';
import { greyOf, type Picture } from './picture.ts';

/** The formats whose first plane is the brightness, a byte a pixel. */
const LUMINANCE_FIRST = new Set<string | null>(['I420', 'I420A', 'I422', 'I444', 'NV12', 'NV12A']);

/** Closes the frame. */
export async function greyOfFrame(frame: Frame): Promise<Picture> {
  try {
    return 'copyTo' in frame && LUMINANCE_FIRST.has(frame.format) ? await firstPlane(frame) : drawn(frame);
  } finally {
    frame.close();
  }
}

async function firstPlane(frame: VideoFrame): Promise<Picture> {
  const buffer = new Uint8ClampedArray(frame.allocationSize());
  const [plane] = await frame.copyTo(buffer);
  const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
  const { offset, stride } = plane ?? { offset: 0, stride: width };
  if (stride === width) return { pixels: buffer.subarray(offset, offset + width * height), width, height };
  const pixels = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++) {
    const from = offset + y * stride;
    pixels.set(buffer.subarray(from, from + width), y * width);
  }
  return { pixels, width, height };
}

function drawn(frame: Frame): Picture {
  const [width, height] =
    'displayWidth' in frame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height];
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('there is no canvas to draw a frame on');
  context.drawImage(frame, 0, 0);
  return greyOf(context.getImageData(0, 0, width, height).data, width, height);
}
