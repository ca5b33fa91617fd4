/** The codes of a new kiosk: one for each carrier, one for staff, one for each unit. Shown once, kept as hashes. */
import { z } from 'zod';
import type { EpochMs } from '../../../shared/basics/clock.ts';
import { type RandomBytes, uuidV7 } from '../../../shared/basics/uuid.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import { StaffId, type UnitId } from '../../../shared/domain/ids.ts';
import { CodeBook, type Subject, subjectKey } from './book.ts';
import { newCode } from './digits.ts';
import { type HashCost, hashCode, locatorOf } from './hash.ts';

/** Codes in the clear. In memory at the first start, and on the disk only, sealed, where the room is a simulation. */
export const ShownCodes = z.strictObject({
  staffPin: z.string(),
  couriers: z.array(z.strictObject({ carrier: z.string(), code: z.string() })),
  phones: z.array(z.strictObject({ unit: z.string(), pin: z.string() })),
});
export type ShownCodes = z.infer<typeof ShownCodes>;

/** Each takes 64 MiB for a moment, and Node has four threads for all its files, too. */
const HASHED_AT_ONCE = 2;

export interface NewCodesFor {
  readonly directory: Directory;
  readonly carriers: readonly string[];
  readonly staff: string;
  /** From when on the carriers' codes are good. */
  readonly now: EpochMs;
}

export async function firstCodes(
  { directory, carriers, staff, now }: NewCodesFor,
  pepper: Uint8Array,
  cost: HashCost,
  random: RandomBytes,
): Promise<{ readonly book: CodeBook; readonly shown: ShownCodes }> {
  const taken = new Set<string>();
  // Two codes with one locator would be one record for whoever types the second of them.
  const marksOf = (code: string) => [
    code,
    ...(['courier', 'staff'] as const).map((kind) => `${kind} ${locatorOf(pepper, kind, code)}`),
  ];
  const fresh = () => {
    const code = newCode(random, (one) => marksOf(one).some((mark) => taken.has(mark)));
    for (const mark of marksOf(code)) taken.add(mark);
    return code;
  };
  const couriers = carriers.map((carrier) => ({ carrier, code: fresh() }));
  const staffPin = fresh();
  const pins: readonly { unit: UnitId; name: string; pin: string }[] = directory.units.map(
    ({ id, name }) => ({ unit: id, name, pin: fresh() }),
  );
  const staffId = StaffId.parse(staff);

  const hashed = (subject: Subject, code: string) => hashCode(pepper, cost, subjectKey(subject), code);
  const courierRecords = await inTurns(couriers, async ({ carrier, code }) => ({
    credential: uuidV7(now, random),
    carrier,
    locator: locatorOf(pepper, 'courier', code),
    hash: await hashed({ kind: 'courier', carrier }, code),
    from: now,
    until: null,
    unseen: null,
    isNotedFrom: false,
    isNotedUntil: false,
  }));
  const staffHash = await hashed({ kind: 'staff', staff: staffId, role: 'manager' }, staffPin);
  const residentRecords = await inTurns(pins, async ({ unit, pin }) => ({
    unit,
    hash: await hashed({ kind: 'resident', unit }, pin),
  }));
  return {
    book: CodeBook.parse({
      couriers: courierRecords,
      badges: [],
      staff: [
        { staff: staffId, role: 'manager', locator: locatorOf(pepper, 'staff', staffPin), hash: staffHash },
      ],
      residents: residentRecords,
    }),
    shown: { staffPin, couriers, phones: pins.map(({ name, pin }) => ({ unit: name, pin })) },
  };
}

async function inTurns<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let n = 0; n < items.length; n += HASHED_AT_ONCE) {
    results.push(...(await Promise.all(items.slice(n, n + HASHED_AT_ONCE).map(run))));
  }
  return results;
}
