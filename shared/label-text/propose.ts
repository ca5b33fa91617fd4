/**
 * From the text that a camera read on a label to the resident whom it may be for. It proposes and never decides: the
 * courier does, with one touch. What was read is kept nowhere.
 */
import { type Directory, type Resident, type Unit, unitKey } from '../domain/directory.ts';
import { alikeKey } from './alike.ts';
import { addressLines } from './block.ts';
import { fittingInHouse, fittingOf, type Words, wordsOf } from './names.ts';

/** Why somebody is proposed, from the surest to the least sure. */
export type ProposalReason =
  /** Unit and first and last name, or last name and initial. */
  | 'unit-and-name'
  /** Unit and last name, and nobody else there has it. */
  | 'unit-and-surname'
  /** First and last name, and nobody else in the house has them; no unit could be read. */
  | 'name-alone'
  /** The name is of somebody in another unit than the one that was read. */
  | 'unit-and-name-disagree'
  | 'unit-alone';

export interface Proposal {
  readonly unit: Unit;
  /** Null where the name could not be read, or fits several. */
  readonly resident: Resident | null;
  readonly reason: ProposalReason;
  /** How often such a proposal was right on the pictures of the benchmark, 0 to 1. */
  readonly confidence: number;
}

const CONFIDENCE: Readonly<Record<ProposalReason, number>> = {
  'unit-and-name': 0.99,
  'unit-and-surname': 0.97,
  'name-alone': 0.9,
  'unit-and-name-disagree': 0.4,
  'unit-alone': 0.3,
};

/** Below this a proposal is not shown: see decision 10. */
export const SHOWN_FROM = 0.9;

/** The best there is; null where nothing on the label fits the house. `lines` are as they were read, from above. */
export function propose(directory: Directory, lines: readonly string[]): Proposal | null {
  const address = addressLines(lines);
  const unit = unitIn(directory, address);
  const names = address.filter((line) => !/^\d+ /.test(line)).map(wordsOf);
  if (unit !== null) return ofUnit(directory, unit, names);
  const [resident, ...others] = fittingInHouse(directory, names);
  const home = directory.units.find(({ id }) => id === resident?.unit);
  if (resident === undefined || home === undefined || others.length > 0) return null;
  return proposal(home, resident, 'name-alone');
}

function ofUnit(directory: Directory, unit: Unit, names: readonly Words[]): Proposal {
  const there = directory.residents.filter((one) => one.unit === unit.id);
  const full = fittingOf(there, names, 'full');
  if (full.length === 1) return proposal(unit, full[0] ?? null, 'unit-and-name');
  const surname = fittingOf(there, names, 'last');
  if (full.length === 0 && surname.length === 1)
    return proposal(unit, surname[0] ?? null, 'unit-and-surname');
  const elsewhere = fittingInHouse(directory, names).length > 0;
  return proposal(unit, null, full.length === 0 && elsewhere ? 'unit-and-name-disagree' : 'unit-alone');
}

function proposal(unit: Unit, resident: Resident | null, reason: ProposalReason): Proposal {
  return { unit, resident, reason, confidence: CONFIDENCE[reason] };
}

const DESIGNATOR =
  /(?:^|[ ,])(?:APARTMENT|APT|UNIT|SUITE|STE|ROOM|RM|APARTAMENTO|APTO|DEPARTAMENTO|DEPTO|DPTO|PISO|APPARTEMENT|APPT|NO)(?:[ .:#-]+|(?=\d))([\p{L}\p{N}][\p{L}\p{N}-]{0,7})(?= |$|,)/gu;
const HASH = /# ?([\p{L}\p{N}][\p{L}\p{N}-]{0,7})/gu;

/** The one unit of the house that stands behind "APT" and its like; null for none, and for two that differ. */
function unitIn({ units }: Directory, address: readonly string[]): Unit | null {
  const said = address.flatMap((line) =>
    [...line.matchAll(DESIGNATOR), ...line.matchAll(HASH)].map(([, name = '']) => unitKey(name)),
  );
  const found = new Set(said.flatMap((key) => namedLike(units, key) ?? []));
  const [unit] = found;
  return found.size === 1 && unit !== undefined ? unit : null;
}

function namedLike(units: readonly Unit[], key: string): Unit | null {
  const exact = units.find((unit) => unitKey(unit.name) === key);
  if (exact !== undefined) return exact;
  const alike = units.filter((unit) => alikeKey(unitKey(unit.name)) === alikeKey(key));
  const [unit] = alike;
  return alike.length === 1 && unit !== undefined ? unit : null;
}
