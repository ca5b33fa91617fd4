import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { announce } from '../../server/changes/announce.ts';
import { migrate } from '../../server/store/migrate.ts';
import { PropertyId } from '../../shared/domain/ids.ts';
import { type TestStore, testEngines } from '../harness/server/stores.ts';

describe.each(testEngines())('a store of $name', (engine) => {
  let store: TestStore;
  beforeAll(async () => {
    await engine.start();
    store = await engine.open();
  });
  afterAll(async () => {
    await store?.close();
    await engine.stop();
  });

  const property = (id: string) => ({
    property_id: PropertyId.parse(id),
    name: 'Elm House',
    language: 'en',
    time_zone: 'America/New_York',
    created_at: new Date('2026-11-23T12:00:00Z'),
  });

  test('is brought up to date once, and a second time nothing is done', async () => {
    expect(await migrate(store.db)).toEqual({ ok: true, value: undefined });
    const tables = await store.db.introspection.getTables();
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['properties', 'streams', 'events']),
    );
  });

  test('a database that a newer program has changed is refused', async () => {
    const older = await migrate(store.db, {});
    expect(older).toMatchObject({ ok: false, error: { code: 'not-migrated' } });
  });

  test('what a transaction did not finish is not there', async () => {
    const broken = store.db.transaction().execute(async (trx) => {
      await trx.insertInto('properties').values(property('broken')).execute();
      throw new Error('power cut');
    });
    await expect(broken).rejects.toThrow('power cut');
    const left = await store.db
      .selectFrom('properties')
      .select('property_id')
      .where('property_id', '=', PropertyId.parse('broken'))
      .execute();
    expect(left).toEqual([]);
  });

  test('a statement that comes while a transaction is open is no part of it', async () => {
    const inside = Promise.withResolvers<void>();
    const mayFail = Promise.withResolvers<void>();
    const failing = store.db.transaction().execute(async (trx) => {
      await trx.insertInto('properties').values(property('taken-back')).execute();
      inside.resolve();
      await mayFail.promise;
      throw new Error('taken back');
    });
    await inside.promise;
    const beside = store.db.insertInto('properties').values(property('beside')).execute();
    mayFail.resolve();
    await expect(failing).rejects.toThrow('taken back');
    await beside;
    const there = await store.db
      .selectFrom('properties')
      .select('property_id')
      .orderBy('property_id')
      .execute();
    expect(there.map(({ property_id }) => property_id)).toEqual(['beside']);
  });

  test('many transactions at once each keep their own work', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `many-${n}`);
    const done = await Promise.allSettled(
      ids.map((id, n) =>
        store.db.transaction().execute(async (trx) => {
          await trx.insertInto('properties').values(property(id)).execute();
          await sql`select 1`.execute(trx);
          if (n % 2 === 1) throw new Error('odd');
        }),
      ),
    );
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from properties where property_id like 'many-%'`.execute(store.db);
    expect(rows[0]?.n).toBe(10);
  });

  test('what was announced is numbered in the order in which it became true', async () => {
    const elm = PropertyId.parse('announcing');
    await store.db.insertInto('properties').values(property(elm)).execute();
    const now = Date.UTC(2026, 10, 23);
    const announced = Array.from({ length: 8 }, (_, n) =>
      store.db.transaction().execute(async (trx) => {
        await announce(trx, elm, { kind: 'directory' }, now);
        if (n === 3) throw new Error('taken back');
      }),
    );
    await Promise.allSettled(announced);
    const { rows } = await sql<{ number: number }>`
      select number::int from changes where property_id = ${elm} order by number`.execute(store.db);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('every key begins with the property', async () => {
    const { rows } = await sql<{ table: string; first: string }>`
      select c.relname as table, a.attname as first
      from pg_index i
      join pg_class c on c.oid = i.indrelid
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisprimary or i.indisunique`.execute(store.db);
    const without = rows.filter(
      ({ table, first }) => first !== 'property_id' && !table.startsWith('kysely_'),
    );
    expect(rows.length).toBeGreaterThan(3);
    expect(without).toEqual([]);
  });
});
