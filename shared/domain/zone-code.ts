/** What the barcode on the wall of a zone says, and which zone it is of. Letters count: it is as it was printed. */
import { ZoneId } from './ids.ts';

const PREFIX = 'ZONE:';

export function zoneCodeOf(zone: ZoneId): string {
  return `${PREFIX}${zone}`;
}

/** Null for what is no zone's barcode; whether the room has such a zone is for the directory to say. */
export function zoneOfCode(text: string): ZoneId | null {
  if (!text.startsWith(PREFIX)) return null;
  const zone = ZoneId.safeParse(text.slice(PREFIX.length));
  return zone.success ? zone.data : null;
}
