/**
 * Where in a grey picture bars lie side by side, and which way they are read: tiles whose brightness changes in one
 * direction, gathered into regions. A linear code or a PDF417 is one; so may be a shelf. It reads nothing.
 */
import type { Picture } from './picture.ts';

export interface Stripes {
  /** The middle, in pixels of the picture. */
  readonly x: number;
  readonly y: number;
  /** Along the reading direction and across it, in pixels. */
  readonly length: number;
  readonly breadth: number;
  /** The reading direction, in radians clockwise from the right, −π/2 to π/2. */
  readonly angle: number;
}

const TILE = 24;
/** Tiles as flat as that are paper or table. In squares of brightness, for a pixel. */
const FLAT = 40;
/** 1 is a picture of nothing but bars, 0 one of noise. */
const COHERENT = 0.45;
const SAME_WAY = Math.PI / 12;
const FEWEST_TILES = 4;
const MOST_REGIONS = 4;
/** The quiet zone, and the tiles at the ends that hold but a bar or two. */
const MARGIN = 1.5 * TILE;

interface Tile {
  readonly column: number;
  readonly row: number;
  readonly strength: number;
  readonly angle: number;
}

/** The strongest first. */
export function findStripes(picture: Picture): readonly Stripes[] {
  const tiles = tilesOf(picture);
  const left = new Map(tiles.map((tile) => [keyOf(tile.column, tile.row), tile]));
  const regions: { readonly strength: number; readonly stripes: Stripes }[] = [];
  for (const seed of tiles.toSorted((a, b) => b.strength - a.strength)) {
    if (!left.has(keyOf(seed.column, seed.row))) continue;
    const region = gather(seed, left);
    if (region.length < FEWEST_TILES) continue;
    const strength = region.reduce((sum, tile) => sum + tile.strength, 0);
    regions.push({ strength, stripes: boxOf(region) });
  }
  return regions
    .toSorted((a, b) => b.strength - a.strength)
    .slice(0, MOST_REGIONS)
    .map(({ stripes }) => stripes);
}

function tilesOf({ pixels, width, height }: Picture): readonly Tile[] {
  const tiles: Tile[] = [];
  for (let row = 0; row < Math.floor(height / TILE); row++) {
    for (let column = 0; column < Math.floor(width / TILE); column++) {
      const tile = tileAt(pixels, width, height, column, row);
      if (tile !== null) tiles.push(tile);
    }
  }
  return tiles;
}

/** By the structure tensor of the tile: the direction in which brightness changes most, and how much more than across. */
function tileAt(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  column: number,
  row: number,
): Tile | null {
  const [x0, y0] = [Math.max(1, column * TILE), Math.max(1, row * TILE)];
  const [x1, y1] = [Math.min(width - 1, x0 + TILE), Math.min(height - 1, y0 + TILE)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let y = y0; y < y1; y += 2) {
    for (let x = x0; x < x1; x++) {
      const at = y * width + x;
      const dx = (pixels[at + 1] ?? 0) - (pixels[at - 1] ?? 0);
      const dy = (pixels[at + width] ?? 0) - (pixels[at - width] ?? 0);
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
  }
  const strength = (xx + yy) / ((x1 - x0) * (y1 - y0));
  if (strength < FLAT) return null;
  const coherence = Math.hypot(xx - yy, 2 * xy) / (xx + yy);
  if (coherence < COHERENT) return null;
  return { column, row, strength, angle: Math.atan2(2 * xy, xx - yy) / 2 };
}

/** The tiles that hang together with `seed` and lie the same way; they are taken out of `left`. */
function gather(seed: Tile, left: Map<number, Tile>): readonly Tile[] {
  left.delete(keyOf(seed.column, seed.row));
  const region = [seed];
  for (const tile of region) {
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const key = keyOf(tile.column + dx, tile.row + dy);
        const next = left.get(key);
        if (next === undefined || apart(next.angle, seed.angle) > SAME_WAY) continue;
        left.delete(key);
        region.push(next);
      }
    }
  }
  return region;
}

function boxOf(region: readonly Tile[]): Stripes {
  const angle = meanAngle(region);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { column, row } of region) {
    const [x, y] = [(column + 0.5) * TILE, (row + 0.5) * TILE];
    const [u, v] = [x * cos + y * sin, y * cos - x * sin];
    minU = Math.min(minU, u);
    maxU = Math.max(maxU, u);
    minV = Math.min(minV, v);
    maxV = Math.max(maxV, v);
  }
  const [u, v] = [(minU + maxU) / 2, (minV + maxV) / 2];
  return {
    x: u * cos - v * sin,
    y: u * sin + v * cos,
    length: maxU - minU + TILE + 2 * MARGIN,
    breadth: maxV - minV + TILE,
    angle,
  };
}

/** Directions come round after half a turn: they are doubled to be added up. */
function meanAngle(region: readonly Tile[]): number {
  let [cos, sin] = [0, 0];
  for (const { angle, strength } of region) {
    cos += strength * Math.cos(2 * angle);
    sin += strength * Math.sin(2 * angle);
  }
  return Math.atan2(sin, cos) / 2;
}

function apart(a: number, b: number): number {
  const between = Math.abs(a - b) % Math.PI;
  return Math.min(between, Math.PI - between);
}

function keyOf(column: number, row: number): number {
  return row * 4096 + column;
}
