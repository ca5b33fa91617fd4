/**
 * Finds the bull's-eye of a MaxiCode: three dark rings about a light disc, as wide as ISO/IEC 16023 says. What stands
 * around it is for `hexagons.ts`.
 */

import type { Picture } from './picture.ts';
import type { Point } from './reading.ts';

export interface BullsEye extends Point {
  /** Across its outermost dark ring, in pixels. */
  readonly across: number;
}

/** Dark and light rings in turn, from edge to edge: each as wide as the next, but for the light disc in the middle. */
const RINGS = [1, 1, 1, 1, 1, 1.51, 1, 1, 1, 1, 1];
const RINGS_ACROSS = RINGS.reduce((sum, ring) => sum + ring, 0);
const UNEVEN = 0.5;
/** The disc is wider than the rings beside it; a ring that is taken for it is not. */
const DISC = 1.2;
const EVERY_ROW = 2;
const SMALLEST = 24;
const SEEN_IN_ROWS = 2;
const MOST = 3;
/** Half the side of what a pixel is compared with, to tell dark from light. */
const NEIGHBOURHOOD = 24;

/** Those that most rows cross first. */
export function findBullsEyes(picture: Picture): readonly BullsEye[] {
  const found: { x: number; y: number; across: number; rows: number }[] = [];
  for (let y = EVERY_ROW; y < picture.height; y += EVERY_ROW) {
    for (const { middle, across } of crossings(picture, y, 'row')) {
      if (across < SMALLEST) continue;
      const down = crossings(picture, Math.round(middle), 'column').find(
        (one) => Math.abs(one.middle - y) < across / 8 && Math.abs(one.across - across) < across / 4,
      );
      if (down === undefined) continue;
      const known = found.find((one) => Math.hypot(one.x - middle, one.y - down.middle) < one.across / 4);
      if (known) known.rows++;
      else found.push({ x: middle, y: down.middle, across: (across + down.across) / 2, rows: 1 });
    }
  }
  return found
    .filter(({ rows }) => rows >= SEEN_IN_ROWS)
    .toSorted((a, b) => b.rows - a.rows)
    .slice(0, MOST);
}

function crossings(picture: Picture, at: number, way: 'row' | 'column') {
  const edges = edgesOf(picture, at, way);
  const out: { readonly middle: number; readonly across: number }[] = [];
  // Runs with an odd number are dark.
  for (let run = 1; run + RINGS.length < edges.length; run += 2) {
    const start = edges[run] ?? 0;
    const end = edges[run + RINGS.length] ?? 0;
    const unit = (end - start) / RINGS_ACROSS;
    const fits = RINGS.every((ring, n) => {
      const wide = (edges[run + n + 1] ?? 0) - (edges[run + n] ?? 0);
      return Math.abs(wide - ring * unit) <= UNEVEN * ring * unit;
    });
    const [left, disc, right] = [4, 5, 6].map((n) => (edges[run + n + 1] ?? 0) - (edges[run + n] ?? 0));
    const isDisc = (disc ?? 0) >= (DISC * ((left ?? 0) + (right ?? 0))) / 2;
    if (fits && isDisc) out.push({ middle: (start + end) / 2, across: end - start });
  }
  return out;
}

/** Where light turns to dark and back along a row or a column, light first. */
function edgesOf({ pixels, width, height }: Picture, at: number, way: 'row' | 'column'): readonly number[] {
  const [length, first, step] = way === 'row' ? [width, at * width, 1] : [height, at, width];
  const sums = new Float64Array(length + 1);
  for (let n = 0; n < length; n++) sums[n + 1] = (sums[n] ?? 0) + (pixels[first + n * step] ?? 0);
  const edges = [0];
  let isDark = false;
  for (let n = 0; n < length; n++) {
    const [from, to] = [Math.max(0, n - NEIGHBOURHOOD), Math.min(length, n + NEIGHBOURHOOD)];
    const mean = ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
    const dark = (pixels[first + n * step] ?? 0) < mean - 2;
    if (dark !== isDark) {
      edges.push(n);
      isDark = dark;
    }
  }
  edges.push(length);
  return edges;
}
