import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../../../renderer/input/camera/reading.ts';
import { createSightings } from '../../../../../renderer/input/camera/sightings.ts';

const ups: Reading = { text: '1Z12345E0205271688', aim: ']C0' };
const itf14: Reading = { text: '12345678901231', aim: ']I0' };
const itf10: Reading = { text: '1234567890', aim: ']I0' };
const code39: Reading = { text: 'ABC123', aim: ']A0' };
const codabar: Reading = { text: '123456', aim: ']F0' };

/** What is told, frame by frame, of what is read a frame every 125 ms. */
function told(...frames: readonly (readonly Reading[])[]): readonly (readonly Reading[])[] {
  const sightings = createSightings();
  return frames.map((readings, frame) => sightings.take(readings, frame * 125));
}

describe('a code that is read frame by frame', () => {
  it('is told at once, and once, if it has a check', () => {
    expect(told([ups], [ups], [ups])).toEqual([[ups], [], []]);
  });

  it('is told again only after it has been out of view for three seconds', () => {
    const sightings = createSightings();
    expect(sightings.take([ups], 0)).toEqual([ups]);
    expect(sightings.take([ups], 1_000)).toEqual([]);
    expect(sightings.take([ups], 3_999)).toEqual([]);
    for (const atMs of [5_000, 5_500, 6_000, 6_500]) expect(sightings.take([], atMs)).toEqual([]);
    expect(sightings.take([ups], 6_999)).toEqual([ups]);
  });

  it('is not told again where a slow machine did not look for long', () => {
    const sightings = createSightings();
    expect(sightings.take([ups], 0)).toEqual([ups]);
    expect(sightings.take([ups], 9_000)).toEqual([]);
    for (const atMs of [11_000, 13_000, 15_000]) sightings.take([], atMs);
    expect(sightings.take([ups], 17_000)).toEqual([]);
  });

  it.each([itf14, code39, codabar])('without a check needs two frames in a row: $aim', (reading) => {
    expect(told([reading], [reading], [reading])).toEqual([[], [reading], []]);
    expect(told([reading], [], [reading], [])).toEqual([[], [], [], []]);
  });

  it('of a short ITF needs three', () => {
    expect(told([itf10], [itf10], [itf10])).toEqual([[], [], [itf10]]);
  });

  it('is not believed when it is part of a longer one in the same frame or lately', () => {
    expect(told([itf14], [itf14], [itf10], [itf10], [itf10], [itf10]).flat()).toEqual([itf14]);
    expect(told([itf14, itf10], [itf10, itf14], [itf10, itf14]).flat()).toEqual([itf14]);
  });

  it('without a check and of three characters is never believed', () => {
    const short = { text: 'A12', aim: ']A0' };
    expect(told([short], [short], [short], [short]).flat()).toEqual([]);
  });

  it('is told apart from the same text in another symbology', () => {
    const square = { text: ups.text, aim: ']Q1' };
    expect(told([ups], [square])).toEqual([[ups], [square]]);
  });
});
