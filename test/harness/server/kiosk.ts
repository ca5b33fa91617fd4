/**
 * A kiosk as the server meets it: two keys, a ledger of made-up events, and requests that are signed one by one. What a
 * test changes in a token or a body is what an attacker would.
 */
import { createHash, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { LightMyRequestResponse } from 'fastify';
import { importJWK, SignJWT } from 'jose';
import { KIOSK_TOKEN_AUDIENCE, KIOSK_TOKEN_TYPE } from '../../../shared/api/kiosk-token.ts';
import type { EventBatch } from '../../../shared/api/streams.ts';
import { toBase64Url, toUtf8 } from '../../../shared/basics/bytes.ts';
import { PropertyId, StreamId } from '../../../shared/domain/ids.ts';
import type { Envelope } from '../../../shared/events/envelope.ts';
import type { Draft } from '../../../shared/events/event.ts';
import { canonical } from '../../../shared/ledger/canonical.ts';
import { emptyHead, type Head, headOf } from '../../../shared/ledger/chain.ts';
import { sealed } from '../../../shared/ledger/seal.ts';
import { chained, received } from '../drafts.ts';
import { OPERATOR, type TestServer } from './server.ts';

export interface KeyPair {
  readonly secret: Uint8Array;
  readonly x: string;
}

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  /** Instead of `body`, as they are. */
  readonly bytes?: Uint8Array;
  /** Of `bytes`. */
  readonly type?: string;
  readonly gzip?: boolean;
  /** What the token says instead of the truth. */
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly signWith?: KeyPair;
  readonly authorization?: string;
}

export interface TestKiosk {
  readonly property: PropertyId;
  readonly stream: StreamId;
  readonly ledger: KeyPair;
  readonly link: KeyPair;
  ask(asked: Asked): Promise<LightMyRequestResponse>;
  token(asked: Asked): Promise<string>;
  /** The next events of its ledger, which it remembers. */
  grow(drafts: readonly Draft[]): Envelope[];
  batch(events: readonly Envelope[]): EventBatch;
  send(events: readonly Envelope[], more?: Partial<Asked>): Promise<LightMyRequestResponse>;
}

export function keyPair(secret = ed25519.utils.randomSecretKey()): KeyPair {
  return { secret, x: toBase64Url(ed25519.getPublicKey(secret)) };
}

const jwk = ({ x }: KeyPair) => ({ kty: 'OKP', crv: 'Ed25519', x }) as const;
const signed = ({ secret }: KeyPair, bytes: Uint8Array) => toBase64Url(ed25519.sign(bytes, secret));

let names = 0;

export async function makeProperty({ app }: TestServer): Promise<PropertyId> {
  const property = PropertyId.parse(`house-${++names}-${randomUUID().slice(0, 8)}`);
  const answer = await app.inject({
    method: 'PUT',
    url: `/v1/properties/${property}`,
    headers: { authorization: `Bearer ${OPERATOR}` },
    payload: { name: 'Elm House', language: 'en', timeZone: 'America/New_York' },
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return property;
}

export async function makeCode({ app }: TestServer, property: PropertyId): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: `/v1/properties/${property}/enrolment-codes`,
    headers: { authorization: `Bearer ${OPERATOR}` },
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json().code;
}

/** What a kiosk shows at enrolment. */
export function enrolmentOf(kiosk: Pick<TestKiosk, 'stream' | 'ledger' | 'link'>, code: string) {
  const { stream, ledger, link } = kiosk;
  const plain = code.toUpperCase().replace('-', '');
  const proof = { purpose: 'packroom-enrolment', code: plain, stream, ledger: ledger.x, link: link.x };
  const bytes = toUtf8(canonical(proof));
  return {
    code,
    stream,
    ledgerKey: jwk(ledger),
    linkKey: jwk(link),
    ledgerProof: signed(ledger, bytes),
    linkProof: signed(link, bytes),
  };
}

/** One that nobody had before: of one address, few may enrol in a minute. */
export function anAddress(): string {
  names += 1;
  return `10.0.${names >> 8}.${names & 255}`;
}

/** Enrolled in `property`; left out, in one of its own. */
export async function enrolledKiosk(server: TestServer, property?: PropertyId): Promise<TestKiosk> {
  const home = property ?? (await makeProperty(server));
  const kiosk = kioskOf(server, home);
  const payload = enrolmentOf(kiosk, await makeCode(server, home));
  const remoteAddress = anAddress();
  const answer = await server.app.inject({ method: 'POST', url: '/v1/enrolments', payload, remoteAddress });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return kiosk;
}

/** One that the server has not heard of. */
export function kioskOf(server: TestServer, property: PropertyId): TestKiosk {
  const { app, clock } = server;
  const stream = StreamId.parse(`kiosk-${randomUUID().slice(0, 12)}`);
  const ledger = keyPair();
  const link = keyPair();
  let head: Head = emptyHead(stream);

  const bytesOf = ({ body, bytes: plain, gzip }: Asked) => {
    if (plain !== undefined) return Buffer.from(plain);
    if (body === undefined) return undefined;
    const bytes = Buffer.from(JSON.stringify(body));
    return gzip ? gzipSync(bytes) : bytes;
  };

  const token = async (asked: Asked) => {
    const { method = 'GET', path, claims = {}, header = {}, signWith = link } = asked;
    const now = Math.floor(clock.now() / 1_000);
    const key = await importJWK({ ...jwk(signWith), d: toBase64Url(signWith.secret) }, 'EdDSA');
    return new SignJWT({
      iss: stream,
      sub: property,
      aud: KIOSK_TOKEN_AUDIENCE,
      iat: now,
      exp: now + 60,
      jti: randomUUID(),
      htm: method,
      htu: path,
      bdy: createHash('sha256')
        .update(bytesOf(asked) ?? '')
        .digest('base64url'),
      ...claims,
    })
      .setProtectedHeader({ alg: 'EdDSA', typ: KIOSK_TOKEN_TYPE, ...header })
      .sign(key);
  };

  const ask = async (asked: Asked) => {
    const { method = 'GET', path, gzip, authorization, type = 'application/json' } = asked;
    const payload = bytesOf(asked);
    return app.inject({
      method,
      url: path,
      headers: {
        authorization: authorization ?? `Bearer ${await token(asked)}`,
        ...(payload !== undefined && { 'content-type': type }),
        ...(gzip === true && { 'content-encoding': 'gzip' }),
      },
      ...(payload !== undefined && { payload }),
    });
  };

  const batch = (events: readonly Envelope[]): EventBatch => {
    const last = events.at(-1);
    if (last === undefined) throw new Error('no events');
    const unsigned = { stream: last.stream, seq: last.seq, hash: last.hash, at: last.at };
    return { events: [...events], seal: { ...unsigned, sig: signed(ledger, sealed(unsigned)) } };
  };

  return {
    property,
    stream,
    ledger,
    link,
    token,
    ask,
    batch,
    grow: (drafts) => {
      const events = chained(drafts, head) as Envelope[];
      const last = events.at(-1);
      if (last !== undefined) head = headOf(last);
      return events;
    },
    send: (events, more = {}) =>
      ask({ method: 'POST', path: `/v1/streams/${stream}/events`, body: batch(events), ...more }),
  };
}

/** So many packages that came. */
export function packages(count: number, from = 1): Draft[] {
  return Array.from({ length: count }, (_, n) => received(from + n));
}
