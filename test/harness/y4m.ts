/**
 * Writes what a camera is to see as an uncompressed YUV4MPEG2 file, which Chromium plays in place of a camera:
 * `--use-fake-device-for-media-stream --use-fake-ui-for-media-stream --use-file-for-fake-video-capture=FILE`.
 */
import { writeFile } from 'node:fs/promises';
import type { Picture } from '../../renderer/input/camera/picture.ts';
import { type Barcode, drawBarcode, photograph, type Scene } from './label-picture.ts';

const FRAMES_PER_SECOND = 10;
const NO_COLOUR = 128;

/** A grey video of the frames, which Chromium plays again and again. All are of one size, even both ways. */
export async function writeVideo(path: string, frames: readonly Picture[]): Promise<void> {
  const { width, height } = frames[0] ?? { width: 2, height: 2 };
  if (width % 2 !== 0 || height % 2 !== 0) throw new Error('I420 halves its colours: even sides only');
  const colour = Buffer.alloc((width / 2) * (height / 2) * 2, NO_COLOUR);
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`);
  const parts = frames.flatMap(({ pixels }) => [Buffer.from('FRAME\n'), Buffer.from(pixels), colour]);
  await writeFile(path, Buffer.concat([header, ...parts]));
}

const LABEL_SCENE: Scene = { width: 1280, height: 720, modulePixels: 3, degrees: 2, noise: 8 };

/** A label held still before the camera, with the noise of a camera. */
export async function writeLabelVideo(
  path: string,
  label: Barcode,
  scene: Partial<Scene> = {},
): Promise<void> {
  const barcode = await drawBarcode(label);
  const frames = [1, 2, 3].map((seed) => photograph([[barcode, { ...LABEL_SCENE, ...scene, seed }]]));
  await writeVideo(path, frames);
}
