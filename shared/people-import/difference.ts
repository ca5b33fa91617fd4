/**
 * What a list of residents would change in a directory: who is new, who changed, who is gone. Nobody is taken out: labels
 * bear the names of who moved away for years. Units come with the people in them, and stay without.
 */
import type { Directory, Resident, Unit } from '../domain/directory.ts';
import { unitKey } from '../domain/directory.ts';
import { ResidentId, UnitId } from '../domain/ids.ts';
import { type Person, personKey } from './read-people.ts';

export interface Difference {
  readonly directory: Directory;
  readonly newUnits: readonly Unit[];
  readonly added: readonly Resident[];
  readonly changed: readonly Resident[];
  /** Lived here, and are not in the list: moved away from now on. */
  readonly gone: readonly Resident[];
  readonly unchanged: number;
  /** Somebody who knows the PIN of these is gone, and others who know it stay. */
  readonly left: readonly Unit[];
  /** Of those who lived in these nobody is there any more: whoever knows their PIN has no business with it. */
  readonly emptied: readonly Unit[];
}

export interface HowToChange {
  /** What becomes of packages that still come for who is gone. */
  readonly gone: 'forward' | 'return';
  /** A new id for each new person or unit. */
  readonly newId: () => string;
}

export function differenceOf(
  directory: Directory,
  people: readonly Person[],
  { gone, newId }: HowToChange,
): Difference {
  const units = new Map(directory.units.map((unit) => [unitKey(unit.name), unit]));
  const newUnits: Unit[] = [];
  for (const { unit: name } of people) {
    if (units.has(unitKey(name))) continue;
    const unit: Unit = { id: UnitId.parse(`u-${newId()}`), name };
    units.set(unitKey(name), unit);
    newUnits.push(unit);
  }
  const known = indexOf(directory);
  const found = new Map<string, Resident>();
  const [added, changed]: [Resident[], Resident[]] = [[], []];
  let unchanged = 0;
  for (const person of people) {
    const unit = units.get(unitKey(person.unit));
    if (unit === undefined) continue;
    const before =
      (person.id === null ? undefined : known.byId.get(person.id)) ??
      known.byKey.get(personKey(person.unit, person.name));
    const now = residentOf(person, unit, before, directory.property.language, newId);
    found.set(now.id, now);
    if (before === undefined) added.push(now);
    else if (JSON.stringify(before) === JSON.stringify(now)) unchanged++;
    else changed.push(now);
  }
  const missing = directory.residents.filter(
    ({ id, movedAway }) => !found.has(id) && movedAway === undefined,
  );
  const movedOut = new Map(
    missing.map((resident) => [resident.id, { ...resident, movedAway: { packages: gone } }]),
  );
  const residents = [
    ...directory.residents.map((one) => found.get(one.id) ?? movedOut.get(one.id) ?? one),
    ...added,
  ];
  return {
    directory: { ...directory, units: [...directory.units, ...newUnits], residents },
    newUnits,
    added,
    changed,
    gone: [...movedOut.values()],
    unchanged,
    ...whoKnowsPins(directory, residents),
  };
}

function whoKnowsPins({ units, residents: before }: Directory, after: readonly Resident[]) {
  const [lived, lives] = [livingIn(before), livingIn(after)];
  const lost = units.filter(({ id }) => [...(lived.get(id) ?? [])].some((one) => !lives.get(id)?.has(one)));
  const isEmptied = ({ id }: Unit) => ![...(lived.get(id) ?? [])].some((one) => lives.get(id)?.has(one));
  return { left: lost.filter((unit) => !isEmptied(unit)), emptied: lost.filter(isEmptied) };
}

function livingIn(residents: readonly Resident[]): ReadonlyMap<UnitId, ReadonlySet<ResidentId>> {
  const living = new Map<UnitId, Set<ResidentId>>();
  for (const { id, unit, movedAway } of residents) {
    if (movedAway !== undefined) continue;
    const there = living.get(unit) ?? new Set();
    living.set(unit, there.add(id));
  }
  return living;
}

/** So many at once are more often a list that is not whole than a house that moved. */
export function isManyGone({ gone }: Difference, { residents }: Directory): boolean {
  const living = residents.filter(({ movedAway }) => movedAway === undefined).length;
  return gone.length > 5 && gone.length * 10 > living;
}

function indexOf({ units, residents }: Directory) {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return {
    byId: new Map<string, Resident>(residents.map((resident) => [resident.id, resident])),
    byKey: new Map(
      residents.map((resident) => [personKey(names.get(resident.unit) ?? '', resident.name), resident]),
    ),
  };
}

/** What the file does not say stays as it was. */
function residentOf(
  person: Person,
  unit: Unit,
  before: Resident | undefined,
  language: string,
  newId: () => string,
): Resident {
  return {
    id: before?.id ?? ResidentId.parse(person.id ?? `r-${newId()}`),
    unit: unit.id,
    name: person.name,
    aliases: [...person.aliases],
    language: person.language ?? before?.language ?? language,
    lowReach: person.lowReach ?? before?.lowReach ?? false,
    ...(person.movedAway === null ? {} : { movedAway: { packages: person.movedAway } }),
  };
}
