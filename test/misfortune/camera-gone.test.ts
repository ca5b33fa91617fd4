/** The kiosk's camera is unplugged, covered, stuck or broken in the middle of a delivery: the courier never waits for it. */
import { expect, test } from 'vitest';
import { createEyes } from '../../renderer/eyes.ts';
import { newVisit } from '../../renderer/flows/intake.ts';
import type { FlowState } from '../../renderer/flows/kiosk.ts';
import { createCamera } from '../../renderer/input/camera/camera.ts';
import type { Frame, Sight } from '../../renderer/input/camera/frame-decoder.ts';
import { isFlat } from '../../renderer/input/camera/picture.ts';
import type { Reading } from '../../renderer/input/camera/reading.ts';
import type { LabelText } from '../../renderer/input/label-text/label-text.ts';
import { err, ok } from '../../shared/basics/result.ts';
import { sessionId } from '../harness/drafts.ts';
import { createManualClock } from '../harness/manual-clock.ts';
import { grant } from '../harness/people.ts';
import { seededRandom } from '../harness/randomness.ts';

const ready: FlowState = {
  flow: 'intake',
  state: { at: 'ready', visit: newVisit(sessionId(1), grant('courier')), problem: null },
};
const noText: LabelText = { warmUp: () => undefined, read: async () => null, rest: () => undefined };
const label: Reading = { text: '1Z12345E0205271688', aim: ']C0' };

/** A camera on a cable, and what stands before it. */
function bench() {
  const clock = createManualClock();
  const plugged = new Set<() => void>();
  let track: EventTarget & { stop: () => void } = Object.assign(new EventTarget(), { stop: () => undefined });
  const at = {
    isPlugged: true,
    isStuck: false,
    breaks: 0,
    opened: 0,
    sight: { readings: [], isBlind: false } as Sight,
  };
  const camera = createCamera({
    isThere: async () => at.isPlugged,
    getUserMedia: async () => {
      if (!at.isPlugged) throw Object.assign(new Error('none'), { name: 'NotFoundError' });
      at.opened++;
      track = Object.assign(new EventTarget(), { stop: () => undefined });
      const tracks = [track];
      return { getTracks: () => tracks, getVideoTracks: () => tracks } as unknown as MediaStream;
    },
    onPlugged: (listener) => {
      plugged.add(listener);
      return () => void plugged.delete(listener);
    },
    framesOf: () => ({
      grab: () =>
        at.isStuck
          ? new Promise(() => undefined)
          : Promise.resolve({
              displayWidth: 1280,
              displayHeight: 720,
              close: () => undefined,
            } as unknown as Frame),
      close: () => undefined,
    }),
    newDecoder: () => ({
      decode: async (frame) => {
        frame.close();
        if (at.breaks === 0) return ok(at.sight);
        at.breaks--;
        return err('decoder-failed');
      },
      close: () => undefined,
    }),
    compress: async () => new Blob([new Uint8Array(1000)], { type: 'image/jpeg' }),
    page: Object.assign(new EventTarget(), { hidden: false }),
    clock,
  });
  const codes: string[] = [];
  const eyes = createEyes({ camera, labelText: noText, onCode: ({ text }) => codes.push(text) });
  const plug = async (isPlugged: boolean) => {
    at.isPlugged = isPlugged;
    if (!isPlugged) track.dispatchEvent(new Event('ended'));
    for (const listener of plugged) listener();
    await clock.settle();
  };
  return { clock, at, eyes, codes, plug };
}

test('unplugged in the middle of a frame, and plugged in again: it reads on, and the photo between is noted as none', async () => {
  const { clock, at, eyes, codes, plug } = bench();
  eyes.follow(ready);
  await clock.advance(500);
  expect(eyes.seeing()).not.toBeNull();
  await plug(false);
  expect(eyes.seeing()).toBeNull();
  expect(await eyes.photograph()).toEqual(err('no-camera'));
  await plug(true);
  expect(eyes.seeing()).not.toBeNull();
  at.sight = { readings: [label], isBlind: false };
  await clock.advance(500);
  expect(codes).toEqual([label.text]);
});

test('plugged in at home it stays off: nobody is looked at who has not begun', async () => {
  const { at, plug } = bench();
  await plug(true);
  expect(at.opened).toBe(0);
});

test('pictures stop coming while the driver says nothing: it is opened anew', async () => {
  const { clock, at, eyes, codes } = bench();
  eyes.follow(ready);
  await clock.advance(500);
  at.isStuck = true;
  await clock.advance(5_500);
  at.isStuck = false;
  at.sight = { readings: [label], isBlind: false };
  await clock.advance(6_000);
  expect(at.opened).toBeGreaterThan(1);
  expect(codes).toEqual([label.text]);
});

test('the thread that reads dies three times: another takes its place, and the label is read once', async () => {
  const { clock, at, eyes, codes } = bench();
  at.breaks = 3;
  at.sight = { readings: [label], isBlind: false };
  eyes.follow(ready);
  await clock.advance(10_000);
  expect(codes).toEqual([label.text]);
});

test('a covered lens is known by its picture, a dim room is not one', () => {
  const [width, height] = [640, 480];
  const noise = seededRandom(1)(width * height);
  const covered = Uint8ClampedArray.from(noise, (byte) => 12 + byte / 32);
  const dim = Uint8ClampedArray.from(noise, (byte, at) => (at % width < 200 ? 60 : 12) + byte / 32);
  expect(isFlat({ pixels: covered, width, height })).toBe(true);
  expect(isFlat({ pixels: dim, width, height })).toBe(false);
});
