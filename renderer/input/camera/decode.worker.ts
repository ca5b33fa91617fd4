/**
 * The thread that looks for barcodes: a frame comes in, what was read goes out. It is the root of its thread, so the
 * clock is taken here.
 */
import { ok } from '../../../shared/basics/result.ts';
import { decodeLuminance } from './decode.ts';
import type { DecodeAnswer, DecodeRequest } from './frame-decoder.ts';
import { greyOfFrame } from './grey-frame.ts';

/** A frame that is as hard as that is given up for the next one, which may be sharper. */
const BUDGET = { elapsed: () => performance.now(), ms: 120 };

// The library throws for each row that is no barcode; collecting the calls that led there is most of the cost.
Object.assign(Error, { stackTraceLimit: 0 });

addEventListener('message', ({ data }: MessageEvent<DecodeRequest>) => {
  // A rejection would stay in this thread; an error is told to the page.
  answer(data).catch(reportError);
});

async function answer({ frame }: DecodeRequest): Promise<void> {
  const { pixels, width, height } = await greyOfFrame(frame);
  const readings: DecodeAnswer = ok(decodeLuminance(pixels, width, height, BUDGET));
  postMessage(readings);
}
