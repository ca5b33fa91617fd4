/** Pictures of labels for the scan tool: a file in, grey pixels out, and what the camera's decoder reads in them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { greyOf, type Picture } from '../renderer/input/camera/picture.ts';
import { decodePicture } from '../renderer/input/camera/pipeline.ts';
import type { Reading } from '../renderer/input/camera/reading.ts';
import { loadReader, type Reader } from '../renderer/input/camera/wasm-reader.ts';
import { err, ok, type Result } from '../shared/basics/result.ts';

const PNG_BEGINS = [0x89, 0x50, 0x4e, 0x47];
const JPEG_BEGINS = [0xff, 0xd8];
/** A telephone's picture has 50 megapixels at most. */
const MOST_MEGAPIXELS = 60;
const MOST_MEGABYTES = 1_024;

/** The error is for a person. */
export function pictureIn(path: string): Result<Picture, string> {
  try {
    const file = readFileSync(path);
    if (!begins(file, PNG_BEGINS) && !begins(file, JPEG_BEGINS)) return err('it is neither a PNG nor a JPEG');
    const { data, width, height } = begins(file, PNG_BEGINS)
      ? PNG.sync.read(file)
      : jpeg.decode(file, { maxResolutionInMP: MOST_MEGAPIXELS, maxMemoryUsageInMB: MOST_MEGABYTES });
    return ok(greyOf(Uint8ClampedArray.from(data), width, height));
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

let reader: Promise<Reader> | null = null;

export async function readingsIn(picture: Picture): Promise<readonly Reading[]> {
  reader ??= open();
  return decodePicture(await reader, picture);
}

function open(): Promise<Reader> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  return loadReader(Uint8Array.from(readFileSync(wasm)).buffer);
}

function begins(file: Buffer, with_: readonly number[]): boolean {
  return with_.every((byte, at) => file[at] === byte);
}
