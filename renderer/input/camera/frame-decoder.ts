/**
 * What the camera knows of whoever finds barcodes in a picture. Which library that is, and whether it runs in a
 * thread of its own, stays behind this.
 */
import type { Result } from '../../../shared/basics/result.ts';
import type { Picture } from './picture.ts';
import type { Reading } from './reading.ts';

/** A picture that can be handed to another thread. Whoever takes one closes it. */
export type Frame = VideoFrame | ImageBitmap;

/** What was made of one frame. */
export interface Sight {
  /** Everything that can be read in it; corners are in parts of the frame. */
  readonly readings: readonly Reading[];
  /** Nothing is to be seen: the lens is covered, the cable is half out, it is dark. */
  readonly isBlind: boolean;
}

export interface FrameDecoder {
  /** The frame is closed by this. After a failure the decoder is of no use. */
  decode(frame: Frame): Promise<Result<Sight, 'decoder-failed'>>;
  close(): void;
}

/** Turns what a camera saw so that the text of a label on it lies as it is read. */
export interface Straightener {
  /** The frame is closed by this. After a failure the straightener is of no use. */
  upright(frame: Frame): Promise<Result<Picture, 'decoder-failed'>>;
  close(): void;
}

/** What a page tells a decoder in a worker, and what it hears. */
export interface DecodeRequest {
  readonly frame: Frame;
  readonly wants: keyof DecodeAnswers;
}
export interface DecodeAnswers {
  readonly sight: Sight;
  readonly upright: Picture;
}
export type DecodeAnswer<T = Sight | Picture> = Result<T, 'decoder-failed'>;
