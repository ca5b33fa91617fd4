/** A label as dots, for printers that have no letters of their own worth the name. Knows no printer. */
import { type Bitmap, blacken, blank, lay } from '../../../shared/labels/bitmap.ts';
import type { LabelElement } from '../../../shared/labels/element.ts';
import { type Label, layOutLabel } from '../../../shared/labels/label.ts';
import { type LabelMedia, mediaDots } from '../../../shared/labels/layout.ts';
import { ocrB, writeText } from './alphabet.ts';
import { qrModules } from './qr-modules.ts';

export function drawLabel(label: Label, jobId: string, media: LabelMedia): Bitmap {
  const { width, height } = mediaDots(media);
  const paper = blank(width, height);
  for (const element of layOutLabel(label, jobId, media, ocrB)) draw(paper, element);
  return paper;
}

function draw(paper: Bitmap, element: LabelElement): void {
  const { x, y } = element;
  switch (element.kind) {
    case 'text':
      writeText(element.text, element.height, (right, down) => blacken(paper, x + right, y + down));
      return;
    case 'picture':
      lay(paper, element.picture, x, y);
      return;
    case 'qr': {
      const { side, isDark } = qrModules(element.text);
      for (let row = 0; row < side; row++) {
        for (let column = 0; column < side; column++) {
          if (isDark(column, row)) fill(paper, x, y, column, row, element.moduleDots);
        }
      }
      return;
    }
    case 'rule':
      for (let down = 0; down < element.height; down++) {
        for (let right = 0; right < element.width; right++) blacken(paper, x + right, y + down);
      }
      return;
  }
}

function fill(paper: Bitmap, x: number, y: number, column: number, row: number, size: number): void {
  for (let down = 0; down < size; down++) {
    for (let right = 0; right < size; right++) {
      blacken(paper, x + column * size + right, y + row * size + down);
    }
  }
}
