/** The camera of a rehearsal: small made-up pictures, each another, and none while it is broken. It sees no codes. */
import type { Camera } from '../../../renderer/input/camera/camera.ts';
import { err, ok } from '../../../shared/basics/result.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';

/** What a JPEG begins with; the host looks no further. */
const JPEG = [0xff, 0xd8, 0xff, 0xe0];
const PICTURE_BYTES = 200;

export function rehearsedCamera(random: RandomBytes, works: () => boolean): Camera {
  return {
    isThere: async () => works(),
    onPlugged: () => () => undefined,
    open: async () => {
      if (!works()) return err('no-camera');
      return ok({
        stream: new MediaStream(),
        light: null,
        onSight: () => () => undefined,
        onCode: () => () => undefined,
        onGone: () => () => undefined,
        photo: async () => {
          if (!works()) return err('camera-failed');
          return ok(new Blob([Uint8Array.of(...JPEG, ...random(PICTURE_BYTES))]));
        },
        frame: async () => err('camera-failed'),
        close: () => undefined,
      });
    },
  };
}
