/**
 * Looks at a stream for barcodes, frame after frame, as long as it is wanted: one frame at a time and no faster than
 * is of use. It knows neither what reads the frames nor who listens.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import type { FrameDecoder, Sight } from './frame-decoder.ts';
import type { FrameSource } from './frames.ts';

/** Eight frames a second: a label is held for a second at least, and a small processor stays cool. */
const BETWEEN_FRAMES_MS = 125;
/** Of one core, at most: the page has other things to do. */
const SHARE = 0.6;
/** A camera that gives no picture for so long is broken, whatever its driver says. */
const STALLED_AFTER_MS = 5_000;
/** After a decoder broke, so that one that always does is no busy loop. */
const AFTER_FAILURE_MS = 2_000;

export interface LookParts {
  readonly newFrames: () => FrameSource;
  readonly newDecoder: () => FrameDecoder;
  readonly clock: Clock;
  /** What was made of a frame, also when it was nothing. */
  readonly seen: (sight: Sight, atMs: number) => void;
  /** No frame came for a while, or none will come. */
  readonly stalled: () => void;
}

/** Starts to look; the function that it returns stops it and lets go of everything. */
export function look({ newFrames, newDecoder, clock, seen, stalled }: LookParts): () => void {
  const frames = newFrames();
  let decoder: FrameDecoder | null = null;
  let isStopped = false;
  let stopTimer = () => {};

  const next = (afterMs: number) => {
    if (!isStopped) stopTimer = clock.after(afterMs, () => void once());
  };

  const once = async () => {
    const startedMs = clock.elapsed();
    stopTimer = clock.after(STALLED_AFTER_MS, stalled);
    const frame = await frames.grab().catch(() => null);
    if (isStopped) return frame?.close();
    stopTimer();
    if (!frame) return stalled();
    decoder ??= newDecoder();
    const begunMs = clock.elapsed();
    const sight = await decoder.decode(frame);
    if (isStopped) return;
    if (!sight.ok) {
      decoder = null;
      return next(AFTER_FAILURE_MS);
    }
    // First, so that a listener that throws does not end the looking.
    const worked = clock.elapsed() - begunMs;
    const rest = worked / SHARE - worked;
    next(Math.max(rest, BETWEEN_FRAMES_MS - (clock.elapsed() - startedMs)));
    seen(sight.value, clock.elapsed());
  };

  void once();
  return () => {
    isStopped = true;
    stopTimer();
    frames.close();
    decoder?.close();
  };
}
