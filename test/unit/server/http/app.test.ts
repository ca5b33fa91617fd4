import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../../../server/http/app.ts';
import { Refusal } from '../../../../server/http/refusal.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';
import { type TestServer, testServer } from '../../../harness/server/server.ts';
import { embedded, type TestStore } from '../../../harness/server/stores.ts';

const settings = {
  clock: createManualClock(),
  gates: {},
  log: null,
  requestsPerMinute: 3,
  proxies: 0,
  version: '1.2.3',
};
const anybody = { config: { access: { kind: 'anybody' } } } as const;

describe('a route', () => {
  test('that does not say who may call it is a fault at the start', async () => {
    const app = await createApp(settings);
    expect(() => app.get('/open', () => 'hello')).toThrow('/open does not say who may call it');
  });

  test('for somebody whom nobody checks is a fault at the start', async () => {
    const app = await createApp(settings);
    const route = () => app.get('/kiosks', { config: { access: { kind: 'kiosk' } } }, () => 'hello');
    expect(route).toThrow('/kiosks is for a kiosk, and nobody checks that');
  });

  test('is reached by who passes its gate, and by nobody else', async () => {
    const app = await createApp({
      ...settings,
      gates: {
        operator: async ({ headers }) => {
          if (headers.authorization !== 'me') throw new Refusal(401, 'not-signed-in', 'No such key.');
          return { kind: 'operator' };
        },
      },
    });
    const config = { access: { kind: 'operator' } } as const;
    app.get('/hooks', { config }, ({ caller }) => caller);
    const refused = await app.inject('/hooks');
    expect([refused.statusCode, refused.json()]).toEqual([
      401,
      { code: 'not-signed-in', say: 'No such key.' },
    ]);
    const letIn = await app.inject({ url: '/hooks', headers: { authorization: 'me' } });
    expect(letIn.json()).toEqual({ kind: 'operator' });
  });

  test('tells where something is not as it should be, and never repeats it', async () => {
    const app = await createApp(settings);
    const body = z.strictObject({ pin: z.string().regex(/^\d{6}$/) });
    app.post('/pins', { ...anybody, schema: { body } }, () => 'fine');
    const answer = await app.inject({ method: 'POST', url: '/pins', payload: { pin: 'secret-1' } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({ code: 'not-understood', say: 'This is not as it should be: /pin' });
  });

  test('that breaks tells its caller nothing but a number, which the log has, too', async () => {
    const lines: string[] = [];
    const app = await createApp({ ...settings, log: (line) => lines.push(line) });
    app.get('/breaks/:name', anybody, () => {
      throw new Error('the table is gone');
    });
    const answer = await app.inject('/breaks/jane');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('table');
    const number = /noted as (\S+)\.$/.exec(answer.json().say)?.[1];
    expect(lines.find((line) => line.includes('the table is gone'))).toContain(number);
    expect(lines.join()).not.toContain('jane');
  });

  test('asked too often by one address is refused for a minute', async () => {
    const app = await createApp(settings);
    app.get('/some', anybody, () => 'fine');
    const answers = [];
    for (let n = 0; n < 4; n++) answers.push((await app.inject('/some')).statusCode);
    expect(answers).toEqual([200, 200, 200, 429]);
  });

  test('takes no more than it was made for', async () => {
    const app = await createApp(settings);
    app.post('/much', anybody, () => 'fine');
    const answer = await app.inject({
      method: 'POST',
      url: '/much',
      payload: { text: 'x'.repeat(1_100_000) },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'refused']);
  });
});

describe('a whole server', () => {
  let store: TestStore;
  let server: TestServer;
  beforeAll(async () => {
    store = await embedded().open();
    server = await testServer(store);
  });
  afterAll(async () => {
    await server?.stop();
    await store?.close();
  });

  test('is alive and ready', async () => {
    expect((await server.app.inject('/health')).json()).toEqual({ status: 'ok' });
    expect((await server.app.inject('/ready')).json()).toEqual({ status: 'ok' });
  });

  test('says what time it is with every answer, by its own clock', async () => {
    server.clock.setWall(Date.UTC(2027, 0, 1));
    for (const path of ['/health', '/no/such/page']) {
      const { headers } = await server.app.inject(path);
      expect(headers['packroom-time']).toBe('2027-01-01T00:00:00.000Z');
    }
  });

  test('serves the document of its API', async () => {
    const document = (await server.app.inject('/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/health', '/ready']));
  });

  test('lets no page run what is not its own, and no other site show it', async () => {
    const { headers } = await server.app.inject('/health');
    const rules = String(headers['content-security-policy']);
    expect(rules).toContain("default-src 'none'");
    expect(rules).toContain("frame-ancestors 'none'");
    expect(rules).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('says that nothing is there where nothing is', async () => {
    const answer = await server.app.inject('/no/such/page');
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
  });

  test('is not ready while it stops', async () => {
    server.beginStop();
    expect((await server.app.inject('/ready')).statusCode).toBe(503);
    expect((await server.app.inject('/health')).statusCode).toBe(200);
  });
});
