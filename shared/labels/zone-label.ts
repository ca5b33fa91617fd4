/** What hangs on the wall at a zone, in no printer's language: its name, what kind of place it is, its barcode. */
import { z } from 'zod';
import { ZoneId } from '../domain/ids.ts';
import { ZoneKind } from '../domain/place.ts';
import { DrawnText } from './drawn-text.ts';

export const ZoneLabel = z.strictObject({
  zone: ZoneId,
  /** As the room calls it, such as `Shelf A`. */
  name: z.string().min(1).max(40),
  kind: ZoneKind,
  /** A picture of the name, for a printer that has no letters for it. */
  drawnName: DrawnText.optional(),
});
export type ZoneLabel = Readonly<z.infer<typeof ZoneLabel>>;
