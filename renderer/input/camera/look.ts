/**
 * Looks at a stream for barcodes, frame after frame, as long as it is wanted: one frame at a time and no faster than
 * is of use. It knows neither what reads the frames nor who listens.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import type { FrameDecoder } from './frame-decoder.ts';
import type { FrameSource } from './frames.ts';
import type { Reading } from './reading.ts';

/** Eight frames a second: a label is held for a second at least, and a small processor stays cool. */
const BETWEEN_FRAMES_MS = 125;
/** After a decoder broke, so that one that always does is no busy loop. */
const AFTER_FAILURE_MS = 2_000;

export interface LookParts {
  readonly newFrames: () => FrameSource;
  readonly newDecoder: () => FrameDecoder;
  readonly clock: Clock;
  /** What was read in a frame, also when it was nothing. */
  readonly seen: (readings: readonly Reading[], atMs: number) => void;
}

/** Starts to look; the function that it returns stops it and lets go of everything. */
export function look({ newFrames, newDecoder, clock, seen }: LookParts): () => void {
  const frames = newFrames();
  let decoder: FrameDecoder | null = null;
  let isStopped = false;
  let stopTimer = () => {};

  const next = (afterMs: number) => {
    if (!isStopped) stopTimer = clock.after(afterMs, () => void once());
  };

  const once = async () => {
    const startedMs = clock.elapsed();
    const frame = await frames.grab().catch(() => null);
    if (isStopped || !frame) return frame?.close();
    decoder ??= newDecoder();
    const readings = await decoder.decode(frame);
    if (isStopped) return;
    if (!readings.ok) {
      decoder = null;
      return next(AFTER_FAILURE_MS);
    }
    // First, so that a listener that throws does not end the looking.
    next(Math.max(0, BETWEEN_FRAMES_MS - (clock.elapsed() - startedMs)));
    seen(readings.value, clock.elapsed());
  };

  void once();
  return () => {
    isStopped = true;
    stopTimer();
    frames.close();
    decoder?.close();
  };
}
