/** What is no pass of this house, now, opens nothing; and it is said why. */
import fc from 'fast-check';
import { SignJWT, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { passKey, readPass } from '../../main/host/passes/signed.ts';
import { CredentialId, EventId } from '../../shared/domain/ids.ts';
import { MOST_PACKAGES_OF_PASS, writtenOf } from '../../shared/domain/pass.ts';
import type { Draft } from '../../shared/events/event.ts';
import { recognise } from '../../shared/tracking/recognise.ts';
import { numberedId, packageId } from '../harness/drafts.ts';
import { aPass, NOW_S, passesBench } from '../harness/passes-bench.ts';
import { seededRandom } from '../harness/randomness.ts';

const NOBODYS = EventId.parse(numberedId(0));
const HOUR_MS = 3_600_000;
const revoked = (n: number): Draft => ({
  type: 'credential.revoked',
  actor: { kind: 'staff', id: 'front-desk' },
  data: { credential: CredentialId.parse(numberedId(n)), why: 'asked' },
});

test('a pass of this house opens for its unit, and says what it is limited to', async () => {
  const { key, verify } = await passesBench();
  expect(await verify(await key.sign(aPass()))).toMatchObject({
    answer: 'granted',
    grant: { kind: 'resident', unit: 'u-4b', pass: { holder: 'resident', packages: null } },
  });
  const limited = aPass({ holder: 'delegate', packages: [packageId(1), packageId(2)] });
  expect(await verify(await key.sign(limited))).toMatchObject({
    grant: { pass: { id: limited.id, holder: 'delegate', packages: [packageId(1), packageId(2)] } },
  });
});

test('a pass of another key, of another house, or both', async () => {
  const { verify, key } = await passesBench();
  const foreign = await passKey(new Uint8Array(32).fill(9));
  expect(await verify(await foreign.sign(aPass()))).toEqual({ answer: 'altered' });
  expect(await verify(await foreign.sign(aPass({ property: 'p-2' })))).toEqual({ answer: 'other-property' });
  expect(await verify(await key.sign(aPass({ property: 'p-2' })))).toEqual({ answer: 'other-property' });
});

test('a key that the directory trusts signs as well as the kiosk’s own, until it is taken out', async () => {
  const { verify, change } = await passesBench();
  const server = await passKey(new Uint8Array(32).fill(5));
  const token = await server.sign(aPass());
  expect(await verify(token)).toEqual({ answer: 'altered' });
  change((now) => ({ ...now, property: { ...now.property, passKeys: [server.public] } }));
  expect(await verify(token)).toMatchObject({ answer: 'granted' });
  change((now) => ({ ...now, property: { ...now.property, passKeys: [] } }));
  expect(await verify(token)).toEqual({ answer: 'altered' });
});

test('too late, too early, and a little early', async () => {
  const { key, verify } = await passesBench();
  const past = aPass({ from: NOW_S - 7_200, until: NOW_S });
  expect(await verify(await key.sign(past))).toEqual({
    answer: 'expired',
    until: new Date(NOW_S * 1000).toISOString(),
  });
  const later = aPass({ from: NOW_S + 7_200, until: NOW_S + 10_800 });
  expect(await verify(await key.sign(later))).toMatchObject({ answer: 'not-yet' });
  // The server's clock is ten minutes ahead of the kiosk's.
  const ahead = aPass({ from: NOW_S + 600, until: NOW_S + 4_200 });
  expect(await verify(await key.sign(ahead))).toMatchObject({ answer: 'granted' });
});

test('a clock that is set back makes no old pass good, not even over a restart', async () => {
  const { key, verify, clock, restart } = await passesBench();
  const token = await key.sign(aPass());
  await clock.advance(2 * HOUR_MS);
  expect(await verify(token)).toMatchObject({ answer: 'expired' });
  clock.setWall(NOW_S * 1000 - 365 * 24 * HOUR_MS);
  expect(await verify(token)).toMatchObject({ answer: 'expired' });
  await restart();
  expect(await verify(token)).toMatchObject({ answer: 'expired' });
});

test('a pass that was ended stays so: at once, over a restart, and with the file of it gone or damaged', async () => {
  const { key, verify, append, restart, folder } = await passesBench();
  const token = await key.sign(aPass());
  expect(await verify(token)).toMatchObject({ answer: 'granted' });
  append(revoked(1));
  expect(await verify(token)).toEqual({ answer: 'revoked' });
  expect(await verify(await key.sign(aPass({ id: numberedId(2) })))).toMatchObject({ answer: 'granted' });
  await restart();
  expect(await verify(token)).toEqual({ answer: 'revoked' });
  const { rm, writeFile } = await import('node:fs/promises');
  await writeFile(`${folder}/passes-revoked.json`, '{"seq":1');
  await restart();
  expect(await verify(token)).toEqual({ answer: 'revoked' });
  await rm(`${folder}/passes-revoked.json`);
  await restart();
  expect(await verify(token)).toEqual({ answer: 'revoked' });
});

test('a pass that is ended while its holder is let in opens nothing more; another one does', async () => {
  const { key, verify, append, isLetIn } = await passesBench();
  const letIn = async (n: number) => {
    const answer = await verify(await key.sign(aPass({ id: numberedId(n), holder: 'delegate' })));
    if (answer.answer !== 'granted') throw new Error(answer.answer);
    return answer.grant.id;
  };
  const [ended, other] = [await letIn(1), await letIn(2)];
  append(revoked(1));
  expect(isLetIn(ended)).toBe(false);
  expect(isLetIn(other)).toBe(true);
});

test('whoever moved away, or whose unit is gone, has no pass any more, nor has whom they sent', async () => {
  const { key, verify, change } = await passesBench();
  const sent = await key.sign(aPass({ holder: 'delegate', resident: 'r-1' }));
  expect(await verify(sent)).toMatchObject({ answer: 'granted' });
  change((now) => ({
    ...now,
    residents: now.residents.map((one) =>
      one.id === 'r-1' ? { ...one, movedAway: { packages: 'return' } } : one,
    ),
  }));
  expect(await verify(sent)).toEqual({ answer: 'revoked' });
  change((now) => ({ ...now, units: now.units.filter(({ id }) => id !== 'u-4b') }));
  expect(await verify(await key.sign(aPass({ id: numberedId(3) })))).toEqual({ answer: 'revoked' });
});

test('no header but one is taken, however well it is signed', async () => {
  const { verify } = await passesBench();
  const text = JSON.parse(writtenOf(aPass()));
  const none = new UnsecuredJWT(text).encode();
  const secret = await new SignJWT(text)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new Uint8Array(32).fill(1));
  for (const token of [none, `${none}${'A'.repeat(86)}`, secret, '', '.', '..', 'x'.repeat(4_000)]) {
    expect(await verify(token)).toEqual({ answer: 'not-readable' });
  }
});

test('a pass that was cut off anywhere opens nothing, and is still known to be one', async () => {
  const { key, verify } = await passesBench();
  const token = await key.sign(aPass());
  for (let length = 1; length < token.length; length++) {
    const answer = await verify(token.slice(0, length));
    expect(['not-readable', 'altered']).toContain(answer.answer);
  }
  expect(recognise({ text: token.slice(0, 120), aim: ']Q1' })).toMatchObject({ kind: 'pass' });
});

test('signed, and yet no pass: other words, a longer list, an end before its beginning', async () => {
  const { verify } = await passesBench();
  const { CompactSign, importJWK } = await import('jose');
  const { ed25519 } = await import('@noble/curves/ed25519.js');
  const seed = new Uint8Array(32).fill(1);
  const jwk = {
    kty: 'OKP',
    crv: 'Ed25519',
    d: Buffer.from(seed).toString('base64url'),
    x: Buffer.from(ed25519.getPublicKey(seed)).toString('base64url'),
  };
  const key = await importJWK(jwk, 'EdDSA');
  const sign = (text: string) =>
    new CompactSign(Buffer.from(text)).setProtectedHeader({ alg: 'EdDSA' }).sign(key);
  const good = JSON.parse(writtenOf(aPass()));
  expect(await verify(await sign(JSON.stringify(good)))).toMatchObject({ answer: 'granted' });
  for (const bad of [
    { ...good, v: 2 },
    { ...good, admin: true },
    { ...good, n: good.x },
    { ...good, u: '' },
    { ...good, k: [] },
    { ...good, k: Array.from({ length: MOST_PACKAGES_OF_PASS + 1 }, () => good.j) },
    { ...good, j: 'x' },
    [],
    'pass',
  ]) {
    expect(await verify(await sign(JSON.stringify(bad)))).toEqual({ answer: 'not-readable' });
  }
  expect(await verify(await sign('{"v":1'))).toEqual({ answer: 'not-readable' });
});

test('staff have a pass made by an order of this run, once, for a unit of the house and not for years', async () => {
  const { append, issue, staff, verify } = await passesBench();
  const order = (grant: string, different: object = {}): Draft =>
    ({
      type: 'pass.issue-ordered',
      actor: { kind: 'staff', id: 'front-desk' },
      data: {
        session: numberedId(7),
        grant,
        credential: numberedId(8),
        holder: 'delegate',
        unit: 'u-4b',
        resident: null,
        packages: [packageId(1)],
        from: new Date(NOW_S * 1000).toISOString(),
        until: new Date((NOW_S + 7_200) * 1000).toISOString(),
        identity: 'document-seen',
        ...different,
      },
    }) as Draft;
  const [good] = append(order(staff().id));
  const made = await issue(good?.id ?? NOBODYS);
  if (!made.ok) throw new Error(made.error);
  expect(await verify(made.value.token)).toMatchObject({ answer: 'granted' });
  expect(await issue(good?.id ?? NOBODYS)).toEqual({ ok: false, error: 'not-justified' });
  const [foreign] = append(order(numberedId(99)));
  expect(await issue(foreign?.id ?? NOBODYS)).toEqual({ ok: false, error: 'not-justified' });
  const [nowhere] = append(order(staff().id, { unit: 'u-9' }));
  expect(await issue(nowhere?.id ?? NOBODYS)).toEqual({ ok: false, error: 'unknown-unit' });
  const [years] = append(order(staff().id, { until: '2099-01-01T00:00:00.000Z' }));
  expect(await issue(years?.id ?? NOBODYS)).toEqual({ ok: false, error: 'too-long' });
});

test('not one changed letter of a pass is taken', async () => {
  const { key } = await passesBench();
  const token = await key.sign(aPass());
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
  await fc.assert(
    fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(...letters), async (at, letter) => {
      fc.pre(token[at] !== letter);
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      expect((await readPass(changed, [key.trusted])).ok).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test('50,000 made-up passes open nothing', async () => {
  const { key, verify } = await passesBench();
  const [head, body] = (await key.sign(aPass())).split('.');
  const random = seededRandom(77);
  let answers = 0;
  for (let n = 0; n < 50_000; n++) {
    const signature = Buffer.from(random(64)).toString('base64url');
    const answer = await verify(`${head}.${body}.${signature}`);
    if (answer.answer === 'altered') answers++;
  }
  expect(answers).toBe(50_000);
}, 120_000);
