/** A small property for tests: two units, three people, and what a host would grant them. */

import type { Scanned } from '../../renderer/flows/flow.ts';
import type { Brought, Received } from '../../renderer/flows/intake-state.ts';
import type { Grant } from '../../shared/bridge/contract.ts';
import { Grant as GrantSchema } from '../../shared/bridge/contract.ts';
import { Directory, type Resident } from '../../shared/domain/directory.ts';
import type { ReadBy } from '../../shared/domain/package.ts';
import type { Zone } from '../../shared/domain/place.ts';
import { numberedId } from './drafts.ts';

const person = (id: string, unit: string, name: string, lowReach = false) => ({
  id,
  unit,
  name,
  aliases: [],
  language: 'en',
  lowReach,
});

export const directory: Directory = Directory.parse({
  property: { id: 'p-1', name: 'Test House', language: 'en-US', timeZone: 'America/New_York' },
  kioskLetter: 'K',
  units: [
    { id: 'u-4b', name: '4B' },
    { id: 'u-5a', name: '5A' },
  ],
  residents: [
    person('r-1', 'u-4b', 'Jane Smith'),
    person('r-2', 'u-4b', 'محمد الأحمد', true),
    person('r-3', 'u-5a', '王小明'),
  ],
  zones: [
    { id: 'shelf-a', name: 'Shelf A', kind: 'shelf', capacity: 20 },
    { id: 'floor', name: 'Floor', kind: 'floor', capacity: 10 },
    { id: 'overflow', name: 'Overflow', kind: 'overflow', capacity: 10 },
    { id: 'cold', name: 'Refrigerator', kind: 'refrigerator', capacity: 5 },
  ],
  doors: [{ id: 'main', releaseMs: 5000 }],
});

function first<T>(all: readonly T[]): T {
  const [one] = all;
  if (one === undefined) throw new Error('the test property is empty');
  return one;
}

export const resident: Resident = first(directory.residents);
export const zone: Zone = first(directory.zones);

export function grant(kind: Grant['kind'], unit: string | null = null): Grant {
  return GrantSchema.parse({
    id: numberedId(0x97a),
    kind,
    carrier: kind === 'courier' ? 'ups' : null,
    unit,
    staff: kind === 'staff' ? 's-1' : null,
    role: kind === 'staff' ? 'manager' : null,
    pass: null,
    until: '2026-11-23T10:00:00.000Z',
  });
}

export function scanned(text: string, aim: string | null = null, by: ReadBy = 'scanner'): Scanned {
  return { text, aim, by };
}

/** What a courier brought, as its visit keeps it. */
export function brought(received: Received, more: Partial<Brought> = {}): Brought {
  const parcel = { tracking: '1Z1', carrier: null, readBy: 'scanner' } as const;
  const addressee = { unit: null, resident: null };
  return { ...received, parcel, addressee, classes: [], isPlaced: false, ...more };
}
