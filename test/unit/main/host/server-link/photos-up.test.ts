import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PhotoHash } from '../../../../../shared/domain/ids.ts';
import { packageId, received } from '../../../../harness/drafts.ts';
import { sample } from '../../../../harness/samples.ts';
import { linkedHost } from '../../../../harness/server/linked-host.ts';
import { memoryShelf, type TestServer, testServer } from '../../../../harness/server/server.ts';
import { embedded, type TestStore } from '../../../../harness/server/stores.ts';

const DAY = 24 * 3_600_000;
const picture = (n: number, head = [0xff, 0xd8, 0xff, 0xe0]) =>
  Buffer.concat([Buffer.from(head), Buffer.from(`a parcel, number ${n}`)]);

describe('pictures of packages', () => {
  let store: TestStore;
  let server: TestServer;
  const shelf = memoryShelf();
  beforeAll(async () => {
    store = await embedded().open();
    server = await testServer(store, undefined, shelf);
  });
  afterAll(async () => {
    await server.stop();
    await store.close();
  });

  type Host = Awaited<ReturnType<typeof linkedHost>>;
  type Kiosk = Awaited<ReturnType<Host['start']>>;

  async function photograph(kiosk: Kiosk, n: number, bytes = picture(n)): Promise<PhotoHash> {
    const kept = await kiosk.photos.keep(bytes);
    if (!kept.ok) throw new Error(kept.error);
    await kiosk.append(
      received(n),
      sample('package.photographed', { package: packageId(n), photo: kept.value }),
    );
    return kept.value;
  }

  /** Those that the server has of this property. */
  async function there({ property }: Host): Promise<string[]> {
    const rows = await store.db
      .selectFrom('blobs')
      .select('hash')
      .where('property_id', '=', property)
      .execute();
    return rows.map(({ hash }) => hash).sort();
  }

  /** Until as many were brought as the test says. */
  const brought = (host: Host, count: number) =>
    host.until(
      () =>
        host.network.underWay() === 0 &&
        host.network.asked.filter((one) => one.startsWith('PUT')).length >= count,
    );

  test('are brought when the records are, and a kiosk that starts again brings none twice', async () => {
    const host = await linkedHost(server);
    const first = await host.start();
    const photos = [await photograph(first, 1), await photograph(first, 2, picture(2, webp))];
    await brought(host, 2);
    expect(await there(host)).toEqual(photos.sort());
    await first.stop();
    const asked = host.network.asked.length;
    const again = await host.start();
    photos.push(await photograph(again, 3));
    await brought(host, 3);
    expect(await there(host)).toEqual(photos.sort());
    expect(host.network.asked.slice(asked).filter((one) => one.startsWith('PUT'))).toHaveLength(1);
  });

  const webp = [...Buffer.from('RIFF....WEBP')];

  test('wait while there is no server, and the newest record goes before the oldest picture', async () => {
    const host = await linkedHost(server);
    host.network.mishap = 'cut';
    const kiosk = await host.start();
    for (let n = 1; n <= 4; n++) await photograph(kiosk, n);
    await host.clock.advance(DAY);
    host.network.mishap = null;
    const asked = host.network.asked.length;
    await brought(host, 4);
    expect(await there(host)).toHaveLength(4);
    const since = host.network.asked.slice(asked);
    expect(since.findIndex((one) => one.startsWith('PUT'))).toBeGreaterThan(
      since.findIndex((one) => one.startsWith('POST /v1/streams/')),
    );
  });

  test('that the server lost are brought again within a day', async () => {
    const host = await linkedHost(server);
    const kiosk = await host.start();
    const photo = await photograph(kiosk, 1);
    await brought(host, 1);
    await store.db.deleteFrom('blobs').where('property_id', '=', host.property).execute();
    await host.clock.advance(DAY);
    await brought(host, 2);
    expect(await there(host)).toEqual([photo]);
  });

  test('that were erased before they were brought stay here and there erased', async () => {
    const host = await linkedHost(server);
    host.network.mishap = 'cut';
    const kiosk = await host.start();
    const gone = await photograph(kiosk, 1);
    const kept = await photograph(kiosk, 2);
    await kiosk.photos.erase(gone);
    await kiosk.append(sample('package.photo-erased', { package: packageId(1), photo: gone }));
    host.network.mishap = null;
    await brought(host, 1);
    expect(await there(host)).toEqual([kept]);
  });
});
