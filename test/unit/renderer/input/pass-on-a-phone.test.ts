/** A pass on the display of a phone, as the kiosk's camera sees it: dim, cracked, mirrored, greasy, held aslant. */
import { expect, test } from 'vitest';
import { passKey } from '../../../../main/host/passes/signed.ts';
import type { Picture } from '../../../../renderer/input/camera/picture.ts';
import { decodePicture } from '../../../../renderer/input/camera/pipeline.ts';
import { recognise } from '../../../../shared/tracking/recognise.ts';
import { packageId } from '../../../harness/drafts.ts';
import { MODULE_PIXELS, pictureOfSymbol } from '../../../harness/labels/picture-of.ts';
import { type Shot, shoot } from '../../../harness/labels/shoot.ts';
import { blurred, clean, glaring, inTurn, noisy, pale, type Spoiler } from '../../../harness/labels/spoil.ts';
import { openReader } from '../../../harness/labels/wasm.ts';
import { aPass } from '../../../harness/passes-bench.ts';

/** A frame of the usual camera; the code takes about half of its height. */
const FRAME = { width: 1920, height: 1080 };
const MODULE = 3.5;

const mirrored: Spoiler = ({ pixels, width, height }) => ({
  pixels: pixels.map((_, at) => pixels[at - (at % width) + (width - 1 - (at % width))] ?? 0),
  width,
  height,
});

/** Splinters: lines from a point of the display, black or bright. */
const cracked: Spoiler = ({ pixels, width, height }) => {
  const out = pixels.slice();
  const [fromX, fromY] = [width * 0.56, height * 0.42];
  for (let crack = 0; crack < 7; crack++) {
    const angle = (crack * 2 * Math.PI) / 7 + 0.3;
    for (let along = 0; along < 420; along++) {
      for (let across = -1; across <= 1; across++) {
        const x = Math.round(fromX + along * Math.cos(angle) - across * Math.sin(angle));
        const y = Math.round(fromY + along * Math.sin(angle) + across * Math.cos(angle));
        if (x >= 0 && y >= 0 && x < width && y < height) out[y * width + x] = crack % 2 === 0 ? 20 : 235;
      }
    }
  }
  return { pixels: out, width, height };
};

/** Dark letters on light become light ones on dark: what a phone at night does to a page. */
const inverted: Spoiler = ({ pixels, width, height }) => ({
  pixels: pixels.map((grey) => 255 - grey),
  width,
  height,
});

const situations: readonly (readonly [string, Partial<Shot>, Spoiler])[] = [
  ['upright', {}, clean],
  ['turned', { degrees: 23 }, clean],
  ['upside down', { degrees: 180 }, clean],
  ['held aslant', { tilt: 0.3, degrees: -12 }, clean],
  ['at low brightness', {}, inTurn(pale(0.12, 40), noisy(4))],
  ['cracked', {}, cracked],
  ['cracked, dim and turned', { degrees: 9 }, inTurn(cracked, pale(0.25, 60), noisy(6))],
  ['mirrored', {}, mirrored],
  ['in a dark theme', {}, inverted],
  ['out of focus', {}, blurred(5)],
  ['in the light of a lamp', {}, glaring(130)],
  ['far away', { scale: 1.4 / MODULE_PIXELS }, noisy(20)],
];

async function phone(pass: ReturnType<typeof aPass>) {
  const { sign } = await passKey(new Uint8Array(32).fill(3));
  const token = await sign(pass);
  const drawing: Picture = await pictureOfSymbol({
    kind: 'qrcode',
    symbology: 'QR',
    text: token,
    truth: { text: token, aim: 'Q' },
  });
  return { token, drawing };
}

const passes = {
  'of a resident': aPass(),
  'of somebody sent for three packages': aPass({
    holder: 'delegate',
    resident: 'r-1',
    packages: [packageId(1), packageId(2), packageId(3)],
  }),
};

/** From one frame of many: what a hand that moves a little makes good. */
const SELDOM = ['cracked, dim and turned'];

for (const [whose, pass] of Object.entries(passes)) {
  test(`a pass ${whose} is read from one frame`, async () => {
    const reader = await openReader();
    const { token, drawing } = await phone(pass);
    const read = situations.filter(([, shot, spoil]) => {
      const picture = spoil(shoot(drawing, { ...FRAME, scale: MODULE / MODULE_PIXELS, ...shot }), 5);
      const texts = decodePicture(reader, picture).map(({ text }) => text);
      expect(texts.filter((text) => text !== token)).toEqual([]);
      return texts.length === 1;
    });
    const missed = situations.filter((one) => !read.includes(one)).map(([name]) => name);
    expect(missed.filter((name) => !SELDOM.includes(name))).toEqual([]);
    expect(recognise({ text: token, aim: ']Q1' })).toEqual({ kind: 'pass', token });
  }, 60_000);
}

test('a pass is short enough for modules that a phone shows', async () => {
  const lengths = await Promise.all(
    Object.values(passes).map(async (pass) => (await phone(pass)).token.length),
  );
  expect(lengths).toEqual([
    expect.toSatisfy((n: number) => n < 290),
    expect.toSatisfy((n: number) => n < 450),
  ]);
});
