import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepMonths } from '../../../../server/streams/months.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';
import { enrolledKiosk, packages } from '../../../harness/server/kiosk.ts';
import { type TestServer, testServer } from '../../../harness/server/server.ts';
import { type TestStore, testEngines } from '../../../harness/server/stores.ts';

const DAY = 24 * 3_600_000;

describe.each(testEngines())('the months of the events, on $name', (engine) => {
  const clock = createManualClock(Date.UTC(2026, 11, 30, 12));
  let store: TestStore;
  let server: TestServer;
  beforeAll(async () => {
    await engine.start();
    store = await engine.open();
    server = await testServer(store, clock);
  });
  afterAll(async () => {
    await server?.stop();
    await store?.close();
    await engine.stop();
  });

  const parts = async () => {
    const { rows } = await sql<{ part: string }>`
      select inhrelid::regclass::text as part from pg_inherits where inhparent = 'events'::regclass
      order by 1`.execute(store.db);
    return rows.map(({ part }) => part);
  };
  const partOf = async (stream: string, seq: number) => {
    const { rows } = await sql<{ part: string }>`
      select tableoid::regclass::text as part from events where stream = ${stream} and seq = ${seq}`.execute(
      store.db,
    );
    return rows[0]?.part;
  };

  test('are made two ahead, over the end of a year, and again while the server runs', async () => {
    const kiosk = await enrolledKiosk(server);
    await kiosk.send(kiosk.grow(packages(1)));
    const told: string[] = [];
    const stop = await keepMonths(store.db, clock, (part) => told.push(part));
    // What lay there before lies there still, and the rest is made.
    expect(told).toEqual(['events_2026_12']);
    expect(await parts()).toEqual(['events_2027_01', 'events_2027_02', 'events_other']);

    for (let day = 0; day < 3; day++) {
      await clock.advance(DAY);
      await expect.poll(clock.waiting).toBe(1);
    }
    expect(await parts()).toContain('events_2027_03');
    await kiosk.send(kiosk.grow(packages(2, 2)));
    expect(await partOf(kiosk.stream, 1)).toBe('events_other');
    expect(await partOf(kiosk.stream, 3)).toBe('events_2027_01');
    const read = await kiosk.ask({ path: `/v1/streams/${kiosk.stream}/events` });
    expect(read.json().events).toHaveLength(3);

    await stop();
    // Nothing is left to run.
    expect(clock.waiting()).toBe(0);
  });

  test('that are there already are no fault', async () => {
    const told: string[] = [];
    const stop = await keepMonths(store.db, clock, (part) => told.push(part));
    await stop();
    expect(told).toEqual([]);
  });
});
