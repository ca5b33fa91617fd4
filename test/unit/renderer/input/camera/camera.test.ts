import { describe, expect, it } from 'vitest';
import { createCamera } from '../../../../../renderer/input/camera/camera.ts';
import type { Frame, FrameDecoder } from '../../../../../renderer/input/camera/frame-decoder.ts';
import type { Reading } from '../../../../../renderer/input/camera/reading.ts';
import { err, ok } from '../../../../../shared/basics/result.ts';
import { createManualClock } from '../../../../harness/manual-clock.ts';

const label: Reading = { text: '1Z12345E0205271688', aim: ']C0' };

class Track extends EventTarget {
  isStopped = false;
  stop() {
    this.isStopped = true;
  }
}

class Page extends EventTarget {
  hidden = false;
  show(isShown: boolean) {
    this.hidden = !isShown;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** A camera that delivers a frame whenever asked, and a decoder that reads in it what the test lays before it. */
function bench() {
  const clock = createManualClock();
  const page = new Page();
  const track = new Track();
  const stream = { getTracks: () => [track], getVideoTracks: () => [track] } as unknown as MediaStream;
  const at = {
    view: [] as readonly Reading[],
    frames: 0,
    openFrames: 0,
    sources: 0,
    decoders: 0,
    decodeMs: 10,
    breaks: false,
    stalls: false,
    jpegBytes: (quality: number, width: number) => quality * width * 60,
    asked: [] as MediaStreamConstraints[],
    getUserMedia: async () => stream,
  };
  const newFrame = () => {
    at.frames++;
    at.openFrames++;
    return { displayWidth: 1920, displayHeight: 1080, close: () => at.openFrames-- } as unknown as Frame;
  };
  const newDecoder = (): FrameDecoder => {
    at.decoders++;
    return {
      async decode(frame) {
        await new Promise<void>((done) => clock.after(at.decodeMs, done));
        frame.close();
        return at.breaks ? err('decoder-failed') : ok({ readings: at.view, isBlind: false });
      },
      close: () => at.decoders--,
    };
  };
  const camera = createCamera({
    isThere: async () => true,
    getUserMedia: (constraints) => {
      at.asked.push(constraints);
      return at.getUserMedia();
    },
    framesOf: () => {
      at.sources++;
      return {
        grab: () => (at.stalls ? new Promise(() => {}) : Promise.resolve(newFrame())),
        close: () => at.sources--,
      };
    },
    newDecoder,
    compress: async (_frame, width, _height, quality) =>
      new Blob([new Uint8Array(Math.round(at.jpegBytes(quality, width)))], { type: 'image/jpeg' }),
    onPlugged: () => () => {},
    page,
    clock,
  });
  const open = async () => {
    const opened = await camera.open();
    if (!opened.ok) throw new Error(opened.error);
    return opened.value;
  };
  return { clock, page, track, at, camera, open };
}
const named = (name: string) => Object.assign(new Error(name), { name });

describe('opening the camera', () => {
  it('asks for the best picture and the far side', async () => {
    const { open, at } = bench();
    await open();
    expect(at.asked).toEqual([
      {
        audio: false,
        video: { width: { ideal: 1920 }, height: { ideal: 1080 }, facingMode: { ideal: 'environment' } },
      },
    ]);
  });

  it.each([
    ['NotFoundError', 'no-camera'],
    ['OverconstrainedError', 'no-camera'],
    ['NotAllowedError', 'camera-failed'],
    ['NotReadableError', 'camera-failed'],
  ])('says on %s: %s', async (name, said) => {
    const { camera, at } = bench();
    at.getUserMedia = () => Promise.reject(named(name));
    expect(await camera.open()).toEqual(err(said));
  });

  it('gives up a driver that hangs, and lets go of the camera if it comes late', async () => {
    const { camera, at, clock, track } = bench();
    const { promise, resolve } = Promise.withResolvers<MediaStream>();
    const late = await at.getUserMedia();
    at.getUserMedia = () => promise;
    const opening = camera.open();
    await clock.advance(10_000);
    expect(await opening).toEqual(err('camera-failed'));
    resolve(late);
    await clock.settle();
    expect(track.isStopped).toBe(true);
  });
});

describe('looking for codes', () => {
  it('tells a code that is held before the camera once', async () => {
    const { open, at, clock } = bench();
    const codes: Reading[] = [];
    (await open()).onCode((code) => codes.push(code));
    await clock.advance(500);
    expect(codes).toEqual([]);
    at.view = [label];
    await clock.advance(2_000);
    expect(codes).toEqual([label]);
  });

  it('looks at eight frames a second, one at a time, and closes each', async () => {
    const { open, at, clock } = bench();
    (await open()).onCode(() => {});
    await clock.advance(10_000);
    expect(at.frames).toBeGreaterThan(75);
    expect(at.frames).toBeLessThanOrEqual(81);
    at.decodeMs = 1_000;
    await clock.advance(1_200);
    const before = at.frames;
    await clock.advance(5_000);
    // Three fifths of its time and no more.
    expect(at.frames - before).toBe(3);
    expect(at.openFrames).toBeLessThanOrEqual(1);
  });

  it('costs nothing while nobody listens', async () => {
    const { open, at, clock } = bench();
    const view = await open();
    await clock.advance(5_000);
    expect(at).toMatchObject({ frames: 0, sources: 0, decoders: 0 });
    const stop = view.onCode(() => {});
    await clock.advance(1_000);
    stop();
    await clock.advance(1_000);
    const before = at.frames;
    await clock.advance(5_000);
    expect(at).toMatchObject({ frames: before, sources: 0, decoders: 0, openFrames: 0 });
    expect(clock.waiting()).toBe(0);
  });

  it('rests while the page is hidden and goes on when it is seen', async () => {
    const { open, at, clock, page } = bench();
    const codes: Reading[] = [];
    (await open()).onCode((code) => codes.push(code));
    page.show(false);
    at.view = [label];
    await clock.advance(5_000);
    expect(at.sources).toBe(0);
    expect(codes).toEqual([]);
    page.show(true);
    await clock.advance(500);
    expect(codes).toEqual([label]);
  });

  it('goes on for a second listener when the first has enough', async () => {
    const { open, at, clock } = bench();
    const view = await open();
    const codes: Reading[] = [];
    const stop = view.onCode(() => {});
    view.onCode((code) => codes.push(code));
    stop();
    at.view = [label];
    await clock.advance(500);
    expect(codes).toEqual([label]);
  });

  it('takes another decoder when one breaks, but not in a busy loop', async () => {
    const { open, at, clock } = bench();
    const codes: Reading[] = [];
    at.breaks = true;
    (await open()).onCode((code) => codes.push(code));
    await clock.advance(10_000);
    expect(at.frames).toBeLessThanOrEqual(6);
    at.breaks = false;
    at.view = [label];
    await clock.advance(2_500);
    expect(codes).toEqual([label]);
  });
});

describe('a photo', () => {
  it('is a JPEG of at most 80 KB at the best quality that fits', async () => {
    const { open, at } = bench();
    const asked: number[] = [];
    at.jpegBytes = (quality, width) => {
      asked.push(quality);
      return quality * width * 100;
    };
    const photo = await (await open()).photo();
    expect(photo).toMatchObject({ ok: true, value: { type: 'image/jpeg' } });
    expect(photo.ok && photo.value.size).toBeLessThanOrEqual(80 * 1024);
    expect(asked).toEqual([0.82, 0.7, 0.55]);
    expect(at).toMatchObject({ openFrames: 0, sources: 0 });
  });

  it('is made smaller when lower quality is not enough', async () => {
    const { open, at } = bench();
    const widths = new Set<number>();
    at.jpegBytes = (quality, width) => {
      widths.add(width);
      return quality * width * width * 0.2;
    };
    expect(await (await open()).photo()).toMatchObject({ ok: true });
    expect([...widths]).toEqual([1280, 960]);
  });

  it('fails when it cannot be made small, and when the camera stalls', async () => {
    const { open, at, clock } = bench();
    const view = await open();
    at.jpegBytes = () => 1_000_000;
    expect(await view.photo()).toEqual(err('camera-failed'));
    at.stalls = true;
    const photo = view.photo();
    await clock.advance(6_000);
    expect(await photo).toEqual(err('camera-failed'));
    expect(at).toMatchObject({ openFrames: 0, sources: 0 });
  });
});

describe('the camera goes', () => {
  it('which is told, also to who asks later, and ends everything', async () => {
    const { open, at, clock, track } = bench();
    const view = await open();
    let told = 0;
    view.onCode(() => {});
    view.onGone(() => told++);
    await clock.advance(500);
    track.dispatchEvent(new Event('ended'));
    expect(told).toBe(1);
    view.onGone(() => told++);
    await clock.advance(5_000);
    expect(told).toBe(2);
    expect(at).toMatchObject({ sources: 0, decoders: 0, openFrames: 0 });
    expect(await view.photo()).toEqual(err('camera-failed'));
    expect(clock.waiting()).toBe(0);
  });

  it('by itself only: closing it tells nobody and turns it off', async () => {
    const { open, at, clock, track } = bench();
    const view = await open();
    let told = 0;
    view.onGone(() => told++);
    view.onCode(() => {});
    await clock.advance(500);
    view.close();
    view.onCode(() => {});
    await clock.advance(5_000);
    expect(told).toBe(0);
    expect(track.isStopped).toBe(true);
    expect(at).toMatchObject({ sources: 0, decoders: 0, openFrames: 0 });
  });
});
