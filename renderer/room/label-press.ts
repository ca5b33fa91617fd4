/**
 * Pictures of printed labels, drawn from the printer's own language in a worker: the drawing library is 9 MB and
 * would hold up the page. Each label is drawn once. It knows no page.
 */
import { labelDots } from './room-label-zpl.ts';

export interface PressRequest {
  readonly id: number;
  readonly zpl: string;
  readonly widthMm: number;
  readonly lengthMm: number;
}

export interface PressAnswer {
  readonly id: number;
  /** Null when it could not be drawn. */
  readonly picture: ImageBitmap | null;
}

export const DOTS_PER_MM = 8;

export type DrawLabel = (zpl: string) => Promise<ImageBitmap | null>;

export function createLabelPress(worker: Worker): DrawLabel {
  const drawn = new Map<string, Promise<ImageBitmap | null>>();
  const waiting = new Map<number, (picture: ImageBitmap | null) => void>();
  let requests = 0;

  worker.addEventListener('message', ({ data }: MessageEvent<PressAnswer>) => {
    waiting.get(data.id)?.(data.picture);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', () => {
    for (const give of waiting.values()) give(null);
    waiting.clear();
  });

  function draw(zpl: string): Promise<ImageBitmap | null> {
    const id = requests++;
    const { width, length } = labelDots(zpl);
    return new Promise((give) => {
      waiting.set(id, give);
      // Whatever the printer's resolution: so each of its dots is one of the picture.
      const size = { widthMm: width / DOTS_PER_MM, lengthMm: length / DOTS_PER_MM };
      worker.postMessage({ id, zpl, ...size } satisfies PressRequest);
    });
  }

  return (zpl) => {
    const picture = drawn.get(zpl) ?? draw(zpl);
    drawn.set(zpl, picture);
    return picture;
  };
}
