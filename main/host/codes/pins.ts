/**
 * The PINs of units, as staff deal with them: which are disabled after too many wrong ones, and another one for an
 * order in the journal of this run, of a staff grant that still counts, used once. Nobody can read a PIN: a new one is
 * in the answer to that order and nowhere else in the clear.
 */
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import type { OutputOf } from '../../../shared/bridge/contract.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import type { EventId, UnitId } from '../../../shared/domain/ids.ts';
import type { DataOf } from '../../../shared/events/catalog.ts';
import { createOrders, type OrdersFrom } from '../orders.ts';
import type { DiskFailure } from '../storage/files.ts';
import { type CodeBook, subjectKey } from './book.ts';
import type { BookKeeper } from './book-keeper.ts';
import { newCode } from './digits.ts';
import type { Failures } from './failures.ts';
import type { Grants } from './grants.ts';
import { type HashCost, hashCode, isCode } from './hash.ts';
import { keyOfUnit } from './verify.ts';

export interface Pins {
  disabled(): readonly UnitId[];
  reissue(event: EventId): Promise<OutputOf<'pin.reissue'>>;
}

export interface PinsParts extends OrdersFrom {
  readonly keeper: BookKeeper;
  readonly grants: Pick<Grants, 'valid' | 'end'>;
  readonly failures: Pick<Failures, 'isSpent' | 'clear'>;
  readonly directory: () => Directory;
  readonly pepper: Uint8Array;
  readonly cost: HashCost;
  readonly random: RandomBytes;
  /** Told of each new PIN: where the room is a simulation its residents have phones. */
  readonly reissued: (unit: string, pin: string) => Promise<unknown>;
}

export function createPins(parts: PinsParts): Pins {
  const { keeper, failures, directory } = parts;
  const orders = createOrders('pin.reissue-ordered', parts);

  function take(id: EventId): Result<DataOf<'pin.reissue-ordered'>, 'not-justified'> {
    const order = orders.read(id);
    if (!order.ok) return err('not-justified');
    orders.use(id);
    return order;
  }

  return {
    disabled: () =>
      directory()
        .units.map(({ id }) => id)
        .filter((id) => failures.isSpent(keyOfUnit(id))),
    async reissue(id) {
      const order = take(id);
      if (!order.ok) return order;
      const unit = directory().units.find((one) => one.id === order.value.unit);
      if (unit === undefined) return err('unknown-unit');
      const pin = await freshPin(parts, unit.id);
      const kept = await replace(parts, unit.id, pin);
      if (!kept.ok) return kept;
      // Whoever came with the old one opens nothing more. A pass is another matter, with an end of its own.
      parts.grants.end((grant) => grant.unit === unit.id && grant.pass === null);
      // Not kept: it is still disabled after a restart, and staff give out another. Nobody is let in who should not be.
      const cleared = await failures.clear(keyOfUnit(unit.id));
      if (!cleared.ok) return cleared;
      await parts.reissued(unit.name, pin);
      return ok({ pin });
    },
  };

  async function replace(
    { pepper, cost }: PinsParts,
    unit: UnitId,
    pin: string,
  ): Promise<Result<void, DiskFailure>> {
    const hash = await hashCode(pepper, cost, subjectKey({ kind: 'resident', unit }), pin);
    return keeper.change((book) => withPin(book, unit, hash));
  }
}

function withPin(book: CodeBook, unit: UnitId, hash: string): CodeBook {
  return { ...book, residents: [...book.residents.filter((one) => one.unit !== unit), { unit, hash }] };
}

/** Not the one that others may know. */
async function freshPin({ keeper, pepper, random }: PinsParts, unit: UnitId): Promise<string> {
  const old = keeper.current().residents.find((one) => one.unit === unit);
  for (;;) {
    const pin = newCode(random, () => false);
    const isOld =
      old !== undefined && (await isCode(pepper, old.hash, subjectKey({ kind: 'resident', unit }), pin));
    if (!isOld) return pin;
  }
}
