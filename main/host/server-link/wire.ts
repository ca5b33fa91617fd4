/**
 * A kiosk's own way to its server: each question bears a token that is signed for its method, path and body alone, by the
 * server's clock as the server last told it.
 */
import { createHash } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { type CryptoKey, importJWK, SignJWT } from 'jose';
import type { z } from 'zod';
import {
  KIOSK_TOKEN_AUDIENCE,
  KIOSK_TOKEN_SECONDS,
  KIOSK_TOKEN_TYPE,
  type KioskTokenClaims,
} from '../../../shared/api/kiosk-token.ts';
import { toBase64Url } from '../../../shared/basics/bytes.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import type { Result } from '../../../shared/basics/result.ts';
import { type RandomBytes, uuidV7 } from '../../../shared/basics/uuid.ts';
import type { StreamId } from '../../../shared/domain/ids.ts';
import {
  type Answered,
  type Body,
  exchange,
  judged,
  packed,
  problemIn,
  type Sent,
  type WireFailure,
} from './exchange.ts';
import type { LinkFile } from './link-file.ts';

export interface Ask<T> {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With its query, such as `/v1/changes?cursor=0.0`. */
  readonly path: string;
  /** Sent as packed JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly file?: { readonly type: string; readonly bytes: Uint8Array };
  readonly answer: z.ZodType<T>;
}

export interface Wire {
  ask<T>(question: Ask<T>): Promise<Result<T, WireFailure>>;
  /** What is under way ends as `offline`, and so does whatever is asked from now on. */
  close(): void;
}

export interface WireParts extends LinkFile {
  readonly stream: StreamId;
  /** The seed of the link's key. */
  readonly seed: Uint8Array;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly random: RandomBytes;
  readonly fetch?: typeof fetch;
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 30_000;

export async function createWire(parts: WireParts): Promise<Wire> {
  const { server, stream, property, clock, random, deadlineMs = DEADLINE_MS } = parts;
  const key = await linkKey(parts.seed);
  const closed = new AbortController();
  /** What the server's clock is ahead of our steady one, once it has said so: our wall clock may be wrong by a year. */
  let ahead: number | null = null;

  function token({ method, body }: Pick<Sent, 'method' | 'body'>, path: string): Promise<string> {
    const now = ahead === null ? clock.now() : clock.elapsed() + ahead;
    const iat = Math.floor(now / 1_000);
    const claims: KioskTokenClaims = {
      iss: stream,
      sub: property,
      aud: KIOSK_TOKEN_AUDIENCE,
      iat,
      exp: iat + KIOSK_TOKEN_SECONDS,
      jti: uuidV7(now, random),
      htm: method,
      htu: path,
      bdy: createHash('sha256')
        .update(body?.bytes ?? '')
        .digest('base64url'),
    };
    return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'EdDSA', typ: KIOSK_TOKEN_TYPE }).sign(key);
  }

  async function once(what: Pick<Sent, 'method' | 'body'>, path: string) {
    const answered = await exchange(parts.fetch ?? fetch, {
      ...what,
      url: `${server}${path}`,
      authorization: `Bearer ${await token(what, path)}`,
      signal: AbortSignal.any([closed.signal, AbortSignal.timeout(deadlineMs)]),
    });
    if (answered.ok && answered.value.time !== null) ahead = answered.value.time - clock.elapsed();
    return answered;
  }

  return {
    ask: async ({ method, path, body, file, answer }) => {
      const what = { method, body: file ? fileBody(file) : body === undefined ? null : await packed(body) };
      let answered = await once(what, path);
      // It has told us its time with that.
      if (answered.ok && isOutOfTime(answered.value)) answered = await once(what, path);
      return answered.ok ? judged(answered.value, answer) : answered;
    },
    close: () => closed.abort(),
  };
}

/** A picture is packed already. */
function fileBody({ type, bytes }: NonNullable<Ask<never>['file']>): Body {
  return { bytes: new Uint8Array(bytes), type, encoding: 'identity' };
}

function isOutOfTime({ status, body }: Answered): boolean {
  return status === 401 && problemIn(body)?.code === 'token-out-of-time';
}

function linkKey(seed: Uint8Array): Promise<CryptoKey | Uint8Array> {
  const x = toBase64Url(ed25519.getPublicKey(seed));
  return importJWK({ kty: 'OKP', crv: 'Ed25519', x, d: toBase64Url(seed) }, 'EdDSA');
}
