/**
 * The pictures that decoders are compared on: every symbology in every degradation, whole labels in the layouts of
 * carriers, and pictures without any code. Drawn when asked for, the same at every run.
 */
import type { Picture } from '../../../renderer/input/camera/picture.ts';
import { seededRandom } from '../randomness.ts';
import { type Layout, layouts } from './layouts.ts';
import { MODULE_PIXELS, pictureOfLabel, pictureOfSymbol } from './picture-of.ts';
import { type Shot, shoot } from './shoot.ts';
import { blurred, clean, glaring, inTurn, noisy, pale, type Spoiler, shaded, shaken, torn } from './spoil.ts';
import { type LabelSymbol, symbols, type Truth } from './symbols.ts';

export interface Case {
  readonly name: string;
  /** A symbology, `label` for a whole one, `nothing` for a picture without a code. */
  readonly group: string;
  readonly degradation: string;
  readonly truth: readonly Truth[];
  readonly draw: () => Promise<Picture>;
}

interface Degradation {
  readonly name: string;
  readonly shot?: Partial<Shot>;
  /** Pixels of a module; the usual is what a label held at an arm's length has. */
  readonly modulePixels?: number;
  readonly spoil?: (height: number) => Spoiler;
}

const FRAME = { width: 1280, height: 720 };
const MODULE = 3;

const turned = (degrees: number): Degradation => ({ name: `turned ${degrees}°`, shot: { degrees } });

const degradations: readonly Degradation[] = [
  { name: 'upright' },
  ...[-30, -15, 15, 30].map(turned),
  ...[90, 180, 270].map(turned),
  { name: 'small', modulePixels: 1.8 },
  { name: 'blurred', spoil: () => blurred(3) },
  { name: 'blurred much', spoil: () => blurred(5) },
  { name: 'shaken', spoil: () => shaken(5) },
  { name: 'noisy', spoil: () => noisy(70) },
  { name: 'glare', spoil: () => glaring(110) },
  { name: 'pale', spoil: () => inTurn(pale(0.16, 120), noisy(6)) },
  { name: 'shaded', spoil: () => inTurn(shaded, noisy(12)) },
  { name: 'aslant', shot: { tilt: 0.35 } },
  { name: 'torn', spoil: (height) => torn(0.3, height) },
  {
    name: 'bad in all',
    shot: { degrees: 8, tilt: 0.15 },
    spoil: () => inTurn(blurred(3), pale(0.5, 120), noisy(20)),
  },
];

export function corpus(): readonly Case[] {
  return [...ofSymbols(), ...ofLabels(), ...ofNothing()];
}

function ofSymbols(): readonly Case[] {
  return symbols.flatMap((symbol, n) =>
    degradations.map((how, m) => ({
      name: `${symbol.symbology} ${n} ${how.name}`,
      group: symbol.symbology,
      degradation: how.name,
      truth: [symbol.truth],
      draw: () => drawSymbol(symbol, how, 1000 * n + m),
    })),
  );
}

async function drawSymbol(symbol: LabelSymbol, how: Degradation, seed: number): Promise<Picture> {
  const drawing = await pictureOfSymbol(symbol);
  const scale = (how.modulePixels ?? MODULE) / MODULE_PIXELS;
  const spoil = how.spoil?.(drawing.height * scale) ?? clean;
  return spoil(shoot(drawing, { ...FRAME, scale, ...how.shot }), seed);
}

const FULL_HD = { width: 1920, height: 1080 };
const LABEL_SCALE = 0.84;

function ofLabels(): readonly Case[] {
  const hows = degradations.filter(({ name }) => LABEL_HOWS.includes(name));
  return layouts.flatMap((layout, n) =>
    hows.map((how, m) => ({
      name: `label of ${layout.name} ${how.name}`,
      group: 'label',
      degradation: how.name,
      truth: layout.truth,
      draw: () => drawLabel(layout, how, 50_000 + 1000 * n + m),
    })),
  );
}

const LABEL_HOWS = [
  'upright',
  'turned 15°',
  'turned 90°',
  'turned 180°',
  'blurred',
  'noisy',
  'shaded',
  'aslant',
];

async function drawLabel(layout: Layout, how: Degradation, seed: number): Promise<Picture> {
  const drawing = await pictureOfLabel(layout.zpl);
  const shot = shoot(drawing, { ...FULL_HD, scale: LABEL_SCALE, ...how.shot });
  return (how.spoil?.(drawing.height * LABEL_SCALE) ?? clean)(shot, seed);
}

const NOTHINGS = 60;

/** Shelves, stripes, boxes of print, noise: what a camera in a package room sees most of the day. */
function ofNothing(): readonly Case[] {
  return Array.from({ length: NOTHINGS }, (_, n) => ({
    name: `nothing ${n}`,
    group: 'nothing',
    degradation: 'no code',
    truth: [],
    draw: async () => drawNothing(n),
  }));
}

function drawNothing(n: number): Picture {
  const { width, height } = FRAME;
  const pixels = new Uint8ClampedArray(width * height).fill(90 + (n % 5) * 25);
  const random = seededRandom(9000 + n)(4000);
  const things = 20 + (n % 7) * 30;
  for (let thing = 0; thing < things; thing++) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = random.subarray(5 * thing, 5 * thing + 5);
    const left = Math.floor((a * width) / 256);
    const top = Math.floor((b * height) / 256);
    // Every third picture is all upright bars, every third all lines, the rest boxes: none of them is a code.
    const wide = n % 3 === 0 ? 1 + (c % 9) : 4 + c;
    const high = n % 3 === 1 ? 1 + (d % 9) : 4 + d;
    for (let y = top; y < Math.min(height, top + high); y++)
      pixels.fill(e, y * width + left, y * width + Math.min(width, left + wide));
  }
  return (n % 2 === 0 ? clean : noisy(20))({ pixels, width, height }, n);
}
