/**
 * What a property writes down of itself before its kiosk has begun: its name, its room, its doors. The people come as a
 * list of their own.
 */
import { z } from 'zod';
import { Directory } from './directory.ts';
import type { PropertyId } from './ids.ts';
import { Door } from './place.ts';
import { KioskLetter } from './room-code.ts';
import { overlaps } from './room-plan.ts';

const { property, kioskLetter, zones, plan, doors } = Directory.shape;

const SiteFields = z.strictObject({
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

/** Who scans a wall, or looks at the plan, has to be at one place and no other. */
export const Site = SiteFields.superRefine(({ zones }, context) => {
  for (const [index, zone] of zones.entries()) {
    const refuse = (key: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['zones', index, key], message });
    for (const other of zones.slice(0, index)) {
      if (isSame(other.id, zone.id)) refuse('id', `${zone.id} is the id of ${other.name}, too`);
      if (isSame(other.name, zone.name)) refuse('name', `${other.id} is called ${zone.name}, too`);
      if (other.at !== undefined && zone.at !== undefined && overlaps(other.at, zone.at))
        refuse('at', `${zone.id} overlaps ${other.id}`);
    }
  }
});
export type Site = z.infer<typeof Site>;

/** As a person reads them off a wall: case and space do not count. */
function isSame(one: string, other: string): boolean {
  const read = (text: string) => text.normalize('NFKC').toLocaleLowerCase('en').replace(/\s+/g, ' ').trim();
  return read(one) === read(other);
}

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
