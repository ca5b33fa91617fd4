/** What each kind of place in the room looks like as a small picture. */
import { Layers, Lock, type LucideIcon, Refrigerator, ShelvingUnit, Square } from 'lucide-react';
import type { ZoneKind } from '../../shared/domain/place.ts';

export const zoneIcons: Readonly<Record<ZoneKind, LucideIcon>> = {
  shelf: ShelvingUnit,
  floor: Square,
  overflow: Layers,
  refrigerator: Refrigerator,
  lockers: Lock,
};
