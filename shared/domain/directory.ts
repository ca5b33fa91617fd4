/**
 * The people and places of a property, as the kiosk needs them. It holds names, so it lives outside the ledger,
 * is encrypted at rest, and can be erased without breaking a single hash. It holds no PIN and no code.
 */
import { z } from 'zod';
import { type RotationPolicy, USUAL_ROTATION } from '../policies/code-rotation.ts';
import { PropertyId, ResidentId, UnitId } from './ids.ts';
import { Door, longReleaseMs, Zone } from './place.ts';
import { KioskLetter } from './room-code.ts';
import { isInside, RoomPlan } from './room-plan.ts';

export const Unit = z.strictObject({
  id: UnitId,
  /** As people say it and as it stands on the door, such as `4B`. Unique in the property, case ignored. */
  name: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ./-]{0,15}$/u),
});
export type Unit = z.infer<typeof Unit>;

export const Resident = z.strictObject({
  id: ResidentId,
  unit: UnitId,
  name: z.string().min(1).max(120),
  /** Other names that parcels for this person bear. */
  aliases: z.array(z.string().min(1).max(120)).max(20),
  /** BCP 47, such as `en` or `zh-Hans`. */
  language: z.string().min(2).max(35),
  /** Whether packages should be within reach from a wheelchair. */
  lowReach: z.boolean(),
  /** Left out for who lives here. Of somebody who moved away: what staff do with what still comes for them. */
  movedAway: z.strictObject({ packages: z.enum(['forward', 'return']) }).optional(),
});
export type Resident = z.infer<typeof Resident>;

const days = z.int().min(1).max(3_650);

export const IntakePolicy = z.strictObject({
  /** `known-unit`: without a code, with a carrier's label for a unit of the house. */
  codeless: z.enum(['off', 'known-unit']).optional(),
  /** How old a carrier's code is when the next one is due, and how long the old one is good beside it. */
  codeDays: days.optional(),
  overlapDays: days.optional(),
});
export type IntakePolicy = z.infer<typeof IntakePolicy>;

export const PickupPolicy = z.strictObject({
  /** `on`: one photo of who stands at the door when it lets go for them, and it is said before. */
  photoAtDoor: z.enum(['off', 'on']).optional(),
  /** `on`: who took something signs for it, or says that they cannot. */
  signature: z.enum(['off', 'on']).optional(),
});
export type PickupPolicy = z.infer<typeof PickupPolicy>;

export const AuditPolicy = z.strictObject({
  /** What spoils and has waited so long is listed when its zone is counted. */
  perishableHours: z.int().min(1).max(720).optional(),
  /** So is anything that has waited so long. */
  waitingDays: z.int().min(1).max(365).optional(),
});
export type AuditPolicy = z.infer<typeof AuditPolicy>;

const DirectoryFields = z.strictObject({
  property: z.strictObject({
    id: PropertyId,
    name: z.string().min(1).max(80),
    /** BCP 47: how the property writes dates on labels. */
    language: z.string().min(2).max(35),
    /** IANA name, such as `America/New_York`: what "today" means. */
    timeZone: z.string().min(1).max(60),
    /** Who else signs passes of this property, such as its server: Ed25519, `x` of a JSON Web Key. */
    passKeys: z
      .array(z.string().regex(/^[A-Za-z0-9_-]{43}$/))
      .max(5)
      .optional(),
    /** How couriers begin. Left out: by code or badge only, and with the usual times. */
    intake: IntakePolicy.optional(),
    /** What is kept of a pickup beside that it was one. Left out: nothing. */
    pickup: PickupPolicy.optional(),
    /** What a count of the room says should not wait any longer. Left out: the usual times. */
    audit: AuditPolicy.optional(),
    /** Whom somebody without a code calls, and when, in the property's own words: `Mon–Fri 9–17`. */
    help: z
      .strictObject({
        phone: z.string().regex(/^\+?[\d ()/.-]{3,30}$/),
        hours: z.string().min(1).max(80).optional(),
      })
      .optional(),
  }),
  kioskLetter: KioskLetter,
  units: z.array(Unit),
  residents: z.array(Resident),
  zones: z.array(Zone).min(1),
  /** Left out where nobody measured the room. */
  plan: RoomPlan.optional(),
  doors: z.array(Door).min(1),
});

export const Directory = DirectoryFields.superRefine(({ plan, zones }, context) => {
  for (const [index, { id, at }] of zones.entries()) {
    if (at === undefined) continue;
    const path = ['zones', index, 'at'];
    if (plan === undefined) context.addIssue({ code: 'custom', path, message: `${id} is in no plan` });
    else if (!isInside(plan, at)) {
      context.addIssue({ code: 'custom', path, message: `${id} reaches out of the room` });
    }
  }
});
export type Directory = z.infer<typeof Directory>;

/** How a unit's name is compared: case, spaces and punctuation do not count, `4-b` is `4B`. */
export function unitKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLocaleUpperCase('en')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** How long a door is released for a unit: longer where somebody there needs it; null is for somebody of no unit. */
export function releaseMsFor({ residents }: Directory, door: Door, unit: UnitId | null): number {
  const needsLonger = residents.some((resident) => resident.unit === unit && resident.lowReach);
  return needsLonger ? longReleaseMs(door) : door.releaseMs;
}

export function unitNamed(directory: Directory, name: string): Unit | null {
  const key = unitKey(name);
  return key === '' ? null : (directory.units.find((unit) => unitKey(unit.name) === key) ?? null);
}

/** A unit is called that, and none is called by more than that: who types it has said all. */
export function isWholeUnit({ units }: Directory, typed: string): boolean {
  const key = unitKey(typed);
  const begun = units.filter(({ name }) => unitKey(name).startsWith(key));
  return key !== '' && begun.length === 1 && unitKey(begun[0]?.name ?? '') === key;
}

export function rotationOf({ property }: Directory): RotationPolicy {
  const { codeDays, overlapDays } = property.intake ?? {};
  return {
    codeDays: codeDays ?? USUAL_ROTATION.codeDays,
    overlapDays: overlapDays ?? USUAL_ROTATION.overlapDays,
  };
}
