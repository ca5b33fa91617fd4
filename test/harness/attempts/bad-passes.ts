/**
 * Passes that must open nothing, one way of being bad each: what a burglar can make, find, photograph or keep too long.
 * Those that are signed with the property's own key are signed for real.
 */
import { SignJWT, UnsecuredJWT } from 'jose';
import { type PassKey, passKey } from '../../../main/host/passes/signed.ts';
import { uuidV7 } from '../../../shared/basics/uuid.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import { Pass, writtenOf } from '../../../shared/domain/pass.ts';
import type { Chance } from '../rehearsal/chance.ts';

export const BAD_PASSES = [
  'of another key',
  'of another property',
  'of another key and property',
  'with one letter changed',
  'cut off',
  'with a made-up signature',
  'with another header',
  'run out',
  'not good for years',
  'ended by staff',
  'used up, and copied',
  'of who moved away',
] as const;
export type BadPass = (typeof BAD_PASSES)[number];

export interface PassMaker {
  bad(kind: BadPass): Promise<string>;
}

export interface OfHouse {
  readonly key: PassKey;
  readonly directory: Directory;
  readonly chance: Chance;
  readonly startedS: number;
}

export interface PassMakerParts extends OfHouse {
  /** Good once: staff ended it, or all that it was for was taken. */
  readonly spent: { readonly ended: string; readonly used: string };
}

const HOUR_S = 3_600;
const YEAR_S = 365 * 24 * HOUR_S;
/** Further off than any clock is set here. */
const YEARS_S = 10 * YEAR_S;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

function made(
  { directory, chance, startedS }: OfHouse,
  different: Partial<Record<keyof Pass, unknown>> = {},
): Pass {
  return Pass.parse({
    id: uuidV7(startedS * 1000, chance.bytes),
    property: directory.property.id,
    holder: chance.is(0.5) ? 'resident' : 'delegate',
    unit: directory.units[chance.below(directory.units.length)]?.id,
    resident: null,
    packages: null,
    from: startedS - HOUR_S,
    until: startedS + YEARS_S,
    ...different,
  });
}

/** For all that waits for `unit`. */
export async function goodPass(house: OfHouse, unit: string) {
  const pass = made(house, { unit });
  return { id: pass.id, token: await house.key.sign(pass) };
}

export async function passMaker(parts: PassMakerParts): Promise<PassMaker> {
  const { key, chance, startedS, spent } = parts;
  const foreign = await passKey(chance.bytes(KEY_BYTES));
  const pass = (different?: Partial<Record<keyof Pass, unknown>>) => made(parts, different);
  const changed = (token: string) => {
    const at = chance.below(token.length);
    const others = [...LETTERS].filter((letter) => letter !== token[at]);
    return token.slice(0, at) + others[chance.below(others.length)] + token.slice(at + 1);
  };

  async function bad(kind: BadPass): Promise<string> {
    switch (kind) {
      case 'of another key':
        return foreign.sign(pass());
      case 'of another property':
        return key.sign(pass({ property: 'p-elsewhere' }));
      case 'of another key and property':
        return foreign.sign(pass({ property: 'p-elsewhere' }));
      case 'with one letter changed':
        return changed(await key.sign(pass()));
      case 'cut off': {
        const token = await key.sign(pass());
        return token.slice(0, chance.below(token.length));
      }
      case 'with a made-up signature': {
        const [head, body] = (await key.sign(pass())).split('.');
        return `${head}.${body}.${Buffer.from(chance.bytes(SIGNATURE_BYTES)).toString('base64url')}`;
      }
      case 'with another header': {
        const claims = JSON.parse(writtenOf(pass()));
        if (chance.is(0.5)) return new UnsecuredJWT(claims).encode();
        // The public key as the secret of another algorithm: an old trick.
        return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(key.public));
      }
      case 'run out':
        return key.sign(
          pass({ from: startedS - YEAR_S, until: startedS - 1 - chance.below(YEAR_S - HOUR_S) }),
        );
      case 'not good for years':
        return key.sign(pass({ from: startedS + YEARS_S, until: startedS + YEARS_S + HOUR_S }));
      case 'ended by staff':
        return spent.ended;
      case 'used up, and copied':
        return spent.used;
      case 'of who moved away':
        return key.sign(pass({ resident: 'r-moved-away' }));
    }
  }

  return { bad };
}
