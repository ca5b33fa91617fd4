/**
 * A frame decoder in a worker. It sees to it that a worker which broke or hangs is told of, once, and never waited
 * for without end. It knows nothing of barcodes.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { err } from '../../../shared/basics/result.ts';
import type {
  DecodeAnswer,
  DecodeAnswers,
  DecodeRequest,
  Frame,
  FrameDecoder,
  Straightener,
} from './frame-decoder.ts';

/** Many times what the hardest frame takes on a slow machine, the loading of the library included. */
const HANGS_AFTER_MS = 10_000;

export function createWorkerDecoder(worker: Worker, clock: Clock): FrameDecoder & Straightener {
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

  const ask = async <Wants extends keyof DecodeAnswers>(
    frame: Frame,
    wants: Wants,
  ): Promise<DecodeAnswer<DecodeAnswers[Wants]>> => {
    if (isBroken) {
      frame.close();
      return err('decoder-failed');
    }
    const answered = new Promise<DecodeAnswer>((done) => {
      answer = done;
    });
    const request: DecodeRequest = { frame, wants };
    worker.postMessage(request, [frame]);
    const stopTimer = clock.after(HANGS_AFTER_MS, fail);
    try {
      // The worker answers what it was asked for: both ends are ours.
      return (await answered) as DecodeAnswer<DecodeAnswers[Wants]>;
    } finally {
      stopTimer();
    }
  };

  return {
    decode: (frame) => ask(frame, 'sight'),
    upright: (frame) => ask(frame, 'upright'),
    close: fail,
  };
}
