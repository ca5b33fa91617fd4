/** What a label is made of once it is laid out, in no printer's language: dots from the top left. */
import type { Bitmap } from './bitmap.ts';

interface At {
  readonly x: number;
  readonly y: number;
}

export type LabelElement =
  | (At & { readonly kind: 'text'; readonly height: number; readonly text: string })
  | (At & { readonly kind: 'picture'; readonly picture: Bitmap })
  | (At & { readonly kind: 'qr'; readonly moduleDots: number; readonly text: string })
  | (At & { readonly kind: 'rule'; readonly width: number; readonly height: number });
