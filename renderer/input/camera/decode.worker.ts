/**
 * The thread that looks for barcodes: a frame comes in, what was read goes out. It is the root of its thread, so the
 * clock is taken here. Where WebAssembly cannot start, `@zxing/library` reads in its place: slower and less, but no
 * camera is useless for it.
 */
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { ok } from '../../../shared/basics/result.ts';
import type { DecodeAnswer, DecodeRequest, Sight } from './frame-decoder.ts';
import { greyOfFrame } from './grey-frame.ts';
import { isFlat, type Picture } from './picture.ts';
import { pictureDecoder } from './pipeline.ts';
import type { Reading } from './reading.ts';
import { uprightPicture } from './upright.ts';
import { loadReader } from './wasm-reader.ts';

/** A frame that is as hard as that is given up for the next one, which may be sharper. */
const BUDGET = { elapsed: () => performance.now(), ms: 120 };

type Decode = (picture: Picture) => readonly Reading[];

const decoding: Promise<Decode> = startWasm().catch(startLibrary);

async function startWasm(): Promise<Decode> {
  const file = await fetch(wasmAddress);
  if (!file.ok) throw new Error(`the decoder is not there: ${file.status}`);
  const reader = await loadReader(await file.arrayBuffer());
  return pictureDecoder(reader, BUDGET);
}

async function startLibrary(): Promise<Decode> {
  // The library throws for each row that is no barcode; collecting the calls that led there is most of the cost.
  Object.assign(Error, { stackTraceLimit: 0 });
  const { decodeLuminance } = await import('./decode.ts');
  return ({ pixels, width, height }) => decodeLuminance(pixels, width, height, BUDGET);
}

addEventListener('message', ({ data }: MessageEvent<DecodeRequest>) => {
  // A rejection would stay in this thread; an error is told to the page.
  answer(data).catch(reportError);
});

async function answer({ frame, wants }: DecodeRequest): Promise<void> {
  const decode = await decoding;
  const picture = await greyOfFrame(frame);
  if (wants === 'upright') {
    const upright = uprightPicture(picture, decode(picture));
    // A copy that is handed over as it is: the pixels of a frame may be a part of something larger.
    const pixels = upright.pixels.slice();
    const turned: DecodeAnswer<Picture> = ok({ ...upright, pixels });
    return postMessage(turned, { transfer: [pixels.buffer] });
  }
  const isBlind = isFlat(picture);
  const readings = isBlind ? [] : decode(picture).map((one) => inParts(one, picture));
  const sight: DecodeAnswer<Sight> = ok({ readings, isBlind });
  postMessage(sight);
}

/** Corners in parts of the frame: who shows them knows nothing of its pixels. */
function inParts(reading: Reading, { width, height }: Picture): Reading {
  if (reading.corners === undefined) return reading;
  return { ...reading, corners: reading.corners.map(({ x, y }) => ({ x: x / width, y: y / height })) };
}
