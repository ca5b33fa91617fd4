/** What stands on a room label, in no printer's language. A driver lays it out in its own. */
import { z } from 'zod';
import { DrawnText } from './drawn-text.ts';

/** The lines of a label that may be in any script; the room code is made of capitals and digits. */
export const LINES = ['unit', 'zone', 'date', 'marks'] as const;
export type Line = (typeof LINES)[number];

export const RoomLabel = z.strictObject({
  /** The short human code, such as `K7-0423`. Also the content of the QR code. */
  roomCode: z.string().min(1).max(12),
  /** The unit's name as people say it, such as `4B`; null for a package that nobody could be found for. */
  unit: z.string().min(1).max(16).nullable(),
  /** Where it stands, as the room calls it, such as `Shelf A`; on a spare label what it is for. */
  zone: z.string().min(1).max(40),
  /** The day it came in, as the property writes dates, such as `23 Nov 2026`; empty on a spare label. */
  date: z.string().max(30),
  /** Short remarks printed in capitals, such as `PERISHABLE`. */
  marks: z.array(z.string().min(1).max(20)).max(4),
  /** Pictures of the lines that a printer may have no letters for. */
  drawn: z.partialRecord(z.enum(LINES), DrawnText).optional(),
});
export type RoomLabel = Readonly<z.infer<typeof RoomLabel>>;

/** The text of a line as it stands on the label; empty where there is nothing to say. */
export function lineOf(label: RoomLabel, line: Line): string {
  if (line === 'marks') return label.marks.join(' / ');
  return label[line] ?? '';
}
