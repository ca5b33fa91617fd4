import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KIOSK_TOKEN_AUDIENCE, KIOSK_TOKEN_TYPE } from '../../../../shared/api/kiosk-token.ts';
import { toBase64Url, toUtf8 } from '../../../../shared/basics/bytes.ts';
import {
  type Asked,
  enrolledKiosk,
  keyPair,
  kioskOf,
  packages,
  type TestKiosk,
} from '../../../harness/server/kiosk.ts';
import { OPERATOR, type TestServer, testServer } from '../../../harness/server/server.ts';
import { type TestStore, testEngines } from '../../../harness/server/stores.ts';

describe.each(testEngines())('who a kiosk is, on $name', (engine) => {
  let store: TestStore;
  let server: TestServer;
  let kiosk: TestKiosk;
  beforeAll(async () => {
    await engine.start();
    store = await engine.open();
    server = await testServer(store);
    kiosk = await enrolledKiosk(server);
  });
  afterAll(async () => {
    await server?.stop();
    await store?.close();
    await engine.stop();
  });

  const path = () => `/v1/streams/${kiosk.stream}/head`;
  const now = () => Math.floor(server.clock.now() / 1_000);
  const codeOf = async (asked: Omit<Asked, 'path'> & { path?: string }) => {
    const answer = await kiosk.ask({ path: path(), ...asked });
    return answer.statusCode === 200 ? 200 : answer.json().code;
  };
  const unsigned = (header: object, claims: object) =>
    `${toBase64Url(toUtf8(JSON.stringify(header)))}.${toBase64Url(toUtf8(JSON.stringify(claims)))}.`;

  test('is shown by a token that it signed for this request', async () => {
    expect(await codeOf({})).toBe(200);
  });

  test.each<[string, () => Partial<Asked>]>([
    ['of another key', () => ({ signWith: keyPair() })],
    ['of the ledger’s key, which signs no tokens', () => ({ signWith: kiosk.ledger })],
    ['for another kiosk', () => ({ claims: { iss: 'kiosk-other' } })],
    ['for another property', () => ({ claims: { sub: 'house-other' } })],
    ['for another server', () => ({ claims: { aud: 'somebody-else' } })],
    ['for another path', () => ({ claims: { htu: `${path()}?after=1` } })],
    ['for another method', () => ({ claims: { htm: 'PUT' } })],
    ['of another type', () => ({ header: { typ: 'JWT' } })],
    ['with another body', () => ({ claims: { bdy: 'A'.repeat(43) } })],
    ['with more in it', () => ({ claims: { admin: true } })],
    ['with no number', () => ({ claims: { jti: 'again' } })],
    ['that is none', () => ({ authorization: 'Bearer nothing' })],
    ['that is left out', () => ({ authorization: '' })],
    ['that is the operator’s', () => ({ authorization: `Bearer ${OPERATOR}` })],
  ])('is not shown by a token %s', async (_, wrong) => {
    expect(await codeOf(wrong())).toBe('not-enrolled');
  });

  test('is not shown by a token that nobody signed, or signed with what everybody knows', async () => {
    const claims = {
      iss: kiosk.stream,
      sub: kiosk.property,
      aud: KIOSK_TOKEN_AUDIENCE,
      iat: now(),
      exp: now() + 60,
      jti: randomUUID(),
      htm: 'GET',
      htu: path(),
      bdy: 'A'.repeat(43),
    };
    for (const alg of ['none', 'HS256', 'EdDSA']) {
      const token = unsigned({ alg, typ: KIOSK_TOKEN_TYPE }, claims);
      for (const signature of ['', 'AAAA', kiosk.link.x])
        expect(await codeOf({ authorization: `Bearer ${token}${signature}` })).toBe('not-enrolled');
    }
  });

  test.each([
    ['an hour ago', -3_600],
    ['in an hour', 3_600],
    ['a year ago', -31_536_000],
    ['in a year', 31_536_000],
  ])('whose clock says %s is told to take the server’s time', async (_, seconds) => {
    expect(await codeOf({ claims: { iat: now() + seconds, exp: now() + seconds + 60 } })).toBe(
      'token-out-of-time',
    );
  });

  test('is shown by each token once', async () => {
    const authorization = `Bearer ${await kiosk.token({ path: path() })}`;
    expect(await codeOf({ authorization })).toBe(200);
    expect(await codeOf({ authorization })).toBe('token-used');
    // When it is forgotten that it was used it has long run out.
    await server.clock.advance(10 * 60_000);
    expect(await codeOf({})).toBe(200);
    expect(await codeOf({ authorization })).toBe('token-out-of-time');
  });

  test('is shown by a token for the bytes that were sent, packed or not', async () => {
    const events = kiosk.grow(packages(2));
    expect((await kiosk.send(events, { gzip: true })).statusCode).toBe(200);
    const body = kiosk.batch(kiosk.grow(packages(1)));
    const asked = { method: 'POST', path: `/v1/streams/${kiosk.stream}/events` } as const;
    const authorization = `Bearer ${await kiosk.token({ ...asked, body: { ...body, events: [] } })}`;
    expect((await kiosk.ask({ ...asked, body, authorization })).json().code).toBe('not-enrolled');
  });

  test('is nobody any more when it is revoked, and somebody again when it is enrolled again', async () => {
    const lost = await enrolledKiosk(server);
    const head = { path: `/v1/streams/${lost.stream}/head` };
    const revoked = await server.app.inject({
      method: 'POST',
      url: `/v1/properties/${lost.property}/kiosks/${lost.stream}/revoke`,
      headers: { authorization: `Bearer ${OPERATOR}` },
    });
    expect(revoked.statusCode).toBe(200);
    expect((await lost.ask(head)).json().code).toBe('not-enrolled');
    expect((await kioskOf(server, lost.property).ask(head)).json().code).toBe('not-enrolled');
  });

  test('changes its key by the old one, and only when it holds the new one', async () => {
    const { canonical } = await import('../../../../shared/ledger/canonical.ts');
    const { ed25519 } = await import('@noble/curves/ed25519.js');
    const mover = await enrolledKiosk(server);
    const next = keyPair();
    const change = (by: typeof next) => ({
      linkKey: { kty: 'OKP', crv: 'Ed25519', x: next.x },
      proof: toBase64Url(
        ed25519.sign(
          toUtf8(canonical({ purpose: 'packroom-link-key', stream: mover.stream, link: next.x })),
          by.secret,
        ),
      ),
    });
    const put = { method: 'PUT', path: '/v1/kiosk/key' } as const;
    expect((await mover.ask({ ...put, body: change(keyPair()) })).json().code).toBe('proof-wrong');
    expect((await mover.ask({ ...put, body: change(next) })).statusCode).toBe(200);
    const head = { path: `/v1/streams/${mover.stream}/head` };
    expect((await mover.ask(head)).json().code).toBe('not-enrolled');
    expect((await mover.ask({ ...head, signWith: next })).statusCode).toBe(200);
  });
});
