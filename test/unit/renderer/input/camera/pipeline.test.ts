import { beforeAll, describe, expect, test } from 'vitest';
import { decodePicture, pictureDecoder } from '../../../../../renderer/input/camera/pipeline.ts';
import type { Reader } from '../../../../../renderer/input/camera/wasm-reader.ts';
import { type Case, corpus } from '../../../../harness/labels/corpus.ts';
import { pictureOfSymbol } from '../../../../harness/labels/picture-of.ts';
import { shoot } from '../../../../harness/labels/shoot.ts';
import { symbols } from '../../../../harness/labels/symbols.ts';
import { openReader } from '../../../../harness/labels/wasm.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});

const all = corpus();
const of = (degradation: string, group?: string): readonly Case[] =>
  all.filter((one) => one.degradation === degradation && (group === undefined || one.group === group));

async function read(one: Case) {
  return decodePicture(reader, await one.draw()).map(({ text, aim }) => ({ text, aim: aim.slice(0, 2) }));
}

describe('a label that is held as most people hold it', () => {
  test.each(of('upright').map((one) => [one.name, one] as const))(
    '%s is read, and nothing else',
    async (_, one) => {
      const readings = await read(one);
      const wrong = readings.filter(({ text }) => !one.truth.some((truth) => text.includes(truth.text)));
      expect(wrong).toEqual([]);
      expect(
        readings.some(
          ({ text, aim }) => text.includes(one.truth[0]?.text ?? '') && aim === one.truth[0]?.aim,
        ),
      ).toBe(true);
    },
  );
});

describe('what a single look misses', () => {
  test.each(
    ['turned -30°', 'turned 15°', 'turned 270°', 'noisy', 'bad in all']
      .flatMap((how) => [
        ...of(how, 'Code 128').slice(0, 1),
        ...of(how, 'ITF').slice(0, 1),
        ...of(how, 'MaxiCode').slice(0, 1),
      ])
      // Of a MaxiCode that is bad in all, some are read and some are not.
      .filter(({ group, degradation }) => group !== 'MaxiCode' || degradation !== 'bad in all')
      .map((one) => [one.name, one] as const),
  )('%s', async (_, one) => {
    expect((await read(one)).map(({ text }) => text)).toEqual([
      expect.stringContaining(one.truth[0]?.text ?? ''),
    ]);
  });
});

test('a part of an ITF is never taken for the whole', async () => {
  for (const one of all.filter(({ group }) => group === 'ITF')) {
    for (const { text } of await read(one)) expect(text, one.name).toBe(one.truth[0]?.text);
  }
});

test('pictures without a code give none', async () => {
  for (const one of all.filter(({ group }) => group === 'nothing').slice(0, 20))
    expect(await read(one), one.name).toEqual([]);
});

test('it says where the code is, also of one that had to be straightened', async () => {
  const [code128] = symbols;
  if (code128 === undefined) throw new Error('there are no symbols');
  const drawing = await pictureOfSymbol(code128);
  for (const degrees of [0, 30]) {
    const picture = shoot(drawing, { width: 1280, height: 720, scale: 3 / 8, degrees, at: [0.4, 0.6] });
    const [reading] = decodePicture(reader, picture);
    const corners = reading?.corners ?? [];
    const mean = (of: (corner: { x: number; y: number }) => number) =>
      corners.reduce((sum, one) => sum + of(one), 0) / corners.length;
    expect(corners).toHaveLength(4);
    expect(Math.abs(mean(({ x }) => x) - 512)).toBeLessThan(60);
    expect(Math.abs(mean(({ y }) => y) - 432)).toBeLessThan(60);
  }
});

describe('on a machine that has no time left after the first look', () => {
  const noTime = () => {
    let now = 0;
    return { elapsed: () => (now += 100), ms: 50 };
  };

  test('each picture still gets one look more', async () => {
    const [slanted] = of('turned 30°', 'Code 128');
    if (slanted === undefined) throw new Error('no such picture');
    expect(pictureDecoder(reader, noTime())(await slanted.draw())).toHaveLength(1);
  });

  test('a kind of code that is looked for later is found in a later picture', async () => {
    const [hidden] = of('turned 15°', 'MaxiCode');
    if (hidden === undefined) throw new Error('no such picture');
    const picture = await hidden.draw();
    const decode = pictureDecoder(reader, noTime());
    expect(decode(picture)).toEqual([]);
    expect(decode(picture)).toHaveLength(1);
  });
});
