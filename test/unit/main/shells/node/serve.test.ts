import { mkdir, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { openPageFiles } from '../../../../../main/host/page-files.ts';
import { openChannels } from '../../../../../main/shells/node/channel.ts';
import { servePages } from '../../../../../main/shells/node/serve.ts';
import type { Channel } from '../../../../../shared/bridge/channel.ts';
import { temporaryFolder } from '../../../../harness/faulty-files.ts';
import { createManualClock } from '../../../../harness/manual-clock.ts';

async function served({ hasRoom = true } = {}) {
  const folder = await temporaryFolder();
  const pages = join(folder, 'pages');
  await mkdir(join(pages, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.html'), 'secret');
  await writeFile(join(pages, 'index.html'), 'kiosk');
  await writeFile(join(pages, 'room.html'), 'room');
  await writeFile(join(pages, 'assets/app-1a2b.js'), 'run()');
  await writeFile(join(pages, 'assets/read-3c4d.wasm'), 'wasm');
  await writeFile(join(pages, 'assets/app-1a2b.js.unknown'), 'x');
  const files = await openPageFiles({ folder: pages, hasRoom });
  if (files === null) throw new Error('there are pages');
  const opened = await servePages({
    port: 0,
    token: 'the-token',
    pages: files,
    roomApi: hasRoom
      ? async ({ url }) => (new URL(url).pathname === '/room/x' ? Response.json('room') : null)
      : null,
    complain: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.error.say);
  const server = opened.value;
  const clock = createManualClock();
  const channels: Channel[] = [];
  const complaints: string[] = [];
  const socketServer = openChannels(
    server,
    clock,
    (channel) => channels.push(channel),
    (problem) => complaints.push(problem),
  );
  onTestFinished(async () => {
    socketServer.close();
    await server.close();
  });
  const cookie = server.gate.cookie.split(';')[0] ?? '';
  /** Plain HTTP, so that the path goes out as it is written and the host may be any. */
  const get = (path: string, headers: Record<string, string> = { cookie }) =>
    new Promise<{ status: number; headers: IncomingMessage['headers']; text: string }>((done, fail) => {
      const asked = httpRequest({ host: '127.0.0.1', port: server.port, path, headers }, async (reply) => {
        const chunks: Buffer[] = [];
        for await (const chunk of reply as AsyncIterable<Buffer>) chunks.push(chunk);
        done({
          status: reply.statusCode ?? 0,
          headers: reply.headers,
          text: Buffer.concat(chunks).toString(),
        });
      });
      asked.on('error', fail).end();
    });
  const socket = (headers: Record<string, string> = {}, path = '/bridge') => {
    const opening = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, {
      headers: { origin: server.origin, cookie, ...headers },
    });
    onTestFinished(() => opening.terminate());
    return new Promise<{ socket: WebSocket; ended: string | null }>((done) => {
      opening.once('close', (code) => done({ socket: opening, ended: String(code) }));
      opening.once('error', (cause) => done({ socket: opening, ended: cause.message }));
      opening.once('open', () => setImmediate(() => done({ socket: opening, ended: null })));
    });
  };
  return { server, get, socket, cookie, channels, complaints, clock };
}

describe('the page server', () => {
  test('lets in whoever has the address of the terminal, and takes the token out of it', async () => {
    const { get } = await served();
    const first = await get('/?token=the-token', {});
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    const cookie = String(first.headers['set-cookie']);
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await get('/', { cookie: cookie.split(';')[0] ?? '' })).text).toBe('kiosk');
  });

  test.each([
    ['no token', '/', {}],
    ['a wrong token in the address', '/?token=the-tokem', {}],
    ['a wrong cookie', '/', { cookie: 'packroom-1=the-token' }],
    ['a wrong bearer token', '/room', { authorization: 'Bearer nothing' }],
  ])('shows no page to somebody with %s', async (_who, path, headers) => {
    const { get } = await served();
    const refused = await get(path, headers as Record<string, string>);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('Open the address that the terminal shows');
  });

  test('answers a tool that brings the token as a bearer', async () => {
    const { get } = await served();
    expect((await get('/room/x', { authorization: 'Bearer the-token' })).text).toBe('"room"');
  });

  test.each(['localhost', 'evil.example', '127.0.0.1', '127.0.0.1:1', '[::1]'])(
    'is not the host %s',
    async (host) => {
      const { get, cookie } = await served();
      expect((await get('/', { host, cookie })).status).toBe(421);
    },
  );

  test.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/assets/..%2f..%2fsecret.html',
    '/assets/../../secret.html',
    '/assets\\..\\..\\secret.html',
    '//etc/passwd',
    '/assets/',
    '/assets',
    '/index.html%00.js',
    '/assets/app-1a2b.js.unknown',
  ])('finds nothing at %s', async (path) => {
    const { get } = await served();
    const found = await get(path);
    expect(found.status).toBeGreaterThanOrEqual(400);
    expect(found.text).not.toContain('secret');
  });

  test('says what each file is, keeps hashed ones for ever and pages not at all', async () => {
    const { get } = await served();
    const page = await get('/');
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'/);
    const script = await get('/assets/app-1a2b.js');
    expect(script.headers['content-type']).toMatch(/^text\/javascript/);
    expect(script.headers['cache-control']).toContain('immutable');
    expect((await get('/assets/read-3c4d.wasm')).headers['content-type']).toBe('application/wasm');
  });

  test('has the page of the room only where the room is simulated', async () => {
    expect((await (await served()).get('/room')).text).toBe('room');
    const real = await served({ hasRoom: false });
    expect((await real.get('/room')).status).toBe(404);
    expect((await real.get('/room.html')).status).toBe(404);
  });

  test('says in words that its port is taken', async () => {
    const { server } = await served();
    const second = await servePages({
      port: server.port,
      token: 'x',
      pages: async () => null,
      roomApi: null,
      complain: () => undefined,
    });
    expect(second).toMatchObject({
      ok: false,
      error: { code: 'port-busy', say: expect.stringContaining('is used by another program') },
    });
  });
});

describe('its sockets', () => {
  test('the first page gets the kiosk, the second is told that it is taken', async () => {
    const { socket, channels } = await served();
    const first = await socket();
    expect(first.ended).toBeNull();
    const second = await socket();
    const code =
      second.ended ?? (await new Promise((done) => second.socket.once('close', (n) => done(`${n}`))));
    expect(code).toBe('4409');
    expect(channels).toHaveLength(1);
    expect(first.socket.readyState).toBe(WebSocket.OPEN);
  });

  test('a page that left makes room for the next', async () => {
    const { socket, channels } = await served();
    const { socket: first } = await socket();
    const [channel] = channels;
    const gone = new Promise<void>((done) => channel?.onClose(done));
    first.close();
    await gone;
    expect((await socket()).ended).toBeNull();
    expect(channels).toHaveLength(2);
  });

  test.each([
    ['another origin', { origin: 'https://example.com' }, '/bridge'],
    ['an origin with another name of this machine', { origin: 'http://localhost:7420' }, '/bridge'],
    ['no cookie', { cookie: '' }, '/bridge'],
    ['a wrong cookie', { cookie: 'packroom=1' }, '/bridge'],
    ['another host', { host: 'kiosk.example' }, '/bridge'],
    ['another path', {}, '/'],
  ] as const)('a connection with %s is refused', async (_what, headers, path) => {
    const { socket, channels, complaints } = await served();
    expect((await socket(headers, path)).ended).toContain('403');
    expect(channels).toEqual([]);
    expect(complaints).toHaveLength(1);
  });

  test('a page that answers no ping is gone', async () => {
    const { socket, channels, clock } = await served();
    const { socket: silent } = await socket();
    // The page hangs: its socket reads nothing any more.
    silent.pause();
    const [channel] = channels;
    const gone = new Promise<void>((done) => channel?.onClose(done));
    await clock.advance(15_000);
    await clock.advance(15_000);
    await gone;
    expect((await socket()).ended).toBeNull();
  });
});
