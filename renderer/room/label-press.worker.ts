/** The thread that draws labels: printer language in, picture out. A bitmap, so that no page policy has to let images in. */
import { zplToBase64Async } from 'zpl-renderer-js';
import { DOTS_PER_MM, type PressAnswer, type PressRequest } from './label-press.ts';

addEventListener('message', ({ data }: MessageEvent<PressRequest>) => {
  draw(data)
    .catch(() => null)
    .then((picture) => {
      const answer: PressAnswer = { id: data.id, picture };
      postMessage(answer, { transfer: picture ? [picture] : [] });
    })
    .catch(reportError);
});

async function draw({ zpl, widthMm, lengthMm }: PressRequest): Promise<ImageBitmap> {
  const base64 = await zplToBase64Async(zpl, widthMm, lengthMm, DOTS_PER_MM);
  const png = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  return createImageBitmap(new Blob([png], { type: 'image/png' }));
}
