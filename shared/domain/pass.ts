/**
 * A pass: what a resident, or somebody they send, shows instead of a PIN. Signed by the property's key it is a QR that a
 * kiosk reads with no network; `docs/passes.md` has the table of what is written in it. It names no person.
 */
import { z } from 'zod';
import { fromBase64Url, fromHex, toBase64Url, toHex } from '../basics/bytes.ts';
import { CredentialId, PackageId, PropertyId, ResidentId, UnitId } from './ids.ts';

export const MOST_PACKAGES_OF_PASS = 6;

/** Why a pass opens nothing, beside its having expired. */
export const PassRefused = z.enum(['not-readable', 'altered', 'other-property', 'not-yet', 'revoked']);

export const Pass = z
  .strictObject({
    id: CredentialId,
    property: PropertyId,
    holder: z.enum(['resident', 'delegate']),
    unit: UnitId,
    /** Whose pass it is, or who sends somebody: it ends with their living there. Null: of the whole unit. */
    resident: ResidentId.nullable(),
    /** Null is all that waits for the unit. */
    packages: z.array(PackageId).min(1).max(MOST_PACKAGES_OF_PASS).nullable(),
    /** Whole seconds since 1970, as the standard for such tokens has it (RFC 7519, `nbf` and `exp`). */
    from: z.int().nonnegative(),
    until: z.int().nonnegative(),
  })
  .refine(({ from, until }) => from < until, { message: 'it ends before it begins' });
export type Pass = z.infer<typeof Pass>;

/** As it is written: every letter makes the QR finer, and a cracked display shows coarse ones better. */
const Written = z.strictObject({
  v: z.literal(1),
  j: z.string(),
  p: z.string(),
  h: z.enum(['r', 'd']),
  u: z.string(),
  r: z.string().optional(),
  k: z.array(z.string()).optional(),
  n: z.number(),
  x: z.number(),
});

export function writtenOf(pass: Pass): string {
  const { id, property, holder, unit, resident, packages, from, until } = pass;
  const written: z.infer<typeof Written> = {
    v: 1,
    j: short(id),
    p: property,
    h: holder === 'resident' ? 'r' : 'd',
    u: unit,
    ...(resident !== null && { r: resident }),
    ...(packages !== null && { k: packages.map(short) }),
    n: from,
    x: until,
  };
  return JSON.stringify(written);
}

/** Null for what is no pass of a kind that this program knows. */
export function passFrom(text: string): Pass | null {
  const written = Written.safeParse(parsed(text));
  if (!written.success) return null;
  const { j, p, h, u, r, k, n, x } = written.data;
  const pass = Pass.safeParse({
    id: long(j),
    property: p,
    holder: h === 'r' ? 'resident' : 'delegate',
    unit: u,
    resident: r ?? null,
    packages: k?.map(long) ?? null,
    from: n,
    until: x,
  });
  return pass.success ? pass.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const DASHES = /-/g;

/** The sixteen bytes of a UUID, in 22 letters. */
function short(uuid: string): string {
  return toBase64Url(fromHex(uuid.replace(DASHES, '')));
}

/** What is no such letters comes out as no UUID. */
function long(letters: string): string {
  const bytes = fromBase64Url(letters);
  if (!bytes.ok) return '';
  return toHex(bytes.value).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
