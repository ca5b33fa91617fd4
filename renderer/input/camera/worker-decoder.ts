/**
 * A frame decoder in a worker. It sees to it that a worker which broke or hangs is told of, once, and never waited
 * for without end. It knows nothing of barcodes.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { err } from '../../../shared/basics/result.ts';
import type { DecodeAnswer, DecodeRequest, FrameDecoder } from './frame-decoder.ts';

/** Many times what the hardest frame takes on a slow machine, the loading of the library included. */
const HANGS_AFTER_MS = 10_000;

export function createWorkerDecoder(worker: Worker, clock: Clock): FrameDecoder {
  let answer: (answer: DecodeAnswer) => void = () => {};
  let isBroken = false;
  const fail = () => {
    isBroken = true;
    worker.terminate();
    answer(err('decoder-failed'));
  };
  worker.addEventListener('message', ({ data }: MessageEvent<DecodeAnswer>) => answer(data));
  worker.addEventListener('error', fail);
  worker.addEventListener('messageerror', fail);

  return {
    async decode(frame) {
      if (isBroken) {
        frame.close();
        return err('decoder-failed');
      }
      const answered = new Promise<DecodeAnswer>((done) => {
        answer = done;
      });
      const request: DecodeRequest = { frame };
      worker.postMessage(request, [frame]);
      const stopTimer = clock.after(HANGS_AFTER_MS, fail);
      try {
        return await answered;
      } finally {
        stopTimer();
      }
    },
    close: fail,
  };
}
