/**
 * Pictures as a camera would take them: a barcode drawn for real, laid on a grey table, turned, blurred and made
 * noisy. The noise comes from a seed, so that a picture that could not be read can be drawn again.
 */
import bwipjs from 'bwip-js/node';
import { PNG } from 'pngjs';
import type { Picture } from '../../renderer/input/camera/picture.ts';
import { seededRandom } from './randomness.ts';

export interface Barcode {
  /** The name that bwip-js has for the symbology. */
  readonly kind: string;
  readonly text: string;
  /** The text is read as `^FNC1` and the like. */
  readonly hasControls?: boolean;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture for one module of the barcode. */
  readonly modulePixels: number;
  readonly degrees?: number;
  /** Half the range of what is added to each pixel. */
  readonly noise?: number;
  /** Side of the square each pixel is the mean of. */
  readonly blurPixels?: number;
  readonly seed?: number;
  /** Where the middle of the label is, as a part of the width and height. */
  readonly at?: readonly [number, number];
}

const TABLE = 110;
/** Drawn finer than needed, so that turning and scaling does not fray the bars. */
const DRAWN_MODULE_PIXELS = 8;

export async function drawBarcode({ kind, text, hasControls = false }: Barcode): Promise<Picture> {
  const image = await bwipjs.toBuffer({
    bcid: kind,
    text,
    parsefnc: hasControls,
    scale: DRAWN_MODULE_PIXELS,
    paddingwidth: 12,
    paddingheight: 6,
    backgroundcolor: 'FFFFFF',
  });
  const png = PNG.sync.read(image);
  const pixels = new Uint8ClampedArray(png.width * png.height);
  for (let at = 0; at < pixels.length; at++) pixels[at] = png.data[4 * at] ?? 0;
  return { pixels, width: png.width, height: png.height };
}

/** The barcodes of one label or several, each in a scene of its own and all in one picture. */
export function photograph(barcodes: readonly (readonly [Picture, Scene])[], table = TABLE): Picture {
  const first = barcodes[0]?.[1] ?? { width: 640, height: 480, modulePixels: 1 };
  const { width, height } = first;
  const pixels = new Uint8ClampedArray(width * height).fill(table);
  for (const [barcode, scene] of barcodes) lay(pixels, width, height, barcode, scene);
  const blurred = blur({ pixels, width, height }, first.blurPixels ?? 1);
  addNoise(blurred.pixels, first.noise ?? 0, first.seed ?? 1);
  return blurred;
}

function lay(into: Uint8ClampedArray, width: number, height: number, barcode: Picture, scene: Scene): void {
  // A module of one drawn pixel is `scale` pixels: bwip-js draws linear bars at the same scale.
  const zoom = DRAWN_MODULE_PIXELS / scene.modulePixels;
  const angle = ((scene.degrees ?? 0) * Math.PI) / 180;
  const [right, down] = scene.at ?? [0.5, 0.5];
  const cos = Math.cos(angle) * zoom;
  const sin = Math.sin(angle) * zoom;
  const SAMPLES = [-0.25, 0.25];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let hits = 0;
      for (const dy of SAMPLES) {
        for (const dx of SAMPLES) {
          const u = x + 0.5 + dx - width * right;
          const v = y + 0.5 + dy - height * down;
          const column = Math.floor(u * cos + v * sin + barcode.width / 2);
          const row = Math.floor(v * cos - u * sin + barcode.height / 2);
          if (column < 0 || row < 0 || column >= barcode.width || row >= barcode.height) continue;
          sum += barcode.pixels[row * barcode.width + column] ?? 0;
          hits++;
        }
      }
      if (hits > 0) into[y * width + x] = 20 + (sum / hits) * 0.8;
    }
  }
}

function blur({ pixels, width, height }: Picture, side: number): Picture {
  if (side <= 1) return { pixels, width, height };
  const along = (from: Uint8ClampedArray, stepX: number, stepY: number) => {
    const out = new Uint8ClampedArray(from.length);
    const reach = Math.floor(side / 2);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let by = -reach; by < side - reach; by++) {
          const atX = Math.min(width - 1, Math.max(0, x + by * stepX));
          const atY = Math.min(height - 1, Math.max(0, y + by * stepY));
          sum += from[atY * width + atX] ?? 0;
        }
        out[y * width + x] = sum / side;
      }
    }
    return out;
  };
  return { pixels: along(along(pixels, 1, 0), 0, 1), width, height };
}

function addNoise(pixels: Uint8ClampedArray, reach: number, seed: number): void {
  if (reach === 0) return;
  const random = seededRandom(seed)(pixels.length);
  for (const [at, byte] of random.entries()) pixels[at] = (pixels[at] ?? 0) + (byte / 127.5 - 1) * reach;
}
