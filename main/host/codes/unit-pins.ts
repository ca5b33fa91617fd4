/** PINs for units that have none: of new units, and of those whose last people left. In the clear in the answer only. */
import { ok, type Result } from '../../../shared/basics/result.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import type { Unit } from '../../../shared/domain/directory.ts';
import type { UnitId } from '../../../shared/domain/ids.ts';
import type { DiskFailure } from '../storage/files.ts';
import { subjectKey } from './book.ts';
import type { BookKeeper } from './book-keeper.ts';
import { newCode } from './digits.ts';
import { type HashCost, hashCode } from './hash.ts';

export interface UnitPinsParts {
  readonly book: BookKeeper;
  readonly pepper: Uint8Array;
  readonly cost: HashCost;
  readonly random: RandomBytes;
}

export async function pinsForNewUnits(
  { book, pepper, cost, random }: UnitPinsParts,
  units: readonly Unit[],
): Promise<Result<readonly { readonly unit: string; readonly pin: string }[], DiskFailure>> {
  const has = new Set(book.current().residents.map(({ unit }) => unit));
  const made: { readonly id: UnitId; readonly unit: string; readonly pin: string; readonly hash: string }[] =
    [];
  for (const { id, name } of units.filter((unit) => !has.has(unit.id))) {
    const pin = newCode(random, () => false);
    const hash = await hashCode(pepper, cost, subjectKey({ kind: 'resident', unit: id }), pin);
    made.push({ id, unit: name, pin, hash });
  }
  const kept = await book.change((now) => ({
    ...now,
    residents: [...now.residents, ...made.map(({ id, hash }) => ({ unit: id, hash }))],
  }));
  return kept.ok ? ok(made.map(({ unit, pin }) => ({ unit, pin }))) : kept;
}
