/** What kind of place a zone is, as a picture of black dots: the same things that the screen's small pictures show. */
import type { ZoneKind } from '../domain/place.ts';
import { type Bitmap, drawn } from './bitmap.ts';

/** Black or not, in a square from 0 to 1. */
type Ink = (x: number, y: number) => boolean;

const LINE = 0.09;

const box =
  (left: number, top: number, right: number, bottom: number): Ink =>
  (x, y) =>
    x >= left && x < right && y >= top && y < bottom;

const outline = (left: number, top: number, right: number, bottom: number): Ink => {
  const outer = box(left, top, right, bottom);
  const inner = box(left + LINE, top + LINE, right - LINE, bottom - LINE);
  return (x, y) => outer(x, y) && !inner(x, y);
};

const any =
  (...inks: readonly Ink[]): Ink =>
  (x, y) =>
    inks.some((ink) => ink(x, y));

const icons: Readonly<Record<ZoneKind, Ink>> = {
  /** Two posts, three boards, two boxes. */
  shelf: any(
    box(0, 0, LINE, 1),
    box(1 - LINE, 0, 1, 1),
    box(0, 0.1, 1, 0.1 + LINE),
    box(0, 0.5, 1, 0.5 + LINE),
    box(0, 0.9, 1, 0.9 + LINE),
    box(0.2, 0.28, 0.45, 0.5),
    box(0.5, 0.66, 0.8, 0.9),
  ),
  /** A box on the ground. */
  floor: any(outline(0.2, 0.25, 0.8, 0.85), box(0.45, 0.25, 0.55, 0.5), box(0, 0.91, 1, 1)),
  /** Boxes upon boxes. */
  overflow: any(outline(0.27, 0, 0.73, 0.5), outline(0, 0.5, 0.5, 1), outline(0.5, 0.5, 1, 1)),
  /** Two doors with their handles. */
  refrigerator: any(
    outline(0.15, 0, 0.85, 1),
    box(0.15, 0.36, 0.85, 0.36 + LINE),
    box(0.32, 0.16, 0.4, 0.3),
    box(0.32, 0.52, 0.4, 0.74),
  ),
  /** Four doors, each with its lock. */
  lockers: any(
    outline(0, 0, 1, 1),
    box(0.455, 0, 0.545, 1),
    box(0, 0.455, 1, 0.545),
    box(0.28, 0.22, 0.36, 0.3),
    box(0.78, 0.22, 0.86, 0.3),
    box(0.28, 0.7, 0.36, 0.78),
    box(0.78, 0.7, 0.86, 0.78),
  ),
};

export function zoneIcon(kind: ZoneKind, side: number): Bitmap {
  const ink = icons[kind];
  return drawn(side, side, (x, y) => ink((x + 0.5) / side, (y + 0.5) / side));
}
