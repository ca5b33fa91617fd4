/** What a channel promises, asked of each one there is. What differs between shells must not show above it. */
import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openChannel } from '../../main/shells/electron/channel.ts';
import { TO_HOST, TO_PAGE } from '../../main/shells/electron/channel-names.ts';
import { openChannels } from '../../main/shells/node/channel.ts';
import { servePages } from '../../main/shells/node/serve.ts';
import { type Channel, memoryChannels, openEnd } from '../../shared/bridge/channel.ts';
import type { Handlers } from '../../shared/bridge/contract.ts';
import { connect, serve } from '../../shared/bridge/endpoint.ts';
import { electronDouble } from '../harness/electron-double.ts';
import { createManualClock } from '../harness/manual-clock.ts';

interface Pair {
  readonly host: Channel;
  readonly page: Channel;
  /** The page goes away. */
  leave(): void;
  /** Sends something that is no text, where the wire could carry it at all. */
  readonly sendNoText: (() => void) | null;
  close(): Promise<void>;
}

async function memory(): Promise<Pair> {
  const { near, far, cut } = memoryChannels();
  return { host: far, page: near, leave: cut, sendNoText: null, close: async () => cut() };
}

async function messagePort(): Promise<Pair> {
  const { port1, port2 } = new MessageChannel();
  const over = (port: MessagePort): Channel => {
    const end = openEnd();
    port.on('message', (data: unknown) => typeof data === 'string' && end.deliver(data));
    port.on('close', end.close);
    return end.channel((text) => port.postMessage(text));
  };
  return {
    host: over(port1),
    page: over(port2),
    leave: () => port2.close(),
    sendNoText: () => port2.postMessage({ not: 'text' }),
    close: async () => port1.close(),
  };
}

async function webSocket(): Promise<Pair> {
  const served = await servePages({
    port: 0,
    token: 'secret',
    pages: async () => null,
    roomApi: null,
    complain: () => undefined,
  });
  if (!served.ok) throw new Error(served.error.say);
  const { port, origin, gate, close } = served.value;
  const { promise, resolve } = Promise.withResolvers<Channel>();
  const channels = openChannels(served.value, createManualClock(), resolve, () => undefined);
  const headers = { origin, cookie: gate.cookie.split(';')[0] ?? '' };
  const socket = new WebSocket(`ws://127.0.0.1:${port}/bridge`, { headers });
  const end = openEnd();
  socket.on('message', (data: Buffer) => end.deliver(data.toString()));
  socket.on('close', end.close);
  await once(socket, 'open');
  return {
    host: await promise,
    page: end.channel((text) => socket.send(text)),
    leave: () => socket.close(),
    sendNoText: () => socket.send(new Uint8Array([1, 2, 3])),
    close: async () => {
      channels.close();
      await close();
    },
  };
}

async function electron(): Promise<Pair> {
  const { ipc, window, contents, sendFromPage, closeWindow } = electronDouble();
  const { promise, resolve } = Promise.withResolvers<Channel>();
  openChannel(ipc, window, resolve, () => undefined);
  contents.load('app://kiosk/');
  const end = openEnd();
  contents.page.on(TO_PAGE, (_event: unknown, text: string) => end.deliver(text));
  return {
    host: await promise,
    page: end.channel((text) => sendFromPage(TO_HOST, text)),
    leave: () => {
      closeWindow();
      // The page of a closed window is told by nobody: it is gone itself.
      end.close();
    },
    sendNoText: () => sendFromPage(TO_HOST, { not: 'text' }),
    close: async () => closeWindow(),
  };
}

/** The next `count` texts. */
function heard(channel: Channel, count: number): Promise<string[]> {
  const texts: string[] = [];
  return new Promise((resolve) => {
    channel.onText((text) => {
      texts.push(text);
      if (texts.length === count) resolve(texts);
    });
  });
}

const closed = (channel: Channel) => new Promise<void>((resolve) => channel.onClose(resolve));

describe.each([
  ['plain memory', memory],
  ['a message port', messagePort],
  ['the WebSocket of the Node shell', webSocket],
  ['the IPC of the Electron shell', electron],
])('%s', (_name, open) => {
  let pair: Pair | null = null;
  const opened = async () => {
    pair = await open();
    return pair;
  };
  afterEach(async () => {
    await pair?.close();
    pair = null;
  });

  test('carries texts in the order in which they were sent, both ways', async () => {
    const { host, page } = await opened();
    const numbers = Array.from({ length: 50 }, (_, n) => `${n}`);
    const atHost = heard(host, 50);
    const atPage = heard(page, 50);
    for (const n of numbers) {
      page.send(n);
      host.send(n);
    }
    expect(await atHost).toEqual(numbers);
    expect(await atPage).toEqual(numbers);
  });

  test('keeps what comes before somebody listens', async () => {
    const { host, page } = await opened();
    page.send('early');
    page.send('still early');
    // The answer to a later text shows that the earlier ones have arrived.
    const answer = heard(page, 1);
    host.send('go');
    await answer;
    expect(await heard(host, 2)).toEqual(['early', 'still early']);
  });

  test('carries a text of a million characters of every script as it is', async () => {
    const { host, page } = await opened();
    const text = '王Ж\u{1F4E6}é "\\\u0000'.repeat(90_000);
    expect(text.length).toBeGreaterThan(700_000);
    const arrived = heard(host, 1);
    page.send(text);
    expect((await arrived)[0] === text).toBe(true);
  });

  test('tells the host once that the page is gone, and late listeners at once', async () => {
    const { host, leave } = await opened();
    let told = 0;
    host.onClose(() => told++);
    const gone = closed(host);
    leave();
    await gone;
    expect(told).toBe(1);
    await closed(host);
  });

  test('carries nothing after the close, and sending is no error', async () => {
    const { host, page, leave } = await opened();
    const texts: string[] = [];
    host.onText((text) => texts.push(text));
    const gone = closed(host);
    leave();
    await gone;
    page.send('late');
    host.send('late');
    await new Promise((done) => setImmediate(done));
    expect(texts).toEqual([]);
  });

  test('never delivers what is no text', async () => {
    const { host, page, sendNoText } = await opened();
    const texts: unknown[] = [];
    host.onText((text) => texts.push(text));
    const gone = closed(host);
    sendNoText?.();
    page.send('text');
    // A channel may close on such a page, or drop the message and go on: either way nothing but text arrives.
    await Promise.race([gone, heard(host, 1)]);
    expect(texts.every((text) => typeof text === 'string')).toBe(true);
  });

  test('carries a question to the host and its answer back', async () => {
    const { host, page } = await opened();
    const handlers = { 'devices.read': async () => ({ devices: [] }) } as Partial<Handlers> as Handlers;
    serve(host, handlers, () => undefined);
    const client = connect(page, () => undefined);
    expect(await client.ask('devices.read', {})).toEqual({ ok: true, value: { devices: [] } });
  });
});

describe('a page that sends nonsense', () => {
  const calls: string[] = [];
  const handlers = new Proxy({} as Handlers, {
    get: (_target, name) => async (input: unknown) => {
      calls.push(`${String(name)} ${JSON.stringify(input)}`);
      throw new Error('no message of this test is meant to be right');
    },
  });

  async function fed(texts: readonly string[]): Promise<string[]> {
    const { near, far, cut } = memoryChannels();
    const complaints: string[] = [];
    serve(far, handlers, (problem) => complaints.push(problem));
    for (const text of texts) near.send(text);
    await new Promise((done) => setImmediate(done));
    cut();
    return complaints;
  }

  test('is complained of, with any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { minLength: 1 }),
        async (texts) => {
          calls.length = 0;
          expect(await fed(texts)).toHaveLength(texts.length);
          expect(calls).toEqual([]);
        },
      ),
    );
  });

  test('is complained of, with any JSON in a command', async () => {
    const command = fc.oneof(
      fc.constantFrom(
        'door.release',
        'journal.append',
        'code.verify',
        'label.print',
        'photo.keep',
        '__proto__',
      ),
      fc.string(),
    );
    const ask = fc.record({ ask: fc.oneof(fc.nat(), fc.jsonValue()), command, input: fc.jsonValue() });
    await fc.assert(
      fc.asyncProperty(fc.array(ask, { minLength: 1, maxLength: 20 }), async (asks) => {
        calls.length = 0;
        expect(await fed(asks.map((one) => JSON.stringify(one)))).toHaveLength(asks.length);
        expect(calls).toEqual([]);
      }),
    );
  });

  test('is not quoted in the complaint', async () => {
    const secret = '493817';
    const texts = [secret, `{"ask":1,"command":"code.verify","input":{"kind":"x","code":"${secret}"}}`];
    for (const complaint of await fed(texts)) expect(complaint).not.toContain(secret);
  });
});
