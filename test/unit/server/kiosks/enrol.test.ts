import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  enrolledKiosk,
  enrolmentOf,
  keyPair,
  kioskOf,
  makeCode,
  makeProperty,
  packages,
} from '../../../harness/server/kiosk.ts';
import { OPERATOR, type TestServer, testServer } from '../../../harness/server/server.ts';
import { type TestStore, testEngines } from '../../../harness/server/stores.ts';

describe.each(testEngines())('a kiosk that enrols, on $name', (engine) => {
  let store: TestStore;
  let server: TestServer;
  let addresses = 0;
  beforeAll(async () => {
    await engine.start();
    store = await engine.open();
    server = await testServer(store);
  });
  afterAll(async () => {
    await server?.stop();
    await store?.close();
    await engine.stop();
  });

  const enrol = (payload: object, remoteAddress = `10.9.0.${++addresses}`) =>
    server.app.inject({ method: 'POST', url: '/v1/enrolments', payload, remoteAddress });
  const codeOf = async (payload: object) => (await enrol(payload)).json().code;

  test('shows the code as people type it, and is of that property', async () => {
    const property = await makeProperty(server);
    const kiosk = kioskOf(server, property);
    const code = await makeCode(server, property);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const typed = { ...enrolmentOf(kiosk, code), code: ` ${code.toLowerCase().replace('-', ' ')}` };
    const answer = await enrol(typed);
    expect([answer.statusCode, answer.json()]).toEqual([200, { property }]);
    expect((await kiosk.send(kiosk.grow(packages(1)))).statusCode).toBe(200);
  });

  test('uses the code up, and is told nothing of why one is not good', async () => {
    const property = await makeProperty(server);
    const code = await makeCode(server, property);
    expect((await enrol(enrolmentOf(kioskOf(server, property), code))).statusCode).toBe(200);
    const old = await makeCode(server, property);
    await server.clock.advance(24 * 3_600_000);
    const answers = [];
    for (const no of [code, old, 'ABCD-EFGH'])
      answers.push((await enrol(enrolmentOf(kioskOf(server, property), no))).json());
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0].code).toBe('code-not-good');
  });

  test('that does not hold one of its keys is refused, and the code is still good', async () => {
    const property = await makeProperty(server);
    const code = await makeCode(server, property);
    const kiosk = kioskOf(server, property);
    for (const stolen of [
      { ...enrolmentOf({ ...kiosk, ledger: { ...kiosk.ledger, secret: keyPair().secret } }, code) },
      { ...enrolmentOf({ ...kiosk, link: { ...kiosk.link, secret: keyPair().secret } }, code) },
      { ...enrolmentOf(kiosk, code), stream: 'another-name' },
    ])
      expect(await codeOf(stolen)).toBe('proof-wrong');
    expect((await enrol(enrolmentOf(kiosk, code))).statusCode).toBe(200);
  });

  test('takes nobody’s name, here or in another property, and uses no code up with it', async () => {
    const kiosk = await enrolledKiosk(server);
    const elsewhere = await makeProperty(server);
    for (const property of [kiosk.property, elsewhere]) {
      const code = await makeCode(server, property);
      const thief = { ...kioskOf(server, property), stream: kiosk.stream };
      expect(await codeOf(enrolmentOf(thief, code))).toBe('stream-taken');
      expect((await enrol(enrolmentOf(kioskOf(server, property), code))).statusCode).toBe(200);
    }
    const moved = enrolmentOf(kiosk, await makeCode(server, elsewhere));
    expect(await codeOf(moved)).toBe('stream-taken');
  });

  test('again with the same ledger goes on where it was, with a new link', async () => {
    const kiosk = await enrolledKiosk(server);
    const events = kiosk.grow(packages(3));
    await kiosk.send(events.slice(0, 2));
    await server.app.inject({
      method: 'POST',
      url: `/v1/properties/${kiosk.property}/kiosks/${kiosk.stream}/revoke`,
      headers: { authorization: `Bearer ${OPERATOR}` },
    });
    const link = keyPair();
    const again = await enrol(enrolmentOf({ ...kiosk, link }, await makeCode(server, kiosk.property)));
    expect(again.statusCode).toBe(200);
    expect((await kiosk.send(events.slice(2))).json().code).toBe('not-enrolled');
    expect((await kiosk.send(events.slice(2), { signWith: link })).statusCode).toBe(200);
  });

  test('may try a few times a minute, and not more', async () => {
    const kiosk = kioskOf(server, await makeProperty(server));
    const answers = [];
    for (let n = 0; n < 12; n++)
      answers.push((await enrol(enrolmentOf(kiosk, 'ABCD-EFGH'), '10.8.0.1')).statusCode);
    expect(answers).toEqual([...Array(10).fill(403), 429, 429]);
  });

  test('leaves no code in the database', async () => {
    const property = await makeProperty(server);
    const code = await makeCode(server, property);
    const rows = await store.db
      .selectFrom('enrolment_codes')
      .selectAll()
      .where('property_id', '=', property)
      .execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(JSON.stringify(rows)).not.toContain(code.replace('-', ''));
  });

  test('is seen by the operator, and by nobody else', async () => {
    const kiosk = await enrolledKiosk(server);
    await kiosk.send(kiosk.grow(packages(4)));
    const url = `/v1/properties/${kiosk.property}/kiosks`;
    const seen = await server.app.inject({ url, headers: { authorization: `Bearer ${OPERATOR}` } });
    expect(seen.json()).toMatchObject([
      { stream: kiosk.stream, state: 'following', events: 4, aside: 0, revokedAt: null },
    ]);
    for (const authorization of ['', 'Bearer wrong', `Bearer ${await kiosk.token({ path: url })}`])
      expect((await server.app.inject({ url, headers: { authorization } })).statusCode).toBe(401);
    const nowhere = {
      url: '/v1/properties/no-such-house/kiosks',
      headers: { authorization: `Bearer ${OPERATOR}` },
    };
    expect((await server.app.inject(nowhere)).statusCode).toBe(404);
  });
});
