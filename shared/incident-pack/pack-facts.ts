/**
 * What an incident pack has to tell besides the records themselves, picked from them as they go by: what the doors did,
 * which photos belong to it, and which package it is about. It reads events and knows no file.
 */
import type { EpochMs } from '../basics/clock.ts';
import { DoorId, type PackageId, type PhotoHash, SlotId, ZoneId } from '../domain/ids.ts';
import type { DataOf } from '../events/catalog.ts';
import type { Envelope } from '../events/envelope.ts';
import { readEvent } from '../events/event.ts';

/** What was asked for: a time, and of that time one package or everything. */
export interface PackAbout {
  readonly package: PackageId | null;
  readonly from: EpochMs;
  readonly until: EpochMs;
}

/** A line of the door log. */
export interface DoorMoment {
  readonly seq: number;
  readonly at: EpochMs;
  readonly type: string;
  /** The door, or the zone and the slot of a locker. */
  readonly where: string;
}

export interface PackFacts {
  /** Of all the records in the pack, in their order. */
  readonly doors: readonly DoorMoment[];
  readonly photos: readonly PhotoHash[];
  /** Null where it is about no package, or where the package is not in the records. */
  readonly package: Pick<DataOf<'package.received'>, 'roomCode' | 'tracking' | 'carrier'> | null;
}

export interface FactsPicker {
  take(event: Envelope): void;
  facts(): PackFacts;
}

export function createFactsPicker(about: PackAbout): FactsPicker {
  const doors: DoorMoment[] = [];
  const photos = new Set<PhotoHash>();
  let found: PackFacts['package'] = null;

  return {
    take: (envelope) => {
      const at = Date.parse(envelope.at);
      const where = whereOf(envelope);
      if (where !== null) doors.push({ seq: envelope.seq, at, type: envelope.type, where });
      const event = readEvent(envelope);
      if (!event.ok) return;
      const { type, data } = event.value;
      const isOfPackage = 'package' in data && data.package === about.package;
      if (type === 'package.photographed') {
        const isWanted = about.package === null ? isWithin(about, at) : isOfPackage;
        if (isWanted) photos.add(data.photo);
      }
      if (!isOfPackage) return;
      if (type === 'package.received') {
        const { roomCode, tracking, carrier } = data;
        found = { roomCode, tracking, carrier };
      }
      if (type === 'package.relabelled' && found !== null) found = { ...found, roomCode: data.roomCode };
    },
    facts: () => ({ doors, photos: [...photos], package: found }),
  };
}

export function isWithin({ from, until }: Pick<PackAbout, 'from' | 'until'>, at: EpochMs): boolean {
  return at >= from && at <= until;
}

/** Also of an event that a newer program wrote: that a door did something is told, whatever it was. */
function whereOf({ type, data }: Envelope): string | null {
  if (type.startsWith('door.')) return DoorId.safeParse(data.door).data ?? '';
  if (!type.startsWith('locker.')) return null;
  const places = [ZoneId.safeParse(data.zone).data, SlotId.safeParse(data.slot).data];
  return places.filter((place) => place !== undefined).join(' ');
}
