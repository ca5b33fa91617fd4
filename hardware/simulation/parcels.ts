/** The parcels somebody has at hand in a simulated room: for real people of the directory, by many carriers. */
import type { RandomBytes } from '../../shared/basics/uuid.ts';
import { CARRIERS } from './carrier-labels.ts';
import { createDice } from './dice.ts';
import type { Parcel } from './room-snapshot.ts';

export interface Addressee {
  readonly name: string;
  readonly unit: string;
}

export interface Parcels {
  all(): readonly Parcel[];
  find(id: string): Parcel | null;
  add(count: number): void;
  markScanned(id: string): void;
}

const ZIP = '97205';
const STRANGER: Addressee = { name: 'Current Resident', unit: '?' };

export function createParcels(people: readonly Addressee[], random: RandomBytes): Parcels {
  const dice = createDice(random);
  const parcels: Parcel[] = [];

  function make(): Parcel {
    const place = parcels.length;
    const print = CARRIERS[place % CARRIERS.length] ?? CARRIERS[0];
    const person = people[place % Math.max(1, people.length)] ?? STRANGER;
    if (!print) throw new Error('the table of carriers is empty');
    return {
      id: `p${place + 1}`,
      ...print(dice, ZIP),
      name: person.name,
      unit: person.unit,
      addressLines: [person.name, `1200 Alder Street Apt ${person.unit}`, `Portland OR ${ZIP}`],
      state: 'at-hand',
    };
  }

  return {
    all: () => [...parcels],
    find: (id) => parcels.find((parcel) => parcel.id === id) ?? null,
    add(count) {
      for (let i = 0; i < count; i++) parcels.push(make());
    },
    markScanned(id) {
      const place = parcels.findIndex((parcel) => parcel.id === id);
      const parcel = parcels[place];
      if (parcel) parcels[place] = { ...parcel, state: 'scanned' };
    },
  };
}
