/** A server that is away for a month, loses answers, or was put back from an old copy, and a kiosk that was. */
import { cp, rename, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Link } from '../../main/host/server-link/link.ts';
import { openLink } from '../../main/host/server-link/open-link.ts';
import { createWire } from '../../main/host/server-link/wire.ts';
import { replaceFile } from '../../main/host/storage/atomic-file.ts';
import { StreamHead } from '../../shared/api/streams.ts';
import { PropertyId } from '../../shared/domain/ids.ts';
import { received, STREAM } from '../harness/drafts.ts';
import { createManualClock } from '../harness/manual-clock.ts';
import { memoryFiles } from '../harness/memory-files.ts';
import { seededRandom } from '../harness/randomness.ts';
import { enrolHost, linkedHost } from '../harness/server/linked-host.ts';
import type { Mishap } from '../harness/server/network.ts';
import { OPERATOR, type TestServer, testServer } from '../harness/server/server.ts';
import { embedded, type TestStore } from '../harness/server/stores.ts';

const open: { server: TestServer; store: TestStore }[] = [];

async function aServer(): Promise<TestServer> {
  const store = await embedded().open();
  const server = await testServer(store);
  open.push({ server, store });
  return server;
}

afterEach(async () => {
  for (const { server, store } of open.splice(0)) {
    await server.stop();
    await store.close();
  }
});

const stateOf = ({ link }: { readonly link: Link }) => {
  const state = link.state();
  return state.kind === 'linked' ? state.state : state.kind;
};

describe('a server that is away', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await aServer();
  });

  test('for a month gets every event once, in order and as it was written, over a network that fails', async () => {
    const { start, clock, network, held, until } = await linkedHost(server);
    network.mishap = 'cut';
    let kiosk = await start();
    const written = [];
    for (let day = 0; day < 30; day++) {
      written.push(...(await kiosk.fill(100)));
      await clock.advance(24 * 3_600_000);
      if (day % 10 !== 9) continue;
      await kiosk.stop();
      kiosk = await start();
    }
    const random = seededRandom(7);
    const mishaps: readonly (Mishap | null)[] = ['cut', 'answer-lost', 'bad-gateway', 'portal', null];
    await until(() => {
      network.mishap = mishaps[(random(1)[0] ?? 0) % mishaps.length] ?? null;
      return stateOf(kiosk) === 'up-to-date' && kiosk.push.waiting() === 0;
    });
    network.mishap = null;
    expect(await held()).toEqual(written);
  });

  test('and was put back from an old copy is found to know less, and gets the rest again', async () => {
    const { start, network, stream, held, property, until } = await linkedHost(server);
    const kiosk = await start();
    await kiosk.fill(40);
    await until(() => stateOf(kiosk) === 'up-to-date' && kiosk.push.waiting() === 0);
    const old = await aServer();
    await old.app.inject({
      method: 'PUT',
      url: `/v1/properties/${property}`,
      headers: { authorization: `Bearer ${OPERATOR}` },
      payload: { name: 'Elm House', language: 'en', timeZone: 'America/New_York' },
    });
    await enrolHost(old, stream, property);
    network.connect(old);
    // With nothing new to send it is found out, too.
    await until(() => kiosk.push.waiting() === 40 || stateOf(kiosk) === 'sending');
    await until(() => stateOf(kiosk) === 'up-to-date' && kiosk.push.waiting() === 0);
    expect(await held()).toHaveLength(40);
    const more = await kiosk.fill(1);
    await until(() => stateOf(kiosk) === 'up-to-date' && kiosk.push.waiting() === 0);
    expect((await held()).at(-1)).toEqual(more[0]);
  });

  describe('and a kiosk that was put back from an old copy', () => {
    /** Eight events at the server, of which the kiosk has five again. */
    async function putBack() {
      const host = await linkedHost(server);
      const copy = `${host.folder}-copy`;
      const kiosk = await host.start();
      await kiosk.fill(5);
      await host.until(() => stateOf(kiosk) === 'up-to-date' && kiosk.push.waiting() === 0);
      await kiosk.stop();
      await cp(host.folder, copy, { recursive: true });
      const before = await host.start();
      await before.fill(3);
      await host.until(() => stateOf(before) === 'up-to-date' && before.push.waiting() === 0);
      await before.stop();
      const atServer = await host.held();
      await rm(host.folder, { recursive: true });
      await rename(copy, host.folder);
      return { host, kiosk: await host.start(), atServer };
    }

    test('say so before anything new is written', async () => {
      const { host, kiosk, atServer } = await putBack();
      await host.until(() => stateOf(kiosk) === 'forked');
      expect(host.said).toContain('the server has other records of this kiosk');
      expect(atServer).toHaveLength(8);
    });

    test('keep both what the one has and what the other goes on with', async () => {
      const { host, kiosk, atServer } = await putBack();
      // Other packages than those that came then.
      const other = await kiosk.append(...Array.from({ length: 6 }, (_, n) => received(500 + n)));
      const kiosks = async () => {
        const answer = await server.app.inject({
          url: `/v1/properties/${host.property}/kiosks`,
          headers: { authorization: `Bearer ${OPERATOR}` },
        });
        return answer.json();
      };
      await host.until(() => stateOf(kiosk) === 'forked' && kiosk.push.waiting() === 0);
      expect(await host.held()).toEqual(atServer);
      expect(await kiosks()).toMatchObject([{ state: 'quarantined', aside: other.length }]);
      expect(kiosk.journal.head().seq).toBe(11);
      // And what comes after that.
      await kiosk.fill(2);
      await host.until(() => kiosk.push.waiting() === 0);
      expect(await kiosks()).toMatchObject([{ state: 'quarantined', aside: other.length + 2 }]);
      expect(stateOf(kiosk)).toBe('forked');
    });
  });
});

describe('a kiosk', () => {
  test('whose server.json is damaged starts all the same, and says that nothing is sent', async () => {
    const { open: openHost, clock, log, said, photos } = await linkedHost(await aServer());
    const { journal, seals, fill } = await openHost();
    const files = memoryFiles();
    await replaceFile(files, '/kiosk/server.json', Buffer.from('{"server":"https://exa'));
    const parts = {
      keys: { link: new Uint8Array(32) },
      journal,
      seals,
      clock,
      random: seededRandom(1),
      photos,
      log,
    };
    const link = await openLink({ ...parts, files, paths: { server: '/kiosk/server.json' } });
    expect(stateOf({ link })).toBe('fault');
    expect(said).toContain('which server this kiosk has cannot be read');
    await fill(3);
    await link.stop();
  });

  test('without a server has none, and nothing is sent', async () => {
    const { open: openHost, clock, log, network, photos } = await linkedHost(await aServer());
    const { journal, seals } = await openHost();
    const parts = {
      keys: { link: new Uint8Array(32) },
      journal,
      seals,
      clock,
      random: seededRandom(1),
      photos,
      log,
    };
    const link = await openLink({ ...parts, files: memoryFiles(), paths: { server: '/kiosk/server.json' } });
    expect(link.state()).toEqual({ kind: 'none' });
    expect(network.asked).toEqual([]);
  });
});

describe('something that is no server', () => {
  /** Answers each connection as `answer` says. */
  async function something(answer: (socket: Socket) => void) {
    const sockets = new Set<Socket>();
    const listening = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.once('data', () => answer(socket));
    });
    await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      listening.close();
    });
    const { port } = listening.address() as AddressInfo;
    return createWire({
      server: `http://127.0.0.1:${port}`,
      property: PropertyId.parse('maple'),
      stream: STREAM,
      seed: new Uint8Array(32).fill(3),
      clock: createManualClock(),
      random: seededRandom(3),
      deadlineMs: 500,
    });
  }
  const head = { method: 'GET', path: `/v1/streams/${STREAM}/head`, answer: StreamHead } as const;
  const http = (first: string, ...lines: string[]) => [`HTTP/1.1 ${first}`, ...lines, '', ''].join('\r\n');

  test.each<[string, (socket: Socket) => void, string]>([
    ['says nothing', () => {}, 'offline'],
    ['hangs up', (socket) => socket.destroy(), 'offline'],
    [
      'stops in the middle of its answer',
      (socket) => socket.write(`${http('200 OK', 'content-length: 100')}{"seq":`),
      'offline',
    ],
    ['speaks no HTTP', (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'), 'offline'],
    [
      'sends us elsewhere',
      (socket) => socket.end(http('302 Found', 'location: http://127.0.0.1:1/', 'content-length: 0')),
      'not-understood',
    ],
    [
      'answers something else in JSON',
      (socket) => socket.end(`${http('200 OK', 'content-length: 11')}{"seq":"no"}`.slice(0, -1)),
      'not-understood',
    ],
    [
      'answers without an end',
      (socket) => {
        socket.write(http('200 OK', 'transfer-encoding: chunked'));
        const part = 'x'.repeat(1_000_000);
        for (let n = 0; n < 40; n++) socket.write(`${part.length.toString(16)}\r\n${part}\r\n`);
      },
      'not-understood',
    ],
  ])('and %s, is told from one', async (_, answer, code) => {
    const wire = await something(answer);
    expect(await wire.ask(head)).toMatchObject({ ok: false, error: { code } });
  });

  test('is not waited for when the kiosk stops', async () => {
    const wire = await something(() => {});
    const asked = wire.ask(head);
    wire.close();
    expect(await asked).toMatchObject({ ok: false, error: { code: 'offline' } });
  });
});
