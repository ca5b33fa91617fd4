/**
 * Which of several devices does the work: which printer prints next, which strike opens a door. Pure, and it would
 * rather choose none than guess at a door.
 */
import type { DeviceSetting } from '../../shared/domain/device-setting.ts';
import type { Role } from './catalog.ts';

export interface Choice {
  readonly key: string;
  readonly role: Role;
  readonly state: 'ready' | 'trouble' | 'gone';
  readonly setting: DeviceSetting | null;
}

/** Of the printers that are open: one that is ready before one in trouble, and of these the preferred one. */
export function printerFor(open: readonly Choice[]): string | null {
  const rank = ({ state, setting }: Choice) =>
    (state === 'ready' ? 2 : 0) + (setting?.role === 'printer' && setting.isPreferred ? 1 : 0);
  let best: Choice | null = null;
  for (const one of open) {
    if (one.role === 'printer' && (best === null || rank(one) > rank(best))) best = one;
  }
  return best?.key ?? null;
}

/** Null when no strike opens this door, or when two claim it: then nobody knows which one the door hangs on. */
export function strikeFor(all: readonly Choice[], door: string, usualDoor: string): string | null {
  const own = all.filter(({ key, state }) => state !== 'gone' && doorOf(all, key, usualDoor) === door);
  return own.length === 1 ? (own[0]?.key ?? null) : null;
}

/**
 * Which door this strike opens. One of which nobody said anything opens the usual door if it is the only strike that
 * is plugged in: of two, which is which would be a matter of the order of their plugs.
 */
export function doorOf(all: readonly Choice[], key: string, usualDoor: string): string | null {
  const one = all.find((choice) => choice.key === key);
  if (one?.role !== 'strike') return null;
  if (one.setting?.role === 'strike') return one.setting.door;
  const isAlone = !all.some(
    (other) => other.role === 'strike' && other.state !== 'gone' && other.key !== key,
  );
  return isAlone ? usualDoor : null;
}
