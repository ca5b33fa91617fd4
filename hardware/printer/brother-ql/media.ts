/**
 * The rolls of a Brother QL that a room label fits on, and how it lies on each. The printer tells which one is in it
 * by its millimetres; all are 300 dpi.
 */
import { type Bitmap, blank, lay, turned } from '../../../shared/labels/bitmap.ts';
import { type LabelSize, mediaDots } from '../../../shared/labels/layout.ts';

export const HEAD_DOTS = 720;

export interface Roll {
  readonly widthMm: number;
  /** 0 for a continuous roll. */
  readonly lengthMm: number;
  /** Printable dots. For a continuous roll the length is the label's own. */
  readonly width: number;
  readonly length: number | null;
  /** Dots of the head to the right of the printable part. */
  readonly right: number;
}

const continuous = (widthMm: number, width: number, right: number): Roll => ({
  widthMm,
  lengthMm: 0,
  width,
  length: null,
  right,
});
const dieCut = (widthMm: number, lengthMm: number, width: number, length: number, right: number): Roll => ({
  widthMm,
  lengthMm,
  width,
  length,
  right,
});

/** Printable areas and margins of the raster command references of the QL series, "Page size". */
const ROLLS: readonly Roll[] = [
  continuous(29, 306, 6),
  continuous(38, 413, 12),
  continuous(50, 554, 12),
  continuous(54, 590, 0),
  continuous(62, 696, 12),
  dieCut(29, 90, 306, 991, 6),
  dieCut(38, 90, 413, 991, 12),
  dieCut(62, 100, 696, 1109, 12),
];

export function rollOf(widthMm: number, lengthMm: number): Roll | null {
  return ROLLS.find((roll) => roll.widthMm === widthMm && roll.lengthMm === lengthMm) ?? null;
}

interface Lie {
  readonly size: LabelSize;
  readonly isTurned: boolean;
}

function fits(roll: Roll, { size, isTurned }: Lie): boolean {
  const { width, height } = mediaDots({ size, dpi: 300 });
  const [across, along] = isTurned ? [height, width] : [width, height];
  return across <= roll.width && (roll.length === null || along <= roll.length);
}

/** The wanted size if it fits in any way, else the small one, which fits on every roll of the table. */
export function lieOn(roll: Roll, wanted: LabelSize): Lie {
  const lies: Lie[] = [
    { size: wanted, isTurned: false },
    { size: wanted, isTurned: true },
    { size: '2x1', isTurned: false },
  ];
  return lies.find((lie) => fits(roll, lie)) ?? { size: '2x1', isTurned: true };
}

/** The label as wide as the head and, on a die-cut roll, as long as its label: rows as they pass under the head. */
export function onRoll(roll: Roll, label: Bitmap, isTurned: boolean): Bitmap {
  const picture = isTurned ? turned(label) : label;
  const page = blank(HEAD_DOTS, roll.length ?? picture.height);
  const left = HEAD_DOTS - roll.right - roll.width;
  const x = left + Math.floor((roll.width - picture.width) / 2);
  lay(page, picture, x, Math.floor((page.height - picture.height) / 2));
  return page;
}
