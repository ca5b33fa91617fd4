import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { announce } from '../../../../server/changes/announce.ts';
import type { Announced } from '../../../../server/changes/tables.ts';
import { createWaiting } from '../../../../server/changes/waiting.ts';
import type { ChangesPage } from '../../../../shared/api/changes.ts';
import { CredentialId } from '../../../../shared/domain/ids.ts';
import { enrolledKiosk, packages, type TestKiosk } from '../../../harness/server/kiosk.ts';
import { type TestServer, testServer } from '../../../harness/server/server.ts';
import { type TestStore, testEngines } from '../../../harness/server/stores.ts';

const pass = () => CredentialId.parse(randomUUID());

describe.each(testEngines())('what changed, on $name', (engine) => {
  let store: TestStore;
  let server: TestServer;
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

  const read = async (kiosk: TestKiosk, cursor = '0.0', wait = 0): Promise<ChangesPage> =>
    (await kiosk.ask({ path: `/v1/changes?cursor=${cursor}&wait=${wait}` })).json();
  const tell = (kiosk: TestKiosk, what: Announced) =>
    store.db.transaction().execute((trx) => announce(trx, kiosk.property, what, server.clock.now()));
  const neighbours = async () => {
    const first = await enrolledKiosk(server);
    return [first, await enrolledKiosk(server, first.property)] as const;
  };

  test('reaches the other kiosk of the house in order, and nobody hears what they said themselves', async () => {
    const [one, other] = await neighbours();
    const events = one.grow(packages(5));
    await one.send(events.slice(0, 2));
    await one.send(events.slice(2));
    expect((await read(one)).changes).toEqual([]);
    const { changes, more } = await read(other);
    expect(changes).toEqual([
      { kind: 'events', stream: one.stream, events: events.slice(0, 2) },
      { kind: 'events', stream: one.stream, events: events.slice(2) },
    ]);
    expect(more).toBe(false);
  });

  test('stays in its house', async () => {
    const [one] = await neighbours();
    const stranger = await enrolledKiosk(server);
    await one.send(one.grow(packages(1)));
    await tell(one, { kind: 'pass-revoked', pass: pass() });
    expect((await read(stranger)).changes).toEqual([]);
  });

  test('is told once: who asks on hears only what came since', async () => {
    const [one] = await neighbours();
    const [first, second] = [pass(), pass()];
    await tell(one, { kind: 'pass-revoked', pass: first });
    const page = await read(one);
    expect(page.changes).toEqual([{ kind: 'pass-revoked', pass: first }]);
    expect((await read(one, page.cursor)).changes).toEqual([]);
    await tell(one, { kind: 'pass-revoked', pass: second });
    expect((await read(one, page.cursor)).changes).toEqual([{ kind: 'pass-revoked', pass: second }]);
  });

  test('that is asked of one kiosk is heard by that one alone', async () => {
    const [one, other] = await neighbours();
    const command = { do: 'lock-out', why: 'stolen' } as const;
    const id = randomUUID();
    await tell(one, { kind: 'command', id, stream: one.stream, command });
    expect((await read(one)).changes).toEqual([{ kind: 'command', id, command }]);
    expect((await read(other)).changes).toEqual([]);
  });

  test('comes in pages that miss nothing and repeat nothing', async () => {
    const [one, other] = await neighbours();
    const events = one.grow(packages(1_300));
    for (let at = 0; at < events.length; at += 260) await one.send(events.slice(at, at + 260));
    const heard: number[] = [];
    let page = await read(other);
    let pages = 1;
    for (; page.more; pages += 1) {
      heard.push(
        ...page.changes.flatMap((one) => (one.kind === 'events' ? one.events.map(({ seq }) => seq) : [])),
      );
      page = await read(other, page.cursor);
    }
    heard.push(
      ...page.changes.flatMap((one) => (one.kind === 'events' ? one.events.map(({ seq }) => seq) : [])),
    );
    expect(heard).toEqual(events.map(({ seq }) => seq));
    expect(pages).toBeGreaterThan(1);
  });

  test('is told from the beginning to a kiosk that read further than a restored server remembers', async () => {
    const [one] = await neighbours();
    await tell(one, { kind: 'pass-revoked', pass: pass() });
    const ahead = await read(one, `7.${server.clock.now()}`);
    expect(ahead.changes).toHaveLength(1);
    // The same number, and another change than the one that was read.
    const other = await read(one, `1.${server.clock.now() + 1}`);
    expect(other.changes).toHaveLength(1);
    expect((await read(one, other.cursor)).changes).toEqual([]);
  });

  test('ends the wait of a kiosk that asked before it happened', async () => {
    const [one, other] = await neighbours();
    const asked = read(other, '0.0', 20);
    const events = one.grow(packages(1));
    await one.send(events);
    expect((await asked).changes).toEqual([{ kind: 'events', stream: one.stream, events }]);
  });

  test('ends it, too, where another node of the server announced it', async () => {
    const [one] = await neighbours();
    const revoked = pass();
    const asked = read(one, '0.0', 20);
    await tell(one, { kind: 'pass-revoked', pass: revoked });
    expect((await asked).changes).toEqual([{ kind: 'pass-revoked', pass: revoked }]);
  });

  test('is looked for in one statement, however many wait', async () => {
    const waiting = createWaiting(store.db, 1);
    const until = new AbortController();
    const [one, other] = await neighbours();
    const waits = Array.from({ length: 50 }, () => waiting.forChange(one.property, 0, until.signal));
    const before = store.statements.length;
    await tell(other, { kind: 'pass-revoked', pass: pass() });
    expect(await Promise.all(waits)).toEqual(waits.map(() => true));
    const looks = store.statements.slice(before).filter((one) => /from "feeds"/.test(one));
    expect(looks.length).toBeLessThan(waits.length);
    until.abort();
  });

  test('lets everybody go when the server stops', async () => {
    const waiting = createWaiting(store.db);
    const [one] = await neighbours();
    const never = new AbortController().signal;
    const wait = waiting.forChange(one.property, 0, never);
    waiting.stop();
    expect(await wait).toBe(false);
    expect(await waiting.forChange(one.property, 0, never)).toBe(false);
  });
});
