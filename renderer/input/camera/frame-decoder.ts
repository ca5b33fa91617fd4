/**
 * What the camera knows of whoever finds barcodes in a picture. Which library that is, and whether it runs in a
 * thread of its own, stays behind this.
 */
import type { Result } from '../../../shared/basics/result.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Reading {
  /** What the barcode says, with group separators (U+001D) kept and other control characters removed. */
  readonly text: string;
  /** The AIM symbology identifier (ISO/IEC 15424). */
  readonly aim: string;
  /**
   * Where it is, clockwise from what is the top left of the code; left out where unknown. In a decoder in pixels of its
   * picture, from there on in parts of the frame.
   */
  readonly corners?: readonly Point[];
}

const GROUP_SEPARATOR = '\x1d';

/** Without the control characters that carry nothing: as a scanner's bytes are taken. */
export function cleaned(text: string): string {
  return text.replace(/\p{Cc}/gu, (control) => (control === GROUP_SEPARATOR ? control : ''));
}

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
