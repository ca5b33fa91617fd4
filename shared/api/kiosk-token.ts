/**
 * How a kiosk says who it is: a compact JWS (RFC 7515, EdDSA) made for one request, in `authorization: Bearer …`. It is
 * bound to the method, the path and the body, lives a minute by the server's clock and is good once.
 */
import { z } from 'zod';
import { PropertyId, StreamId } from '../domain/ids.ts';

export const KIOSK_TOKEN_TYPE = 'packroom-kiosk+jwt';
export const KIOSK_TOKEN_AUDIENCE = 'packroom-server';
export const KIOSK_TOKEN_SECONDS = 60;

export const KioskTokenClaims = z.strictObject({
  iss: StreamId,
  /** The property that the kiosk was enrolled to. */
  sub: PropertyId,
  aud: z.literal(KIOSK_TOKEN_AUDIENCE),
  iat: z.int().nonnegative(),
  exp: z.int().nonnegative(),
  jti: z.uuid(),
  /** The method, such as `POST`. */
  htm: z.enum(['GET', 'POST', 'PUT', 'DELETE']),
  /** The path with its query, as it is asked for: `/v1/changes?cursor=12`. */
  htu: z.string().startsWith('/').max(2_000),
  /** base64url SHA-256 of the body's bytes as they are sent, packed or not; of no bytes where there is no body. */
  bdy: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type KioskTokenClaims = z.infer<typeof KioskTokenClaims>;
