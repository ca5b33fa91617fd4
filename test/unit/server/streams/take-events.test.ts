import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Envelope } from '../../../../shared/events/envelope.ts';
import { hashOf } from '../../../../shared/ledger/chain.ts';
import { enrolledKiosk, keyPair, packages, type TestKiosk } from '../../../harness/server/kiosk.ts';
import { type TestServer, testServer } from '../../../harness/server/server.ts';
import { type TestStore, testEngines } from '../../../harness/server/stores.ts';

describe.each(testEngines())('events in, on $name', (engine) => {
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

  const head = (events: readonly Envelope[]) => ({ seq: events.at(-1)?.seq, hash: events.at(-1)?.hash });
  const told = async (kiosk: TestKiosk) =>
    (await kiosk.ask({ path: `/v1/streams/${kiosk.stream}/head` })).json();
  const healthOf = async (kiosk: TestKiosk) => {
    const rows = await store.db
      .selectFrom('streams')
      .select(['state', 'head_seq'])
      .where('property_id', '=', kiosk.property)
      .where('stream', '=', kiosk.stream)
      .execute();
    return rows[0];
  };
  const countOf = async (kiosk: TestKiosk, table: 'events' | 'events_aside') => {
    const rows = await store.db
      .selectFrom(table)
      .select('seq')
      .where('property_id', '=', kiosk.property)
      .where('stream', '=', kiosk.stream)
      .execute();
    return rows.length;
  };

  test('are taken in order, and the answer is how far the server has come', async () => {
    const kiosk = await enrolledKiosk(server);
    expect(await told(kiosk)).toEqual({ seq: 0, hash: '0'.repeat(64) });
    const events = kiosk.grow(packages(7));
    const first = await kiosk.send(events.slice(0, 3));
    expect([first.statusCode, first.json()]).toEqual([200, { head: head(events.slice(0, 3)) }]);
    expect((await kiosk.send(events.slice(3), { gzip: true })).json()).toEqual({ head: head(events) });
    expect(await told(kiosk)).toEqual(head(events));
  });

  test('come back as they were sent, with the seal of the last', async () => {
    const kiosk = await enrolledKiosk(server);
    const events = kiosk.grow(packages(5));
    await kiosk.send(events);
    const page = (await kiosk.ask({ path: `/v1/streams/${kiosk.stream}/events?after=1&limit=2` })).json();
    expect(page.events).toEqual(events.slice(1, 3));
    for (const event of page.events) expect(hashOf(event)).toBe(event.hash);
    expect([page.seal, page.head]).toEqual([null, head(events)]);
    const rest = (await kiosk.ask({ path: `/v1/streams/${kiosk.stream}/events?after=3` })).json();
    expect(rest.seal).toEqual(kiosk.batch(events).seal);
  });

  test('that are sent again, wholly or in part, change nothing', async () => {
    const kiosk = await enrolledKiosk(server);
    const events = kiosk.grow(packages(6));
    await kiosk.send(events.slice(0, 4));
    for (const again of [events.slice(0, 4), events.slice(1, 3), events.slice(2), events]) {
      expect((await kiosk.send(again)).statusCode).toBe(200);
    }
    expect(await countOf(kiosk, 'events')).toBe(6);
    expect(await told(kiosk)).toEqual(head(events));
  });

  test('after a gap are not taken, and the answer says what is missing', async () => {
    const kiosk = await enrolledKiosk(server);
    const events = kiosk.grow(packages(6));
    await kiosk.send(events.slice(0, 2));
    const answer = await kiosk.send(events.slice(3));
    expect([answer.statusCode, answer.json()]).toMatchObject([
      409,
      { code: 'gap', head: head(events.slice(0, 2)) },
    ]);
    expect(await countOf(kiosk, 'events')).toBe(2);
  });

  test('sent at once by two connections are there once', async () => {
    const kiosk = await enrolledKiosk(server);
    const events = kiosk.grow(packages(30));
    const parts = [
      events.slice(0, 10),
      events.slice(0, 20),
      events,
      events.slice(5, 25),
      events.slice(0, 15),
    ];
    const answers = await Promise.all(parts.map((part) => kiosk.send(part)));
    expect(answers.every(({ statusCode }) => statusCode === 200 || statusCode === 409)).toBe(true);
    expect((await kiosk.send(events)).statusCode).toBe(200);
    expect(await countOf(kiosk, 'events')).toBe(30);
    expect((await healthOf(kiosk))?.state).toBe('following');
  });

  test('of a fork are kept aside, and the stream waits for a person', async () => {
    const kiosk = await enrolledKiosk(server);
    const events = kiosk.grow(packages(3));
    await kiosk.send(events);
    const twin = { ...kiosk, ...(await forked(kiosk, events.slice(0, 2))) };
    const answer = await kiosk.send(twin.events);
    expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'fork', head: head(events) }]);
    expect(await healthOf(kiosk)).toMatchObject({ state: 'quarantined' });
    expect(await countOf(kiosk, 'events')).toBe(3);
    expect(await countOf(kiosk, 'events_aside')).toBe(2);
    // Sent again it is the same fork; what follows is kept aside, too; the first is as it was.
    await kiosk.send(twin.events);
    expect(await countOf(kiosk, 'events_aside')).toBe(2);
    const later = kiosk.grow(packages(2, 9));
    expect((await kiosk.send(later)).json().code).toBe('fork');
    expect(await countOf(kiosk, 'events_aside')).toBe(4);
    const page = (await kiosk.ask({ path: `/v1/streams/${kiosk.stream}/events` })).json();
    expect(page.events).toEqual(events);
  });

  test('that hang on another event than the last are a fork, even without an overlap', async () => {
    const kiosk = await enrolledKiosk(server);
    const events = kiosk.grow(packages(2));
    await kiosk.send(events);
    const { events: twin } = await forked(kiosk, events.slice(0, 1), 3);
    expect((await kiosk.send(twin.slice(1))).json().code).toBe('fork');
  });

  test.each<[string, string, (kiosk: TestKiosk, events: Envelope[]) => object]>([
    [
      'altered',
      'altered',
      (kiosk, [one, ...rest]) =>
        kiosk.batch([{ ...(one as Envelope), at: '2020-01-01T00:00:00.000Z' }, ...rest]),
    ],
    ['in another order', 'gap', (kiosk, events) => kiosk.batch([...events].reverse())],
    [
      'of another kiosk',
      'other-stream',
      (kiosk, events) => kiosk.batch(events.map((one) => ({ ...one, stream: 'other' as never }))),
    ],
    [
      'with a seal of another event',
      'seal-of-another-head',
      (kiosk, events) => ({ events, seal: kiosk.batch(events.slice(0, 1)).seal }),
    ],
    [
      'with a seal by another key',
      'seal-not-genuine',
      (kiosk, events) => {
        const { seal } = kiosk.batch(events);
        return {
          events,
          seal: {
            ...seal,
            sig: `A${seal.sig.slice(1)}` === seal.sig ? `B${seal.sig.slice(1)}` : `A${seal.sig.slice(1)}`,
          },
        };
      },
    ],
  ])('%s are refused, and nothing of them is kept', async (_, code, made) => {
    const kiosk = await enrolledKiosk(server);
    const events = kiosk.grow(packages(3));
    const answer = await kiosk.send(events, { body: made(kiosk, events) });
    expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
    expect(await countOf(kiosk, 'events')).toBe(0);
    expect((await healthOf(kiosk))?.state).toBe('following');
  });

  test('of another stream, or of another property’s, are nobody’s to read or write', async () => {
    const kiosk = await enrolledKiosk(server);
    const beside = await enrolledKiosk(server, kiosk.property);
    const stranger = await enrolledKiosk(server);
    const events = kiosk.grow(packages(2));
    await kiosk.send(events);
    const path = `/v1/streams/${kiosk.stream}/events`;
    for (const other of [beside, stranger]) {
      expect((await other.ask({ method: 'POST', path, body: kiosk.batch(events) })).statusCode).toBe(404);
    }
    // The kiosks of one property know each other's records; nobody else does.
    expect((await beside.ask({ path })).json().events).toEqual(events);
    const nothing = await stranger.ask({ path });
    const nowhere = await stranger.ask({ path: '/v1/streams/no-such-kiosk/events' });
    expect([nothing.statusCode, nothing.json()]).toEqual([404, nowhere.json()]);
  });

  test('that no gzip can be are refused, and so is more than a page unpacked', async () => {
    const kiosk = await enrolledKiosk(server);
    const path = `/v1/streams/${kiosk.stream}/events`;
    const bomb = await kiosk.ask({ method: 'POST', path, body: 'x'.repeat(30_000_000), gzip: true });
    expect(bomb.statusCode).toBe(413);
    const body = kiosk.batch(kiosk.grow(packages(1)));
    const authorization = `Bearer ${await kiosk.token({ method: 'POST', path, body })}`;
    const broken = await server.app.inject({
      method: 'POST',
      url: path,
      headers: { authorization, 'content-type': 'application/json', 'content-encoding': 'gzip' },
      payload: JSON.stringify(body),
    });
    expect(broken.statusCode).toBe(400);
  });

  test('name their property in every statement', async () => {
    store.statements.length = 0;
    const kiosk = await enrolledKiosk(server);
    const from = store.statements.length;
    const events = kiosk.grow(packages(4));
    await kiosk.send(events.slice(0, 2));
    await kiosk.send(events.slice(1));
    await kiosk.ask({ path: `/v1/streams/${kiosk.stream}/events` });
    await kiosk.send((await forked(kiosk, events.slice(0, 1))).events);
    const asked = store.statements.slice(from).filter((one) => !/^(begin|commit|rollback)/i.test(one.trim()));
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.filter((one) => !one.includes('property_id'))).toEqual([]);
  });

  /** Two other events after the same beginning, by the same kiosk. */
  async function forked(kiosk: TestKiosk, common: readonly Envelope[], count = 2) {
    const { chained } = await import('../../../harness/drafts.ts');
    const { headOf } = await import('../../../../shared/ledger/chain.ts');
    const last = common.at(-1);
    if (last === undefined) throw new Error('nothing in common');
    return {
      events: chained(packages(count, 90), headOf(last)) as Envelope[],
      key: keyPair(),
      stream: kiosk.stream,
    };
  }
});
