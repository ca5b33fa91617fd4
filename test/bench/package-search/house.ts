/** A house with 200 units and years of packages, from a seed: the last few hundred are in the room, the others have left. */
import { Directory } from '../../../shared/domain/directory.ts';
import { PackageId, SessionId, UnitId, ZoneId } from '../../../shared/domain/ids.ts';
import { roomCodeOf } from '../../../shared/domain/room-code.ts';
import type { PackageRow } from '../../../shared/projections/tables.ts';
import { backwards } from '../../../shared/tracking/backwards.ts';

const UNITS = 200;
const IN_ROOM = 400;
/** Ninety a day. */
const APART_MS = 960_000;
export const NOW = Date.parse('2026-11-23T17:00:00.000Z');
const names = [
  'Smith',
  'García',
  'Nguyen',
  'Okafor',
  'Rossi',
  'Kowalski',
  'Haddad',
  'Tanaka',
  'Ivanov',
  'Silva',
];
const carriers = ['ups', 'ups', 'usps', 'fedex', 'amazon', 'amazon', 'amazon', null] as const;

export const house: Directory = Directory.parse({
  property: { id: 'p-1', name: 'Bench House', language: 'en-US', timeZone: 'America/New_York' },
  kioskLetter: 'K',
  units: Array.from({ length: UNITS }, (_, n) => ({ id: `u-${n}`, name: unitName(n) })),
  residents: Array.from({ length: 2 * UNITS }, (_, n) => ({
    id: `r-${n}`,
    unit: `u-${n % UNITS}`,
    name: `${names[Math.floor(n / 40) % 10]}${n % 40} ${names[n % 10]}`,
    aliases: [],
    language: 'en',
    lowReach: false,
  })),
  zones: [{ id: 'shelf-a', name: 'Shelf A', kind: 'shelf', capacity: 1000 }],
  doors: [{ id: 'main', releaseMs: 5000 }],
});

export function unitName(n: number): string {
  return `${Math.floor(n / 10) + 1}${'ABCDEFGHJK'[n % 10]}`;
}

/** The `n`-th of `of`, the first the oldest. */
export function packageRow(n: number, of: number, random: () => number): PackageRow {
  const unit = house.units[Math.floor(random() * UNITS)]?.id ?? UnitId.parse('u-0');
  const carrier = carriers[Math.floor(random() * carriers.length)] ?? null;
  const tracking = trackingOf(carrier, random);
  const isHere = n >= of - IN_ROOM;
  const receivedAt = NOW - (of - n) * APART_MS;
  return {
    id: PackageId.parse(`00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`),
    roomCode: roomCodeOf(house.kioskLetter, n + 1),
    tracking,
    trackingBackwards: backwards(tracking),
    carrier,
    readBy: 'scanner',
    recipient: { kind: 'unit', unit },
    unit,
    classes: [],
    zone: ZoneId.parse('shelf-a'),
    slot: null,
    state: isHere ? 'stored' : 'collected',
    place: isHere ? 'in-room' : 'gone',
    session: SessionId.parse(
      `00000000-0000-7000-8000-${Math.floor(n / 9)
        .toString(16)
        .padStart(12, '0')}`,
    ),
    receivedAt: new Date(receivedAt).toISOString(),
    goneAt: isHere ? null : new Date(receivedAt + 20 * 3_600_000).toISOString(),
    heldUntil: null,
    doubt: null,
    photo: null,
    noPhoto: 'no-camera',
  };
}

function trackingOf(carrier: (typeof carriers)[number], random: () => number): string {
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  switch (carrier) {
    case 'ups':
      return `1Z${digits(6)}03${digits(8)}`;
    case 'usps':
      return `94001${digits(17)}`;
    case 'amazon':
      return `TBA${digits(12)}`;
    default:
      return digits(12);
  }
}
