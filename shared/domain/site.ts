/**
 * What a property writes down of itself before its kiosk has begun: its name, its room, its doors. The people come as a
 * list of their own.
 */
import { z } from 'zod';
import { Directory } from './directory.ts';
import type { PropertyId } from './ids.ts';
import { Door } from './place.ts';
import { KioskLetter } from './room-code.ts';

const { property, kioskLetter, zones, plan, doors } = Directory.shape;

export const Site = z.strictObject({
  property: property.omit({ id: true }),
  kioskLetter: kioskLetter.optional(),
  zones,
  plan,
  doors: doors.optional(),
  /** Who delivers here, such as `ups`; each gets a code at the first start. Left out: the usual ones. */
  carriers: z
    .array(z.string().regex(/^[a-z0-9-]{2,32}$/))
    .min(1)
    .max(50)
    .optional(),
});
export type Site = z.infer<typeof Site>;

const FIRST_KIOSK = KioskLetter.parse('K');
const USUAL_DOOR = Door.parse({ id: 'main', releaseMs: 5_000 });

/** With nobody in it. What is wrong with the room as a whole is said as it is of any directory. */
export function directoryOf(site: Site, id: PropertyId): z.ZodSafeParseResult<Directory> {
  return withSite({ units: [], residents: [] }, site, id);
}

/** The people stay; everything else is as the site says. */
export function withSite(
  { units, residents }: Pick<Directory, 'units' | 'residents'>,
  { property, kioskLetter = FIRST_KIOSK, zones, plan, doors = [USUAL_DOOR] }: Site,
  id: PropertyId,
): z.ZodSafeParseResult<Directory> {
  return Directory.safeParse({
    property: { ...property, id },
    kioskLetter,
    units,
    residents,
    zones,
    ...(plan !== undefined && { plan }),
    doors,
  });
}
