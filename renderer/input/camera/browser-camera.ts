/** The camera of this browser: every part of it for real. */
import type { Clock } from '../../../shared/basics/clock.ts';
import { type Camera, createCamera } from './camera.ts';
import type { FrameDecoder, Straightener } from './frame-decoder.ts';
import { framesOf } from './frames.ts';
import { compressToJpeg } from './photo.ts';
import { createWorkerDecoder } from './worker-decoder.ts';

export function createBrowserCamera(clock: Clock): Camera {
  // Outside of a secure origin there is no `mediaDevices`, whatever the types say.
  const devices = Reflect.get(navigator, 'mediaDevices') as MediaDevices | undefined;
  return createCamera({
    getUserMedia: devices ? (constraints) => devices.getUserMedia(constraints) : null,
    isThere: async () => {
      const all = (await devices?.enumerateDevices()) ?? [];
      return all.some(({ kind }) => kind === 'videoinput');
    },
    onPlugged: (listener) => {
      devices?.addEventListener('devicechange', listener);
      return () => devices?.removeEventListener('devicechange', listener);
    },
    framesOf,
    newDecoder: () => newDecodeWorker(clock),
    compress: compressToJpeg,
    page: document,
    clock,
  });
}

export function newDecodeWorker(clock: Clock): FrameDecoder & Straightener {
  const worker = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' });
  return createWorkerDecoder(worker, clock);
}
