/**
 * What somebody may mean who types into the one field of the search of packages: a room code, a number or its end, a
 * unit, a person, a carrier, a day, or several of these at once. It reads no table; it says what to look for, and
 * whether a package fits.
 */
import type { EpochMs } from '../basics/clock.ts';
import { localDate, startOfDay } from '../basics/local-date.ts';
import { type Directory, type Resident, unitKey } from '../domain/directory.ts';
import type { ResidentId, UnitId } from '../domain/ids.ts';
import type { PackageRow } from '../projections/tables.ts';
import { backwards } from '../tracking/backwards.ts';
import { carriers } from '../tracking/carriers.ts';
import { daysTyped } from './days.ts';
import { fold } from './fold.ts';

export type Lookup =
  /** Beginnings of room codes. */
  | { readonly by: 'room-code'; readonly beginnings: readonly string[] }
  | { readonly by: 'number'; readonly beginning: string; readonly endBackwards: string }
  | { readonly by: 'unit'; readonly units: readonly UnitId[] }
  | { readonly by: 'person'; readonly people: readonly Addressee[] }
  | { readonly by: 'carrier'; readonly carriers: readonly string[] }
  /** From the first instant to before the second, as they stand in the ledger. */
  | { readonly by: 'day'; readonly days: readonly (readonly [from: string, to: string])[] };

export interface Addressee {
  readonly resident: ResidentId;
  readonly unit: UnitId;
}

/** A package fits that fits the whole, or each of the words. Most telling lookups come first. */
export interface PackageQuery {
  readonly whole: readonly Lookup[];
  readonly words: readonly (readonly Lookup[])[];
}

export interface Searchable {
  readonly directory: Directory;
  readonly now: EpochMs;
  readonly people: (typed: string) => readonly Resident[];
}

const SHORTEST_NUMBER = 4;
const SHORTEST_CARRIER = 2;
/** More than these begin alike only when too little is typed to mean any of them. */
const MOST_UNITS = 12;
const PREFIX_DIGITS = '23456789';
const SPARE_LETTER = 'S';

export function packageQuery(searchable: Searchable, text: string): PackageQuery {
  const words = text.trim().split(/\s+/u).filter(Boolean);
  return {
    whole: lookups(searchable, text.trim()),
    words: words.length < 2 ? [] : words.map((word) => lookups(searchable, word)),
  };
}

function lookups({ directory, now, people }: Searchable, typed: string): readonly Lookup[] {
  const key = unitKey(typed);
  if (key === '') return [];
  const found: Lookup[] = [];
  const beginnings = codesBegunBy(key, directory.kioskLetter);
  if (beginnings.length > 0) found.push({ by: 'room-code', beginnings });
  const units = unitsBegunBy(directory, key);
  if (units.length > 0) found.push({ by: 'unit', units });
  const number = typed.toUpperCase().replace(/\s/gu, '');
  if (key.length >= SHORTEST_NUMBER && /\d/.test(key))
    found.push({ by: 'number', beginning: number, endBackwards: backwards(number) });
  const addressees = people(typed).map(({ id, unit }) => ({ resident: id, unit }));
  if (addressees.length > 0) found.push({ by: 'person', people: addressees });
  const named = carriersBegunBy(typed);
  if (named.length > 0) found.push({ by: 'carrier', carriers: named });
  const days = daysOf(typed, now, directory.property.timeZone);
  if (days.length > 0) found.push({ by: 'day', days });
  return found;
}

/** `K2-04` and `k204` begin codes; of the four digits alone, any prefix may stand before them. */
function codesBegunBy(key: string, kiosk: string): readonly string[] {
  if (/^[A-Z][2-9]\d{0,4}$/.test(key)) return [`${key.slice(0, 2)}-${key.slice(2)}`];
  if (!/^\d{4}$/.test(key)) return [];
  return [kiosk, SPARE_LETTER].flatMap((letter) =>
    Array.from(PREFIX_DIGITS, (digit) => `${letter}${digit}-${key}`),
  );
}

/** Those that are called just so come alone: `4` is not all of the fourth floor where a unit is called that. */
function unitsBegunBy({ units }: Directory, key: string): readonly UnitId[] {
  const exact = units.filter(({ name }) => unitKey(name) === key);
  const begun = exact.length > 0 ? exact : units.filter(({ name }) => unitKey(name).startsWith(key));
  return begun.length > MOST_UNITS ? [] : begun.map(({ id }) => id);
}

function carriersBegunBy(typed: string): readonly string[] {
  const folded = fold(typed);
  if (folded.length < SHORTEST_CARRIER) return [];
  return Object.entries(carriers)
    .filter(([id, name]) => id.startsWith(folded) || fold(name).startsWith(folded))
    .map(([id]) => id);
}

function daysOf(typed: string, now: EpochMs, timeZone: string): (readonly [string, string])[] {
  return daysTyped(typed, localDate(now, timeZone)).map((date) => {
    const next = new Date(Date.parse(date) + 24 * 3_600_000).toISOString().slice(0, 10);
    const instant = (of: string) => new Date(startOfDay(of, timeZone)).toISOString();
    return [instant(date), instant(next)] as const;
  });
}

export function fits(row: PackageRow, { whole, words }: PackageQuery): boolean {
  const fitsAny = (all: readonly Lookup[]) => all.some((lookup) => isMeant(row, lookup));
  return fitsAny(whole) || (words.length > 0 && words.every(fitsAny));
}

function isMeant(row: PackageRow, lookup: Lookup): boolean {
  switch (lookup.by) {
    case 'room-code':
      return lookup.beginnings.some((beginning) => row.roomCode.startsWith(beginning));
    case 'number':
      return (
        row.tracking.startsWith(lookup.beginning) || row.trackingBackwards.startsWith(lookup.endBackwards)
      );
    case 'unit':
      return lookup.units.some((unit) => unit === row.unit);
    case 'person':
      return lookup.people.some((one) => isFor(row, one));
    case 'carrier':
      return row.carrier !== null && lookup.carriers.includes(row.carrier);
    case 'day':
      return lookup.days.some(([from, to]) => from <= row.receivedAt && row.receivedAt < to);
  }
}

/** Also what is in the care of the unit: it may be theirs. */
function isFor({ recipient }: PackageRow, { resident, unit }: Addressee): boolean {
  if (recipient.kind === 'unit') return recipient.unit === unit;
  return 'resident' in recipient && recipient.resident === resident;
}
