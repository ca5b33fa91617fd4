import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Link } from '../../../../../main/host/server-link/link.ts';
import { StreamHead } from '../../../../../shared/api/streams.ts';
import { linkedHost } from '../../../../harness/server/linked-host.ts';
import { OPERATOR, type TestServer, testServer } from '../../../../harness/server/server.ts';
import { embedded, type TestStore } from '../../../../harness/server/stores.ts';

const YEAR = 365 * 24 * 3_600_000;

describe('the link of a kiosk to its server', () => {
  let store: TestStore;
  let server: TestServer;
  beforeAll(async () => {
    store = await embedded().open();
    server = await testServer(store);
  });
  afterAll(async () => {
    await server.stop();
    await store.close();
  });

  const isIn =
    (state: string) =>
    ({ link }: { readonly link: Link }) => {
      const now = link.state();
      return now.kind === 'linked' && now.state === state;
    };
  const isDone = isIn('up-to-date');

  test('brings what is in the ledger already, in pages, and then what is added', async () => {
    const { start, held, network, until } = await linkedHost(server);
    const kiosk = await start();
    await kiosk.fill(1_203);
    await until(() => isDone(kiosk));
    expect(await held()).toHaveLength(1_203);
    expect(network.asked.filter((one) => one.startsWith('POST'))).toHaveLength(3);
    const [next] = await kiosk.fill(1);
    await until(() => isDone(kiosk) && kiosk.push.waiting() === 0);
    expect((await held()).at(-1)).toEqual(next);
    expect(kiosk.link.state()).toMatchObject({ kind: 'linked', state: 'up-to-date', waiting: 0 });
  });

  test('sends together what is written within a moment', async () => {
    const { start, network, until } = await linkedHost(server);
    const kiosk = await start();
    await until(() => isDone(kiosk));
    const before = network.asked.length;
    for (let n = 0; n < 5; n++) await kiosk.fill(1);
    await until(() => isDone(kiosk) && kiosk.push.waiting() === 0);
    expect(network.asked.slice(before).filter((one) => one.startsWith('POST'))).toHaveLength(1);
  });

  test('says since when there is no server, how much waits, and goes on by itself', async () => {
    const { start, clock, network, held, until } = await linkedHost(server);
    const kiosk = await start();
    await until(() => isDone(kiosk));
    network.mishap = 'cut';
    await kiosk.fill(30);
    await until(() => isIn('offline')(kiosk));
    const told = kiosk.link.state();
    expect(told).toMatchObject({ state: 'offline', waiting: 30 });
    const asked = network.asked.length;
    await clock.advance(30 * 60_000);
    expect(network.asked.length - asked).toBeLessThan(60);
    expect(kiosk.link.state()).toEqual(told);
    network.mishap = null;
    await until(() => isDone(kiosk));
    expect(await held()).toHaveLength(30);
  });

  test('takes a kiosk whose clock is a year wrong', async () => {
    for (const wrong of [-YEAR, YEAR]) {
      const { start, clock, held, until } = await linkedHost(server);
      clock.setWall(server.clock.now() + wrong);
      const kiosk = await start();
      await kiosk.fill(3);
      await until(() => isDone(kiosk));
      expect(await held()).toHaveLength(3);
    }
  });

  test('asks the server where it is every now and then, though nothing is written', async () => {
    const { start, network, stream, until } = await linkedHost(server);
    const kiosk = await start();
    await kiosk.fill(2);
    await until(() => isDone(kiosk));
    const before = network.asked.length;
    await until(() => network.asked.length > before + 2);
    const looked = network.asked.slice(before);
    expect(new Set(looked)).toEqual(new Set([`GET /v1/streams/${stream}/head`]));
  });

  test('says that a kiosk was taken off the server, and tries again seldom', async () => {
    const { start, clock, network, property, stream, until } = await linkedHost(server);
    const kiosk = await start();
    await until(() => isDone(kiosk));
    const revoked = await server.app.inject({
      method: 'POST',
      url: `/v1/properties/${property}/kiosks/${stream}/revoke`,
      headers: { authorization: `Bearer ${OPERATOR}` },
    });
    expect(revoked.statusCode).toBe(200);
    await kiosk.fill(1);
    await until(() => isIn('not-enrolled')(kiosk));
    const asked = network.asked.length;
    await clock.advance(3_600_000);
    expect(network.asked.length - asked).toBeLessThan(100);
  });

  test.each(['portal', 'bad-gateway'] as const)('takes no %s for a server', async (mishap) => {
    const { network, wireOf, stream } = await linkedHost(server);
    network.mishap = mishap;
    const wire = await wireOf();
    const path = `/v1/streams/${stream}/head`;
    const answer = await wire.ask({ method: 'GET', path, answer: StreamHead });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: mishap === 'portal' ? 'not-understood' : 'server-fault' },
    });
  });

  test('does not answer for another kiosk’s stream', async () => {
    const one = await linkedHost(server);
    const other = await linkedHost(server);
    const wire = await one.wireOf();
    const path = `/v1/streams/${other.stream}/head`;
    expect(await wire.ask({ method: 'GET', path, answer: StreamHead })).toMatchObject({
      ok: false,
      error: { code: 'refused', status: 404, why: 'not-found' },
    });
  });

  test('ends at once what is under way when the kiosk stops', async () => {
    const { start, clock } = await linkedHost(server);
    const kiosk = await start();
    await kiosk.fill(700);
    await clock.advance(1);
    await kiosk.stop();
    expect(clock.waiting()).toBe(0);
  });
});
