import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectAnew } from '../../../../server/projected/project-events.ts';
import type { PropertyId } from '../../../../shared/domain/ids.ts';
import type { EventType } from '../../../../shared/events/catalog.ts';
import type { Envelope } from '../../../../shared/events/envelope.ts';
import { readEvent } from '../../../../shared/events/event.ts';
import { canonical } from '../../../../shared/ledger/canonical.ts';
import { EDITION } from '../../../../shared/projections/edition.ts';
import { emptyTables, projectInto } from '../../../../shared/projections/memory.ts';
import type { TableName } from '../../../../shared/projections/tables.ts';
import { collected, packageId } from '../../../harness/drafts.ts';
import { sample, samples } from '../../../harness/samples.ts';
import { enrolledKiosk, packages } from '../../../harness/server/kiosk.ts';
import { type TestServer, testServer } from '../../../harness/server/server.ts';
import { type TestStore, testEngines } from '../../../harness/server/stores.ts';

describe.each(testEngines())('what events come to, on $name', (engine) => {
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

  const rowsOf = async (property: PropertyId) => {
    const rows = await store.db
      .selectFrom('projected')
      .select(['name', 'key', 'row'])
      .where('property_id', '=', property)
      .orderBy('name')
      .orderBy('key')
      .execute();
    return rows;
  };
  const rowOf = async (property: PropertyId, name: TableName, key: string) =>
    (await rowsOf(property)).find((one) => one.name === name && one.key === key)?.row;

  /** The same events in the tables of a kiosk. */
  function atKiosk(events: readonly Envelope[]) {
    const tables = emptyTables();
    for (const event of events) {
      const known = readEvent(event);
      if (known.ok) projectInto(tables, known.value);
    }
    return Object.entries(tables).flatMap(([name, rows]) => [...rows.values()].map((row) => ({ name, row })));
  }
  const sorted = (rows: readonly { name: string; row: unknown }[]) =>
    rows.map(({ name, row }) => `${name} ${canonical(row)}`).sort();

  test('is the same as at the kiosk, for every kind of event there is', async () => {
    const kiosk = await enrolledKiosk(server);
    const events = kiosk.grow((Object.keys(samples) as EventType[]).map((type) => sample(type)));
    for (let at = 0; at < events.length; at += 7) await kiosk.send(events.slice(at, at + 7));
    const here = await rowsOf(kiosk.property);
    expect(here.length).toBeGreaterThan(10);
    expect(sorted(here)).toEqual(sorted(atKiosk(events)));
  });

  test('stands with the events in one transaction: a batch that is refused leaves no row', async () => {
    const kiosk = await enrolledKiosk(server);
    const events = kiosk.grow(packages(3));
    await kiosk.send(events.slice(1));
    expect(await rowsOf(kiosk.property)).toEqual([]);
    await kiosk.send(events);
    await kiosk.send(events);
    expect(await rowOf(kiosk.property, 'packages', packageId(3))).toMatchObject({ place: 'in-room' });
  });

  test('joins the kiosks of a property: what one took in the other may give out', async () => {
    const one = await enrolledKiosk(server);
    const other = await enrolledKiosk(server, one.property);
    await one.send(one.grow(packages(2)));
    await other.send(other.grow([collected(1)]));
    expect(await rowOf(one.property, 'packages', packageId(1))).toMatchObject({ place: 'gone' });
    expect(await rowOf(one.property, 'packages', packageId(2))).toMatchObject({ place: 'in-room' });
  });

  test('of a newer program is made anew, and comes to the same', async () => {
    const kiosk = await enrolledKiosk(server);
    const neighbour = await enrolledKiosk(server, kiosk.property);
    await kiosk.send(kiosk.grow(packages(40)));
    await server.clock.advance(5);
    await neighbour.send(neighbour.grow([collected(7), collected(9)]));
    const before = await rowsOf(kiosk.property);
    const { property } = kiosk;
    await store.db
      .updateTable('projected_editions')
      .set({ edition: EDITION - 1 })
      .where('property_id', '=', property)
      .execute();
    await store.db
      .deleteFrom('projected')
      .where('property_id', '=', property)
      .where('name', '=', 'packages')
      .execute();
    // Until then what comes is kept, and waits to be told with the rest.
    await server.clock.advance(5);
    await neighbour.send(neighbour.grow([collected(11)]));
    expect(await projectAnew(store.db)).toBe(1);
    expect(await projectAnew(store.db)).toBe(0);
    const after = await rowsOf(property);
    expect(after.map(({ name, key }) => `${name} ${key}`)).toEqual(
      before.map(({ name, key }) => `${name} ${key}`),
    );
    const gone = after.filter(({ row }) => 'place' in row && row.place === 'gone').map(({ key }) => key);
    expect(gone).toEqual([packageId(7), packageId(9), packageId(11)]);
  });
});
