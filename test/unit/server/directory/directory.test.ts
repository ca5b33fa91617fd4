import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PropertyId } from '../../../../shared/domain/ids.ts';
import { directory } from '../../../harness/people.ts';
import { enrolledKiosk, makeProperty } from '../../../harness/server/kiosk.ts';
import { OPERATOR, type TestServer, testServer } from '../../../harness/server/server.ts';
import { type TestStore, testEngines } from '../../../harness/server/stores.ts';

describe.each(testEngines())('the directory of a property, on $name', (engine) => {
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

  const authorization = `Bearer ${OPERATOR}`;
  const of = (property: PropertyId) => ({ ...directory, property: { ...directory.property, id: property } });
  const put = (
    property: PropertyId,
    revision: number,
    what: object = of(property),
    headers = { authorization },
  ) =>
    server.app.inject({
      method: 'PUT',
      url: `/v1/properties/${property}/directory`,
      headers,
      payload: { revision, directory: what },
    });

  test('comes back as it was put there, and kiosks of the property hear of it', async () => {
    const kiosk = await enrolledKiosk(server);
    const { property } = kiosk;
    expect((await put(property, 0)).json()).toEqual({ revision: 1 });
    const url = `/v1/properties/${property}/directory`;
    const back = await server.app.inject({ url, headers: { authorization } });
    expect(back.json()).toEqual({ revision: 1, directory: of(property) });
    const { changes } = (await kiosk.ask({ path: '/v1/changes' })).json();
    expect(changes).toEqual([{ kind: 'directory', revision: 1, directory: of(property) }]);
  });

  test('is told as it is now, once, however often it changed', async () => {
    const kiosk = await enrolledKiosk(server);
    for (const revision of [0, 1, 2]) await put(kiosk.property, revision);
    const { changes } = (await kiosk.ask({ path: '/v1/changes' })).json();
    expect(changes.map((one: { revision: number }) => one.revision)).toEqual([3]);
  });

  test('is not changed by who has not seen the latest', async () => {
    const property = await makeProperty(server);
    await put(property, 0);
    for (const stale of [0, 2]) {
      const answer = await put(property, stale);
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'changed-meanwhile']);
    }
    const both = await Promise.all([put(property, 1), put(property, 1)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  test('of another property, of none, or by nobody is refused', async () => {
    const [property, other] = [await makeProperty(server), await makeProperty(server)];
    expect((await put(property, 0, of(other))).statusCode).toBe(422);
    expect((await put('nowhere' as PropertyId, 0)).statusCode).toBe(404);
    expect((await put(property, 0, of(property), { authorization: 'Bearer guess' })).statusCode).toBe(401);
    expect((await put(property, 0, { ...of(property), extra: 1 })).statusCode).toBe(400);
  });

  test('stands in no readable word in the database', async () => {
    const property = await makeProperty(server);
    await put(property, 0);
    const { sealed } = await store.db
      .selectFrom('directories')
      .select('sealed')
      .where('property_id', '=', property)
      .executeTakeFirstOrThrow();
    const text = Buffer.from(sealed).toString('latin1');
    for (const { name } of directory.residents) expect(text).not.toContain(name);
  });

  test('that lies under another property cannot be opened as its own', async () => {
    const [property, other] = [await makeProperty(server), await makeProperty(server)];
    await put(property, 0);
    await put(other, 0);
    const { sealed } = await store.db
      .selectFrom('directories')
      .select('sealed')
      .where('property_id', '=', other)
      .executeTakeFirstOrThrow();
    await store.db.updateTable('directories').set({ sealed }).where('property_id', '=', property).execute();
    const url = `/v1/properties/${property}/directory`;
    const answer = await server.app.inject({ url, headers: { authorization } });
    expect(answer.statusCode).toBe(500);
  });
});
