/**
 * Whether a request comes from the kiosk that it says it does: by a token signed for this one request, in time, and shown
 * once. What the body was is only known when it has been read, and is compared then.
 */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { decodeJwt, errors, importJWK, jwtVerify } from 'jose';
import {
  KIOSK_TOKEN_AUDIENCE,
  KIOSK_TOKEN_SECONDS,
  KIOSK_TOKEN_TYPE,
  KioskTokenClaims,
} from '../../shared/api/kiosk-token.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import type { Gate } from '../http/access.ts';
import type { App } from '../http/app.ts';
import { Refusal } from '../http/refusal.ts';
import type { Database } from '../store/open.ts';

/** A kiosk's idea of the server's time is not better than the way to it. */
const LEEWAY_SECONDS = 30;
const NO_BODY = createHash('sha256').digest('base64url');

/** What the token says the body is, by request. */
const promised = new WeakMap<FastifyRequest, string>();

export function kioskGate(db: Database, clock: Pick<Clock, 'now'>): Gate<'kiosk'> {
  return async (request) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw notEnrolled();
    const said = claimsIn(token);
    if (said === null) throw notEnrolled();
    const link = await linkOf(db, said);
    if (link === null) throw notEnrolled();
    const claims = await verified(token, link, clock.now());
    if (claims.htm !== request.method || claims.htu !== request.url) throw notEnrolled();
    await useOnce(db, claims, clock.now());
    promised.set(request, claims.bdy);
    return { kind: 'kiosk', property: claims.sub, stream: claims.iss };
  };
}

/** Compares each kiosk's body with what its token promised. `hashOf` is of the bytes as they were sent. */
export function watchBodies(app: App, hashOf: (request: FastifyRequest) => string | null): void {
  app.addHook('preValidation', async (request) => {
    const expected = promised.get(request);
    if (expected !== undefined && (hashOf(request) ?? NO_BODY) !== expected) throw notEnrolled();
  });
}

function claimsIn(token: string): KioskTokenClaims | null {
  try {
    return KioskTokenClaims.safeParse(decodeJwt(token)).data ?? null;
  } catch {
    return null;
  }
}

async function linkOf(db: Database, { sub, iss }: KioskTokenClaims): Promise<string | null> {
  const row = await db
    .selectFrom('streams')
    .select(['link_key', 'revoked_at'])
    .where('property_id', '=', sub)
    .where('stream', '=', iss)
    .executeTakeFirst();
  return row === undefined || row.revoked_at !== null ? null : row.link_key;
}

async function verified(token: string, x: string, now: number): Promise<KioskTokenClaims> {
  try {
    const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'EdDSA');
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['EdDSA'],
      typ: KIOSK_TOKEN_TYPE,
      audience: KIOSK_TOKEN_AUDIENCE,
      clockTolerance: LEEWAY_SECONDS,
      maxTokenAge: KIOSK_TOKEN_SECONDS,
      currentDate: new Date(now),
    });
    return KioskTokenClaims.parse(payload);
  } catch (cause) {
    const isOutOfTime =
      cause instanceof errors.JWTExpired ||
      (cause instanceof errors.JWTClaimValidationFailed && (cause.claim === 'iat' || cause.claim === 'nbf'));
    if (isOutOfTime)
      throw new Refusal(
        401,
        'token-out-of-time',
        'The clock of this kiosk is not the server’s. Take its time and try again.',
      );
    throw notEnrolled();
  }
}

async function useOnce(db: Database, { sub, iss, jti, exp }: KioskTokenClaims, now: number): Promise<void> {
  const until = new Date((exp + LEEWAY_SECONDS + 1) * 1_000);
  const used = await db
    .insertInto('token_uses')
    .values({ property_id: sub, stream: iss, token: jti, until })
    .onConflict((conflict) => conflict.columns(['property_id', 'stream', 'token']).doNothing())
    .returning('token')
    .executeTakeFirst();
  if (used === undefined) throw new Refusal(401, 'token-used', 'This was asked already.');
  // Each kiosk sweeps behind itself: what has run out is refused for its time.
  await db
    .deleteFrom('token_uses')
    .where('property_id', '=', sub)
    .where('stream', '=', iss)
    .where('until', '<', new Date(now))
    .execute();
}

/** One answer for everything: who is not let in does not learn why. */
function notEnrolled(): Refusal {
  return new Refusal(401, 'not-enrolled', 'This kiosk is not enrolled here.');
}
