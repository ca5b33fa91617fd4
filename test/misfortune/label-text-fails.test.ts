/** The reader of label text hangs, breaks or is slow: no parcel waits for it, and it is never asked without end. */
import { expect, test } from 'vitest';
import type { Frame } from '../../renderer/input/camera/frame-decoder.ts';
import { createLabelText } from '../../renderer/input/label-text/label-text.ts';
import { err, ok } from '../../shared/basics/result.ts';
import { createManualClock } from '../harness/manual-clock.ts';

const LINES = ['SHIP TO: JANE DOE', 'APT 4B'];

/** A reader that does as it is told, and frames that know whether somebody closed them. */
function bench() {
  const clock = createManualClock();
  const at = { how: 'reads' as 'reads' | 'hangs' | 'breaks' | 'cannot open', opened: 0, closed: 0 };
  const frames: { isClosed: boolean }[] = [];
  const text = createLabelText({
    clock,
    newStraightener: () => ({
      upright: async (frame) => {
        frame.close();
        const pixels = new Uint8ClampedArray(1);
        return at.how === 'breaks' ? err('decoder-failed') : ok({ pixels, width: 1, height: 1 });
      },
      close: () => undefined,
    }),
    openReader: async () => {
      if (at.how === 'cannot open') throw new Error('no such file');
      at.opened++;
      return {
        read: () => (at.how === 'hangs' ? new Promise(() => undefined) : clockedLines()),
        close: async () => void at.closed++,
      };
    },
  });
  const clockedLines = () =>
    new Promise<readonly string[]>((done) => {
      clock.after(200, () => done(LINES));
    });
  const show = () => {
    const frame = { isClosed: false };
    frames.push(frame);
    return text.read({ close: () => Object.assign(frame, { isClosed: true }) } as unknown as Frame);
  };
  const allClosed = () => frames.every(({ isClosed }) => isClosed);
  return { clock, at, text, show, allClosed };
}

test('three labels within the time that one takes: only the newest is answered', async () => {
  const { clock, show, allClosed, at } = bench();
  const shown = [show(), show(), show()];
  await clock.advance(1_000);
  expect(await Promise.all(shown)).toEqual([null, null, LINES]);
  expect(allClosed()).toBe(true);
  expect(at.opened).toBe(1);
});

test('it hangs: the answer is nothing within four seconds, and the next label is read by a new one', async () => {
  const { clock, show, at } = bench();
  at.how = 'hangs';
  const first = show();
  await clock.advance(4_000);
  expect(await first).toBeNull();
  at.how = 'reads';
  const second = show();
  await clock.advance(1_000);
  expect(await second).toEqual(LINES);
  expect(at).toMatchObject({ opened: 2, closed: 1 });
});

test.each(['breaks', 'cannot open'] as const)(
  'it %s again and again: after three times it is left alone until the next visit',
  async (how) => {
    const { clock, show, at, text, allClosed } = bench();
    at.how = how;
    for (let n = 0; n < 5; n++) {
      const nothing = show();
      await clock.advance(100);
      expect(await nothing).toBeNull();
    }
    at.how = 'reads';
    const stillNothing = show();
    await clock.advance(1_000);
    expect(await stillNothing).toBeNull();
    expect(allClosed()).toBe(true);
    text.rest();
    const again = show();
    await clock.advance(1_000);
    expect(await again).toEqual(LINES);
  },
);

test('the visit ends in the middle of a label: nothing is answered, nothing stays open, no timer is left', async () => {
  const { clock, show, at, text } = bench();
  const shown = show();
  await clock.advance(100);
  text.rest();
  await clock.advance(1_000);
  expect(await shown).toBeNull();
  expect(at).toMatchObject({ opened: 1, closed: 1 });
  expect(clock.waiting()).toBe(0);
});
