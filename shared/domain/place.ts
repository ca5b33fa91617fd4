/** Where packages stand: a room has zones, a zone holds so many packages. */
import { z } from 'zod';
import { DoorId, SlotId, ZoneId } from './ids.ts';
import { Footprint } from './room-plan.ts';

export const ZoneKind = z.enum(['shelf', 'floor', 'overflow', 'refrigerator', 'lockers']);
export type ZoneKind = z.infer<typeof ZoneKind>;

/** `low`: from the floor to where somebody reaches who sits, and without lifting what is heavy. */
const Reach = z.enum(['low', 'any']);

const ZoneFields = z.strictObject({
  id: ZoneId,
  /** As it is written on the wall, such as `Shelf A`. */
  name: z.string().min(1).max(40),
  kind: ZoneKind,
  /** How many packages it holds before it counts as full. */
  capacity: z.int().positive(),
  /** Of shelves only. Left out: any. */
  reach: Reach.optional(),
  /** Where it is in the plan of the room, if the room has one. */
  at: Footprint.optional(),
});

export const Zone = ZoneFields.refine(({ kind, reach }) => reach === undefined || kind === 'shelf', {
  path: ['reach'],
  message: 'only a shelf is low or not',
});
export type Zone = z.infer<typeof Zone>;

/** When the strike holds again: at the end of its hold, or as soon as the door was opened, or shut. */
export const Relock = z.enum(['after-hold', 'on-open', 'on-close']);
export type Relock = z.infer<typeof Relock>;

const LONGEST_RELEASE_MS = 30_000;

export const Door = z.strictObject({
  id: DoorId,
  /** How long the strike is released for one opening, in milliseconds. */
  releaseMs: z.int().min(500).max(LONGEST_RELEASE_MS),
  /** Left out: at the end of its hold. */
  relock: Relock.optional(),
  /** For how long the handle inside excuses an opening; left out: five seconds. */
  exitShuntMs: z.int().min(1_000).max(60_000).optional(),
});
export type Door = z.infer<typeof Door>;

/** What somebody gets on top who needs longer to the door. */
const LONGER_MS = 15_000;

/** How long the strike is released for somebody who needs longer. */
export function longReleaseMs({ releaseMs }: Door): number {
  return Math.min(LONGEST_RELEASE_MS, releaseMs + LONGER_MS);
}

/** One hold or the other, and nothing in between that somebody thought of. */
export function isHoldOf(door: Door, holdMs: number): boolean {
  return holdMs <= door.releaseMs || holdMs === longReleaseMs(door);
}

/** What who asks for more time gets once: as long as any door is ever released. */
export const MORE_TIME_MS = LONGEST_RELEASE_MS;

/** The slot of a compartment: its number as it is on the door, in two digits, so that a list of them is in order. */
export function slotOf(compartment: number): SlotId {
  return SlotId.parse(String(compartment).padStart(2, '0'));
}

/** The number of the compartment that a slot of a locker bank is; null for what is no such slot. */
export function compartmentOf(slot: SlotId): number | null {
  const compartment = Number(slot);
  return Number.isInteger(compartment) && compartment > 0 && slotOf(compartment) === slot
    ? compartment
    : null;
}
