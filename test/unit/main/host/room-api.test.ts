import { describe, expect, onTestFinished, test } from 'vitest';
import { createRoomApi, type PlayableRoom } from '../../../../main/host/room-api.ts';
import { err, ok } from '../../../../shared/basics/result.ts';

const codes = {
  staffPin: '246810',
  couriers: [{ carrier: 'ups', code: '135791' }],
  phones: [{ unit: '4B', pin: '112358' }],
};

function bench() {
  const listeners = new Set<() => void>();
  const acts: unknown[] = [];
  let door = 'closed';
  const room: PlayableRoom = {
    snapshot: () => ({ door }),
    act: (device, action, params) => {
      acts.push([device, action, params]);
      if (device !== 'door') return err({ code: 'unknown-device', say: 'There is no such device.' });
      if (action === 'open') return err({ code: 'impossible', say: 'The door is locked.' });
      door = 'open';
      for (const listener of listeners) listener();
      return ok({});
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const api = createRoomApi(room, codes);
  const get = (path: string, accept = 'application/json') =>
    api(new Request(`http://127.0.0.1:7420${path}`, { headers: { accept } }));
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    api(
      new Request(`http://127.0.0.1:7420${path}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
      }),
    );
  return { get, post, acts, listeners, api };
}

describe('the simulated room over HTTP', () => {
  test('shows the room with the codes that its people have on their phones', async () => {
    const shown = await bench().get('/room');
    expect(await shown?.json()).toEqual({ door: 'closed', passes: {}, ...codes });
    expect(shown?.headers.get('cache-control')).toBe('no-store');
  });

  test('leaves the page itself, and everything else, to the files', async () => {
    const { get } = bench();
    expect(await get('/room', 'text/html')).toBeNull();
    expect(await get('/')).toBeNull();
    expect(await get('/roomy')).toBeNull();
    expect(await get('/room/door/force')).toBeNull();
  });

  test('lets a person act, and shows the room afterwards', async () => {
    const { post, acts } = bench();
    const acted = await post('/room/door/force', '{"hard":true}', { origin: 'http://127.0.0.1:7420' });
    expect(await acted?.json()).toMatchObject({ door: 'open' });
    expect(acts).toEqual([['door', 'force', { hard: true }]]);
  });

  test.each([
    ['a device that is not there', '/room/lift/open', '{}', 404, 'unknown-device'],
    ['something that cannot be done now', '/room/door/open', '{}', 409, 'impossible'],
    ['what is no JSON', '/room/door/force', '{', 400, 'bad-parameters'],
    ['no action', '/room/door', '{}', 404, 'unknown-action'],
  ])('says in words why not: %s', async (_what, path, body, status, code) => {
    const refused = await bench().post(path, body);
    expect(refused?.status).toBe(status);
    const told = await refused?.json();
    expect(told).toMatchObject({ code, say: expect.stringMatching(/\w/) });
  });

  test.each([
    ['a form of another site', { 'content-type': 'text/plain' }, 415],
    ['a script of another site', { origin: 'https://example.com' }, 403],
    ['a page without an origin of its own', { origin: 'null' }, 403],
    ['another port of this machine', { origin: 'http://127.0.0.1:7421' }, 403],
  ])('does nothing for %s', async (_who, headers, status) => {
    const { post, acts } = bench();
    expect((await post('/room/door/force', '{}', headers))?.status).toBe(status);
    expect(acts).toEqual([]);
  });

  test('serves our own page under the scheme of Electron', async () => {
    const { api } = bench();
    const request = new Request('app://kiosk/room/door/force', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', origin: 'app://kiosk' },
    });
    expect((await api(request))?.status).toBe(200);
  });

  test('streams the room as it is and again at each change, until the reader is gone', async () => {
    const { get, post, listeners } = bench();
    const stream = await get('/room/events', 'text/event-stream');
    expect(stream?.headers.get('content-type')).toBe('text/event-stream');
    const reader = stream?.body?.getReader();
    const next = async () => Buffer.from((await reader?.read())?.value ?? []).toString();
    expect(await next()).toMatch(/^data: \{"door":"closed".*\}\n\n$/);
    await post('/room/door/force', '{}');
    expect(await next()).toMatch(/^data: \{"door":"open".*\}\n\n$/);
    await reader?.cancel();
    expect(listeners.size).toBe(0);
  });

  test.each(['cancelled, then aborted', 'aborted, then cancelled'])(
    'a reader that is gone in both ways, %s, is gone once',
    async (order) => {
      const { api, listeners } = bench();
      const gone = new AbortController();
      const failures: unknown[] = [];
      const note = (cause: unknown) => failures.push(cause);
      process.on('uncaughtException', note);
      onTestFinished(() => void process.off('uncaughtException', note));
      const stream = await api(
        new Request('http://127.0.0.1:7420/room/events', {
          headers: { accept: 'text/event-stream' },
          signal: gone.signal,
        }),
      );
      const ways = [() => stream?.body?.cancel(), () => gone.abort()];
      for (const way of order.startsWith('cancelled') ? ways : ways.toReversed()) await way();
      await new Promise((done) => setImmediate(done));
      expect(failures).toEqual([]);
      expect(listeners.size).toBe(0);
    },
  );
});
