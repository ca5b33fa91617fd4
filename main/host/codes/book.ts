/**
 * The codes and badges that this kiosk knows, as hashes: whose each one is, from when and until when it is good, and
 * nothing that would give it back. It compares nothing; `verify.ts` does, after it has counted.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { EpochMs } from '../../../shared/basics/clock.ts';
import type { Grant } from '../../../shared/bridge/contract.ts';
import { CredentialId, StaffId, UnitId } from '../../../shared/domain/ids.ts';
import { StaffRole } from '../../../shared/domain/staff-role.ts';
import { locatorOf } from './hash.ts';

const Hashed = z.string().startsWith('$argon2id$').max(200);
const Locator = z.string().regex(/^[0-9a-f]{4}$/);
const carrier = z.string().max(40);
const time = z.number().nonnegative();

const BADGE_LOCATOR_DIGITS = 8;
const BadgeLocator = z.string().regex(/^[0-9a-f]{8}$/);

const timed = {
  credential: CredentialId,
  carrier,
  hash: Hashed,
  /** When it was handed to staff, by the time of codes. Null while nobody has seen it: until then it opens nothing. */
  from: time.nullable(),
  /** Null until something ends it. It stays in the book for ever, so that no code is ever given out again. */
  until: time.nullable(),
  isNotedFrom: z.boolean(),
  isNotedUntil: z.boolean(),
};

const CourierCode = z.strictObject({
  ...timed,
  locator: Locator,
  /** In the clear, until staff have seen it once: the whole book is sealed. */
  unseen: z.string().nullable(),
});
const Badge = z.strictObject({ ...timed, locator: BadgeLocator });
export type Badge = z.infer<typeof Badge>;
/** What a code and a badge have in common. */
export type Noted = Omit<Badge, 'locator'>;
export type CourierCode = z.infer<typeof CourierCode>;

/** Before codes had a time. The id is made of the hash, so that it is the same at every start. */
const OldCourierCode = z.strictObject({ carrier, locator: Locator, hash: Hashed }).transform(
  (old): CourierCode => ({
    ...old,
    credential: credentialOf(old.hash),
    from: 0,
    until: null,
    unseen: null,
    isNotedFrom: false,
    isNotedUntil: false,
  }),
);

/** Before there were roles whoever had a PIN could do everything. */
const StaffPin = z.strictObject({
  staff: StaffId,
  role: StaffRole.default('manager'),
  locator: Locator,
  hash: Hashed,
});

export const CodeBook = z.strictObject({
  couriers: z.array(z.union([CourierCode, OldCourierCode])),
  badges: z.array(Badge).default([]),
  staff: z.array(StaffPin),
  /** How many of each role there ever were: nobody gets the name of somebody before them. */
  staffGiven: z.record(StaffRole, z.int().nonnegative()).default({ attendant: 0, manager: 0, installer: 0 }),
  residents: z.array(z.strictObject({ unit: UnitId, hash: Hashed })),
});
export type CodeBook = z.infer<typeof CodeBook>;

/** What a pass that was shown lets its holder have. */
export type PassShown = NonNullable<Grant['pass']>;

/** Whom a right code would belong to. */
export type Subject =
  | { readonly kind: 'courier'; readonly carrier: string }
  | { readonly kind: 'staff'; readonly staff: StaffId; readonly role: StaffRole }
  | { readonly kind: 'resident'; readonly unit: UnitId; readonly pass?: PassShown };

export interface Candidate {
  readonly subject: Subject;
  /** The words that the hash is bound to: one that is put into another record opens nothing. */
  readonly boundTo: string;
  readonly hash: string;
  /** Whether it counts now, or was once good and is no more. */
  readonly isGood: boolean;
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

export function isGood({ from, until }: Pick<CourierCode, 'from' | 'until'>, now: EpochMs): boolean {
  return from !== null && (until === null || now < until);
}

export function courierCandidate(
  book: CodeBook,
  pepper: Uint8Array,
  code: string,
  now: EpochMs,
): Candidate | null {
  const locator = locatorOf(pepper, 'courier', code);
  const found = book.couriers.find((one) => one.locator === locator && one.from !== null);
  if (found === undefined) return null;
  return {
    ...candidate({ kind: 'courier', carrier: found.carrier }, found.hash),
    isGood: isGood(found, now),
  };
}

/** Null where the text is nobody's badge, which is what most barcodes are. */
export function badgeCandidate(
  book: CodeBook,
  pepper: Uint8Array,
  badge: string,
  now: EpochMs,
): Candidate | null {
  const locator = badgeLocatorOf(pepper, badge);
  // The latest: a badge that was ended may have been enrolled again.
  const found = book.badges.findLast((one) => one.locator === locator);
  if (found === undefined) return null;
  const { carrier, hash } = found;
  return {
    subject: { kind: 'courier', carrier },
    boundTo: badgeKey(carrier),
    hash,
    isGood: isGood(found, now),
  };
}

export function staffCandidate(book: CodeBook, pepper: Uint8Array, code: string): Candidate | null {
  const locator = locatorOf(pepper, 'staff', code);
  const found = book.staff.find((one) => one.locator === locator);
  return found ? candidate({ kind: 'staff', staff: found.staff, role: found.role }, found.hash) : null;
}

export function residentCandidate(book: CodeBook, unit: UnitId): Candidate | null {
  const found = book.residents.find((one) => one.unit === unit);
  return found ? candidate({ kind: 'resident', unit }, found.hash) : null;
}

function candidate(subject: Subject, hash: string): Candidate {
  return { subject, boundTo: subjectKey(subject), hash, isGood: true };
}

/** The words that the hash of a badge is bound to. */
export function badgeKey(carrier: string): string {
  return `badge ${carrier}`;
}

/** Longer than that of a code: a badge has more in it than six digits, and nobody should be told that theirs is taken. */
export function badgeLocatorOf(pepper: Uint8Array, badge: string): string {
  return locatorOf(pepper, 'badge', badge, BADGE_LOCATOR_DIGITS);
}

/** The latest time at which a code was handed to staff: codes cannot be older than that. */
export function latestFrom({ couriers }: CodeBook): EpochMs {
  return Math.max(0, ...couriers.map(({ from }) => from ?? 0));
}

function credentialOf(hash: string): CredentialId {
  const hex = createHash('sha256').update(hash).digest('hex');
  // The form of a UUID of version 8, whose bits mean what its maker likes (RFC 9562, section 5.8).
  const text = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return CredentialId.parse(text);
}
