/**
 * The codes that this kiosk knows, as hashes: whose each one is, and nothing that would give it back. It compares
 * nothing; `verify.ts` does, after it has counted.
 */
import { z } from 'zod';
import { StaffId, UnitId } from '../../../shared/domain/ids.ts';
import { locatorOf } from './hash.ts';

const Hashed = z.string().startsWith('$argon2id$').max(200);
const Locator = z.string().regex(/^[0-9a-f]{4}$/);

export const CodeBook = z.strictObject({
  couriers: z.array(z.strictObject({ carrier: z.string().max(40), locator: Locator, hash: Hashed })),
  staff: z.array(z.strictObject({ staff: StaffId, locator: Locator, hash: Hashed })),
  residents: z.array(z.strictObject({ unit: UnitId, hash: Hashed })),
});
export type CodeBook = z.infer<typeof CodeBook>;

/** Whom a right code would belong to. */
export type Subject =
  | { readonly kind: 'courier'; readonly carrier: string }
  | { readonly kind: 'staff'; readonly staff: StaffId }
  | { readonly kind: 'resident'; readonly unit: UnitId };

export interface Candidate {
  readonly subject: Subject;
  readonly hash: string;
}

/** The words that a hash is bound to. */
export function subjectKey(subject: Subject): string {
  switch (subject.kind) {
    case 'courier':
      return `courier ${subject.carrier}`;
    case 'staff':
      return `staff ${subject.staff}`;
    case 'resident':
      return `resident ${subject.unit}`;
  }
}

export function courierCandidate(book: CodeBook, pepper: Uint8Array, code: string): Candidate | null {
  const locator = locatorOf(pepper, 'courier', code);
  const found = book.couriers.find((one) => one.locator === locator);
  return found ? { subject: { kind: 'courier', carrier: found.carrier }, hash: found.hash } : null;
}

export function staffCandidate(book: CodeBook, pepper: Uint8Array, code: string): Candidate | null {
  const locator = locatorOf(pepper, 'staff', code);
  const found = book.staff.find((one) => one.locator === locator);
  return found ? { subject: { kind: 'staff', staff: found.staff }, hash: found.hash } : null;
}

export function residentCandidate(book: CodeBook, unit: UnitId): Candidate | null {
  const found = book.residents.find((one) => one.unit === unit);
  return found ? { subject: { kind: 'resident', unit }, hash: found.hash } : null;
}
