/**
 * The kiosk's camera: a picture to show, codes held before it, photos. It looks for codes only while somebody listens
 * and the page is seen. It knows neither parcels nor how a barcode is read; everything of the browser is handed in.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { Frame, FrameDecoder, Sight } from './frame-decoder.ts';
import type { FrameSource } from './frames.ts';
import { look } from './look.ts';
import { type Compress, photoOf } from './photo.ts';
import type { Reading } from './reading.ts';
import { createSightings } from './sightings.ts';

export interface Camera {
  /** `no-camera`: none is plugged in. `camera-failed`: there is one, but it is not to be had. */
  open(): Promise<Result<CameraView, 'no-camera' | 'camera-failed'>>;
  /** Whether one is plugged in: asked without opening it. */
  isThere(): Promise<boolean>;
  /** Told when a camera was plugged in or out. */
  onPlugged(listener: () => void): () => void;
}

export interface CameraView {
  /** For a `<video>` that shows it. */
  readonly stream: MediaStream;
  /** Each code once until it has been out of view for three seconds. Returns the function that stops it. */
  onCode(listener: (read: Reading) => void): () => void;
  /** Each frame that was looked at while somebody listens for codes: for showing what is seen. */
  onSight(listener: (sight: Sight) => void): () => void;
  /** Null where the camera has no light of its own. */
  readonly light: Light | null;
  /** The camera was unplugged or broke: open another one. Told at once to who asks later. */
  onGone(listener: () => void): () => void;
  /** What the camera sees now: a JPEG of 80 KB at most, its longest side 1,280 pixels at most. */
  photo(): Promise<Result<Blob, 'camera-failed'>>;
  /** What the camera sees now, as it is. Whoever gets it closes it. */
  frame(): Promise<Result<Frame, 'camera-failed'>>;
  close(): void;
}

export interface Light {
  /** Gives whether it did as it was told. */
  set(isOn: boolean): Promise<boolean>;
}

export interface CameraParts {
  readonly isThere: () => Promise<boolean>;
  /** Told when the browser's list of cameras changes. */
  readonly onPlugged: (listener: () => void) => () => void;
  /** Null where the browser has no cameras to offer. */
  readonly getUserMedia: ((constraints: MediaStreamConstraints) => Promise<MediaStream>) | null;
  readonly framesOf: (stream: MediaStream) => FrameSource;
  readonly newDecoder: () => FrameDecoder;
  readonly compress: Compress;
  /** The document: nobody looks at a hidden one. */
  readonly page: EventTarget & { readonly hidden: boolean };
  readonly clock: Clock;
}

const CONSTRAINTS: MediaStreamConstraints = {
  audio: false,
  video: { width: { ideal: 1_920 }, height: { ideal: 1_080 }, facingMode: { ideal: 'environment' } },
};
/** A driver that hangs must not keep a courier waiting. */
const OPENS_WITHIN_MS = 10_000;
const FRAME_WITHIN_MS = 6_000;
/** NotFoundError as the standard has it; the other where every camera is excluded by a constraint. */
const NO_CAMERA = new Set(['NotFoundError', 'OverconstrainedError']);

export function createCamera(parts: CameraParts): Camera {
  return {
    isThere: parts.isThere,
    onPlugged: parts.onPlugged,
    async open() {
      if (!parts.getUserMedia) return err('no-camera');
      const opening = parts.getUserMedia(CONSTRAINTS);
      try {
        const stream = await within(parts.clock, OPENS_WITHIN_MS, opening);
        if (stream) {
          focusByItself(stream);
          return ok(createView(stream, parts));
        }
        // It may still come: nobody would turn it off then.
        opening.then(stop, () => {});
        return err('camera-failed');
      } catch (cause) {
        return err(cause instanceof Error && NO_CAMERA.has(cause.name) ? 'no-camera' : 'camera-failed');
      }
    },
  };
}

function createView(stream: MediaStream, parts: CameraParts): CameraView {
  const { clock, page } = parts;
  const listeners = new Set<(read: Reading) => void>();
  const watchers = new Set<(sight: Sight) => void>();
  const toTellGone = new Set<() => void>();
  const sightings = createSightings();
  let stopLooking: (() => void) | null = null;
  let isOver = false;
  let isGone = false;

  const seen = (sight: Sight, atMs: number) => {
    for (const watcher of [...watchers]) watcher(sight);
    for (const reading of sightings.take(sight.readings, atMs))
      for (const listener of [...listeners]) listener(reading);
  };

  const lookIfWanted = () => {
    const isWanted = listeners.size > 0 && !page.hidden && !isOver;
    if (isWanted)
      stopLooking ??= look({
        newFrames: () => parts.framesOf(stream),
        newDecoder: parts.newDecoder,
        clock,
        seen,
        stalled: () => onEnded(),
      });
    else {
      stopLooking?.();
      stopLooking = null;
    }
  };

  const end = () => {
    isOver = true;
    lookIfWanted();
    page.removeEventListener('visibilitychange', lookIfWanted);
    for (const track of stream.getVideoTracks()) track.removeEventListener('ended', onEnded);
    stop(stream);
  };
  const onEnded = () => {
    if (isOver) return;
    isGone = true;
    end();
    for (const listener of [...toTellGone]) listener();
    toTellGone.clear();
  };

  page.addEventListener('visibilitychange', lookIfWanted);
  for (const track of stream.getVideoTracks()) track.addEventListener('ended', onEnded);

  return {
    stream,
    onCode(listener) {
      // A wrapper of its own, so that one function added twice is also removed one at a time.
      const added = (read: Reading) => listener(read);
      listeners.add(added);
      lookIfWanted();
      return () => {
        listeners.delete(added);
        lookIfWanted();
      };
    },
    onSight(listener) {
      const added = (sight: Sight) => listener(sight);
      watchers.add(added);
      return () => void watchers.delete(added);
    },
    light: lightOf(stream),
    onGone(listener) {
      const added = () => listener();
      if (isGone) queueMicrotask(added);
      else toTellGone.add(added);
      return () => void toTellGone.delete(added);
    },
    photo: () => (isOver ? Promise.resolve(err('camera-failed')) : takePhoto(stream, parts)),
    frame: () => (isOver ? Promise.resolve(err('camera-failed')) : oneFrame(stream, parts)),
    close: end,
  };
}

async function takePhoto(stream: MediaStream, parts: CameraParts): Promise<Result<Blob, 'camera-failed'>> {
  const frame = await oneFrame(stream, parts);
  if (!frame.ok) return frame;
  try {
    const jpeg = await photoOf(frame.value, parts.compress);
    return jpeg ? ok(jpeg) : err('camera-failed');
  } catch {
    // What drawing a frame throws says nothing but that the frame is gone along with the camera.
    return err('camera-failed');
  } finally {
    frame.value.close();
  }
}

async function oneFrame(
  stream: MediaStream,
  { framesOf, clock }: CameraParts,
): Promise<Result<Frame, 'camera-failed'>> {
  const frames = framesOf(stream);
  try {
    const frame = await within(clock, FRAME_WITHIN_MS, frames.grab());
    return frame ? ok(frame) : err('camera-failed');
  } catch {
    return err('camera-failed');
  } finally {
    frames.close();
  }
}

/** Null when it takes too long. */
function within<T>(clock: Clock, ms: number, promise: Promise<T>): Promise<T | null> {
  return new Promise((done, fail) => {
    const stopTimer = clock.after(ms, () => done(null));
    promise.then(done, fail).finally(stopTimer);
  });
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** What Chromium can do besides the standard's list (https://www.w3.org/TR/image-capture/). */
type MoreCapabilities = MediaTrackCapabilities & {
  readonly torch?: boolean;
  readonly focusMode?: readonly string[];
};
type MoreConstraints = MediaTrackConstraintSet & { readonly torch?: boolean; readonly focusMode?: string };

function capabilitiesOf(track: MediaStreamTrack | undefined): MoreCapabilities {
  // Not every browser has it, and not every camera answers.
  return typeof track?.getCapabilities === 'function' ? track.getCapabilities() : {};
}

function constrain(track: MediaStreamTrack, constraint: MoreConstraints): Promise<boolean> {
  return track.applyConstraints({ advanced: [constraint] }).then(
    () => true,
    () => false,
  );
}

/** A label is held at every distance. A camera that cannot is as good as it was. */
function focusByItself(stream: MediaStream): void {
  const [track] = stream.getVideoTracks();
  if (track !== undefined && capabilitiesOf(track).focusMode?.includes('continuous') === true)
    void constrain(track, { focusMode: 'continuous' });
}

function lightOf(stream: MediaStream): Light | null {
  const [track] = stream.getVideoTracks();
  if (track === undefined || capabilitiesOf(track).torch !== true) return null;
  return { set: (isOn) => constrain(track, { torch: isOn }) };
}
