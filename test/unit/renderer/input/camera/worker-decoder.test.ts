import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../../../renderer/input/camera/frame-decoder.ts';
import { createWorkerDecoder } from '../../../../../renderer/input/camera/worker-decoder.ts';
import { err, ok } from '../../../../../shared/basics/result.ts';
import { createManualClock } from '../../../../harness/manual-clock.ts';

class WorkerDouble extends EventTarget {
  asked = 0;
  isTerminated = false;
  postMessage() {
    this.asked++;
  }
  terminate() {
    this.isTerminated = true;
  }
}

function bench() {
  const clock = createManualClock();
  const worker = new WorkerDouble();
  let closed = 0;
  const frame = { close: () => closed++ } as unknown as Frame;
  return {
    clock,
    worker,
    frame,
    closed: () => closed,
    decoder: createWorkerDecoder(worker as unknown as Worker, clock),
  };
}
const label = { text: '1Z12345E0205271688', aim: ']C0' };

describe('a decoder in a worker', () => {
  it('answers what the worker read, and leaves no timer behind', async () => {
    const { decoder, worker, frame, clock } = bench();
    const answer = decoder.decode(frame);
    worker.dispatchEvent(new MessageEvent('message', { data: ok({ readings: [label], isBlind: false }) }));
    expect(await answer).toEqual(ok({ readings: [label], isBlind: false }));
    expect(clock.waiting()).toBe(0);
  });

  it.each(['error', 'messageerror'])(
    'fails when the worker breaks (%s), and is then of no use',
    async (how) => {
      const { decoder, worker, frame, closed } = bench();
      const answer = decoder.decode(frame);
      worker.dispatchEvent(new Event(how));
      expect(await answer).toEqual(err('decoder-failed'));
      expect(worker.isTerminated).toBe(true);
      expect(await decoder.decode(frame)).toEqual(err('decoder-failed'));
      expect(worker.asked).toBe(1);
      expect(closed()).toBe(1);
    },
  );

  it('fails when the worker hangs', async () => {
    const { decoder, worker, frame, clock } = bench();
    const answer = decoder.decode(frame);
    await clock.advance(10_000);
    expect(await answer).toEqual(err('decoder-failed'));
    expect(worker.isTerminated).toBe(true);
  });

  it('keeps nobody waiting when it is closed', async () => {
    const { decoder, worker, frame, clock } = bench();
    const answer = decoder.decode(frame);
    decoder.close();
    expect(await answer).toEqual(err('decoder-failed'));
    expect(worker.isTerminated).toBe(true);
    await clock.settle();
    expect(clock.waiting()).toBe(0);
  });
});
