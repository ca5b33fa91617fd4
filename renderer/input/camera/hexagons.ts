/**
 * Takes the modules of a MaxiCode off a grey picture, whichever way it lies, and draws them anew, upright, clean and
 * alone: the library reads it only so. Where the modules are: ISO/IEC 16023, 4.2 and its figures.
 */
import type { BullsEye } from './bulls-eye.ts';
import type { Picture } from './picture.ts';
import type { Point } from './reading.ts';
import { sampled } from './straighten.ts';

const COLUMNS = 30;
const ROWS = 33;
/** The module in whose middle the middle of the bull's-eye is. */
const MIDDLE = { column: 14, row: 16 };
/** Rows lie closer than columns: hexagons interlock. */
const ROW = Math.sqrt(3) / 2;
/** Across the outermost dark ring, in modules: 7.74 mm of 0.88 mm each. */
const RING_MODULES = 7.74 / 0.88;

/** The six orientation patterns around the bull's-eye: column, row, whether it is dark. No message changes them. */
const ORIENTATION: readonly (readonly [number, number, boolean])[] = [
  [10, 9, true],
  [11, 9, true],
  [11, 10, true],
  [17, 9, false],
  [17, 10, false],
  [18, 10, false],
  [20, 16, true],
  [21, 16, false],
  [20, 17, true],
  [17, 22, true],
  [16, 23, false],
  [17, 23, true],
  [10, 22, true],
  [11, 22, false],
  [10, 23, true],
  [7, 15, true],
  [7, 16, false],
  [8, 16, true],
];

/** From modules right of and below the middle to pixels, the far side smaller by what is held aslant. */
interface Lattice {
  readonly x: number;
  readonly y: number;
  readonly rightX: number;
  readonly rightY: number;
  readonly downX: number;
  readonly downY: number;
  readonly farX: number;
  readonly farY: number;
}

const modules = Array.from({ length: COLUMNS * ROWS }, (_, n) => {
  const [column, row] = [n % COLUMNS, Math.floor(n / COLUMNS)];
  return { column, row, ...place(column, row) };
}).filter(({ column, row }) => !(row % 2 === 1 && column === COLUMNS - 1));

/** Of the symbol around the eye: the picture of its modules, and its corners where it was found; null where none is. */
export function readModules(
  picture: Picture,
  eye: BullsEye,
): { readonly picture: Picture; readonly corners: readonly Point[] } | null {
  const oriented = orient(picture, eye);
  if (oriented === null) return null;
  const lattice = refine(picture, oriented);
  const greys = modules.map(({ u, v }) => greyAt(picture, lattice, u, v));
  return { picture: drawn(darkOf(greys)), corners: cornersOf(lattice) };
}

function place(column: number, row: number) {
  return { u: column - MIDDLE.column + (row % 2) / 2, v: (row - MIDDLE.row) * ROW };
}

const TURN = Math.PI / 90;
const SIZES = [0.97, 1, 1.03];
/** Light less dark, of what the patterns should be: below this it is no MaxiCode. */
const LEAST_CONTRAST = 6;

function orient(picture: Picture, eye: BullsEye): Lattice | null {
  const scale = eye.across / RING_MODULES;
  let best: { readonly score: number; readonly lattice: Lattice } | null = null;
  for (const size of SIZES) {
    for (let angle = 0; angle < 2 * Math.PI; angle += TURN) {
      const lattice = latticeOf(eye, scale * size, angle);
      const score = fitOf(picture, lattice);
      if (score > (best?.score ?? LEAST_CONTRAST)) best = { score, lattice };
    }
  }
  return best?.lattice ?? null;
}

function latticeOf({ x, y }: Point, scale: number, angle: number): Lattice {
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  return { x, y, rightX: cos, rightY: sin, downX: -sin, downY: cos, farX: 0, farY: 0 };
}

function fitOf(picture: Picture, lattice: Lattice): number {
  let [dark, light, darks] = [0, 0, 0];
  for (const [column, row, isDark] of ORIENTATION) {
    const { u, v } = place(column, row);
    const grey = greyAt(picture, lattice, u, v);
    if (isDark) dark += grey;
    else light += grey;
    if (isDark) darks++;
  }
  return light / (ORIENTATION.length - darks) - dark / darks;
}

/** What each may be wrong by at first, in modules at the edge of the symbol or in parts of the scale. */
const STEPS: readonly (readonly [keyof Lattice, number])[] = [
  ['x', 0.25],
  ['y', 0.25],
  ['rightX', 0.03],
  ['rightY', 0.03],
  ['downX', 0.03],
  ['downY', 0.03],
  ['farX', 0.004],
  ['farY', 0.004],
];
const ROUNDS = 5;

/** Moves the lattice until its points are as dark and as light as they can be: between modules all is grey. */
function refine(picture: Picture, first: Lattice): Lattice {
  const scale = Math.hypot(first.rightX, first.rightY);
  let lattice = first;
  let score = contrastOf(picture, lattice);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [what, step] of STEPS) {
      const by = (what.startsWith('far') ? step : step * scale) / 1.6 ** round;
      for (const change of [by, -by]) {
        const moved = { ...lattice, [what]: lattice[what] + change };
        const now = contrastOf(picture, moved);
        if (now <= score) continue;
        lattice = moved;
        score = now;
        break;
      }
    }
  }
  return lattice;
}

function contrastOf(picture: Picture, lattice: Lattice): number {
  let [sum, squares] = [0, 0];
  for (const { u, v } of modules) {
    const grey = greyAt(picture, lattice, u, v);
    sum += grey;
    squares += grey * grey;
  }
  const mean = sum / modules.length;
  return squares / modules.length - mean * mean;
}

/** Points of a module that are taken, in modules: the middle and around it. */
const AROUND: readonly (readonly [number, number])[] = [
  [0, 0],
  [0.22, 0],
  [-0.22, 0],
  [0, 0.22],
  [0, -0.22],
];

function greyAt(picture: Picture, lattice: Lattice, u: number, v: number): number {
  const near = 1 + lattice.farX * u + lattice.farY * v;
  let sum = 0;
  for (const [du, dv] of AROUND) {
    const [a, b] = [(u + du) / near, (v + dv) / near];
    sum += sampled(
      picture,
      lattice.x + a * lattice.rightX + b * lattice.downX,
      lattice.y + a * lattice.rightY + b * lattice.downY,
    );
  }
  return sum / AROUND.length;
}

/** Modules, in each direction, whose mean tells dark from light. */
const NEIGHBOURS = 4;

function darkOf(greys: readonly number[]): ReadonlySet<number> {
  const byPlace = new Map(modules.map(({ column, row }, n) => [row * COLUMNS + column, greys[n] ?? 0]));
  const dark = new Set<number>();
  for (const { column, row } of modules) {
    let [min, max] = [255, 0];
    for (let y = row - NEIGHBOURS; y <= row + NEIGHBOURS; y++) {
      for (let x = column - NEIGHBOURS; x <= column + NEIGHBOURS; x++) {
        const grey = x < 0 || x >= COLUMNS ? undefined : byPlace.get(y * COLUMNS + x);
        if (grey === undefined) continue;
        min = Math.min(min, grey);
        max = Math.max(max, grey);
      }
    }
    const key = row * COLUMNS + column;
    if ((byPlace.get(key) ?? 255) < (min + max) / 2) dark.add(key);
  }
  return dark;
}

const CELL = 8;
const QUIET = 16;

/** The library finds the symbol by its dark edges: one wrong module in each, which its error correction mends. */
const EDGES = [0, COLUMNS - 1, (ROWS - 1) * COLUMNS, ROWS * COLUMNS - 1];

function drawn(dark: ReadonlySet<number>): Picture {
  const [width, height] = [COLUMNS * CELL + 2 * QUIET, ROWS * CELL + 2 * QUIET];
  const pixels = new Uint8ClampedArray(width * height).fill(255);
  for (const key of new Set([...dark, ...EDGES])) {
    const [column, row] = [key % COLUMNS, Math.floor(key / COLUMNS)];
    const left = QUIET + column * CELL + ((row % 2) * CELL) / 2;
    for (let y = 0; y < CELL; y++) {
      const at = (QUIET + row * CELL + y) * width + left;
      pixels.fill(0, at, at + CELL);
    }
  }
  return { pixels, width, height };
}

function cornersOf({ x, y, rightX, rightY, downX, downY }: Lattice): readonly Point[] {
  const [wide, high] = [COLUMNS / 2, (ROWS / 2) * ROW];
  return [
    [-wide, -high],
    [wide, -high],
    [wide, high],
    [-wide, high],
  ].map(([u = 0, v = 0]) => ({ x: x + u * rightX + v * downX, y: y + u * rightY + v * downY }));
}
