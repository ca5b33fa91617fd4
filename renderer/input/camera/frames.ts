/**
 * Single frames of a camera's stream, when asked for, by the way that costs least: straight from the track, else
 * through a `<video>` that is in no page. It refuses to know what the frames are for.
 */
import type { Frame } from './frame-decoder.ts';

export interface FrameSource {
  /** The latest frame, or the next one; null when the stream has ended. Whoever gets a frame closes it. */
  grab(): Promise<Frame | null>;
  /** No more frames are wanted: from here on it costs nothing. */
  close(): void;
}

/** Chromium's; TypeScript's DOM does not know it (https://www.w3.org/TR/mediacapture-transform/). */
type TrackProcessor = new (init: {
  readonly track: MediaStreamTrack;
  readonly maxBufferSize: number;
}) => { readonly readable: ReadableStream<VideoFrame> };

export function framesOf(stream: MediaStream): FrameSource {
  const [track] = stream.getVideoTracks();
  const Processor: unknown = Reflect.get(globalThis, 'MediaStreamTrackProcessor');
  return track && typeof Processor === 'function'
    ? framesOfTrack(track, Processor as TrackProcessor)
    : framesOfVideo(stream);
}

function framesOfTrack(track: MediaStreamTrack, Processor: TrackProcessor): FrameSource {
  // One frame waits at most, and a newer one takes its place.
  const reader = new Processor({ track, maxBufferSize: 1 }).readable.getReader();
  return {
    async grab() {
      const { value } = await reader.read();
      return value ?? null;
    },
    close: () => void reader.cancel(),
  };
}

function framesOfVideo(stream: MediaStream): FrameSource {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  const playing = video.play();
  return {
    async grab() {
      if (!stream.active) return null;
      await playing;
      return createImageBitmap(video);
    },
    close() {
      video.pause();
      video.srcObject = null;
    },
  };
}
