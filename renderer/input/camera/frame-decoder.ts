/**
 * What the camera knows of whoever finds barcodes in a picture. Which library that is, and whether it runs in a
 * thread of its own, stays behind this.
 */
import type { Result } from '../../../shared/basics/result.ts';
import type { Reading } from './reading.ts';

/** A picture that can be handed to another thread. Whoever takes one closes it. */
export type Frame = VideoFrame | ImageBitmap;

export interface FrameDecoder {
  /** Everything that can be read in the frame, which is closed by this. After a failure the decoder is of no use. */
  decode(frame: Frame): Promise<Result<readonly Reading[], 'decoder-failed'>>;
  close(): void;
}

/** What a page tells a decoder in a worker, and what it hears. */
export interface DecodeRequest {
  readonly frame: Frame;
}
export type DecodeAnswer = Result<readonly Reading[], 'decoder-failed'>;
