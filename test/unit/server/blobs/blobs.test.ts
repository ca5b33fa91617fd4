import { createHash } from 'node:crypto';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBlobs } from '../../../../server/blobs/blobs.ts';
import { folderShelf } from '../../../../server/blobs/shelf.ts';
import { keysFrom } from '../../../../server/keys.ts';
import { takeEvents } from '../../../../server/streams/take-events.ts';
import { systemRandom } from '../../../../server/system.ts';
import { BlobHash } from '../../../../shared/api/blobs.ts';
import { packageId, received } from '../../../harness/drafts.ts';
import { removeFolder } from '../../../harness/remove-folder.ts';
import { sample } from '../../../harness/samples.ts';
import { enrolledKiosk, type TestKiosk } from '../../../harness/server/kiosk.ts';
import { memoryShelf, type TestServer, testServer } from '../../../harness/server/server.ts';
import { type TestStore, testEngines } from '../../../harness/server/stores.ts';

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('a parcel on a shelf')]);
const hashOf = (bytes: Uint8Array) => BlobHash.parse(createHash('sha256').update(bytes).digest('hex'));

describe.each(testEngines())('photos, on $name', (engine) => {
  let store: TestStore;
  let server: TestServer;
  const shelf = memoryShelf();
  beforeAll(async () => {
    await engine.start();
    store = await engine.open();
    server = await testServer(store, undefined, shelf);
  });
  afterAll(async () => {
    await server?.stop();
    await store?.close();
    await engine.stop();
  });

  const put = (kiosk: TestKiosk, bytes: Uint8Array, hash = hashOf(bytes), type = 'image/jpeg') =>
    kiosk.ask({ method: 'PUT', path: `/v1/blobs/${hash}`, bytes, type });

  test('come back byte for byte to every kiosk of the property, and to no other', async () => {
    const kiosk = await enrolledKiosk(server);
    const neighbour = await enrolledKiosk(server, kiosk.property);
    const stranger = await enrolledKiosk(server);
    expect((await put(kiosk, JPEG)).statusCode).toBe(200);
    const path = `/v1/blobs/${hashOf(JPEG)}`;
    const back = await neighbour.ask({ path });
    expect(back.headers['content-type']).toBe('image/jpeg');
    expect(back.rawPayload).toEqual(JPEG);
    expect((await stranger.ask({ path })).statusCode).toBe(404);
  });

  test('that are sent again are kept once', async () => {
    const kiosk = await enrolledKiosk(server);
    const before = shelf.lying.size;
    for (let time = 0; time < 3; time += 1) expect((await put(kiosk, JPEG)).statusCode).toBe(200);
    expect(shelf.lying.size).toBe(before + 1);
  });

  test('that are not what their hash or their type says are not kept', async () => {
    const kiosk = await enrolledKiosk(server);
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    expect((await put(kiosk, JPEG, hashOf(page))).json().code).toBe('other-bytes');
    for (const type of ['image/jpeg', 'image/png', 'image/webp', 'image/svg+xml'])
      expect((await put(kiosk, page, hashOf(page), type)).json().code, type).toBe('other-type');
    expect((await put(kiosk, page, hashOf(page), 'text/html')).statusCode).toBe(415);
    const huge = Buffer.concat([JPEG, Buffer.alloc(2_000_001)]);
    expect((await put(kiosk, huge)).statusCode).toBe(413);
    expect(await missing(kiosk, [hashOf(JPEG), hashOf(page)])).toEqual([hashOf(JPEG), hashOf(page)]);
  });

  test('that the server has not got are named to who asks', async () => {
    const kiosk = await enrolledKiosk(server);
    await put(kiosk, JPEG);
    const other = hashOf(Buffer.from('another'));
    expect(await missing(kiosk, [hashOf(JPEG), other])).toEqual([other]);
    expect(await missing(kiosk, [])).toEqual([]);
  });

  test('lie sealed, under names that say nothing, and one that was damaged is not given out', async () => {
    const kiosk = await enrolledKiosk(server);
    const before = new Set(shelf.lying.keys());
    await put(kiosk, JPEG);
    const [name = ''] = [...shelf.lying.keys()].filter((one) => !before.has(one));
    expect(name).not.toContain(hashOf(JPEG));
    const lying = shelf.lying.get(name) ?? new Uint8Array();
    expect(Buffer.from(lying).includes('a parcel on a shelf')).toBe(false);
    shelf.lying.set(name, lying.with(20, (lying[20] ?? 0) ^ 1));
    const damaged = await kiosk.ask({ path: `/v1/blobs/${hashOf(JPEG)}` });
    expect([damaged.statusCode, damaged.json().code]).toEqual([500, 'damaged']);
  });

  test('in a folder are there after a new start, and leave nothing half written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'packroom-blobs-'));
    const { property } = await enrolledKiosk(server);
    const open = () => openBlobs(store.db, folderShelf(folder), keysFrom(new Uint8Array(32)), systemRandom);
    await open().keep(property, hashOf(JPEG), { type: 'image/jpeg', bytes: JPEG }, 0);
    const back = await open().read(property, hashOf(JPEG));
    expect(back.ok && back.value && Buffer.from(back.value.bytes)).toEqual(JPEG);
    const files = await readdir(folder, { recursive: true });
    expect(files.filter((one) => one.endsWith('.new'))).toEqual([]);
    await removeFolder(folder);
  });

  describe('that a kiosk erased', () => {
    const kept = packageId(1);
    const photographed = (photo: BlobHash) => [
      received(1),
      sample('package.photographed', { package: kept, photo }),
    ];
    const erased = (photo: BlobHash) => sample('package.photo-erased', { package: kept, photo });

    test('are gone here too, file and all, and are not taken again', async () => {
      const kiosk = await enrolledKiosk(server);
      const neighbour = await enrolledKiosk(server);
      const hash = hashOf(JPEG);
      await kiosk.send(kiosk.grow(photographed(hash)));
      await put(kiosk, JPEG);
      await put(neighbour, JPEG);
      const lying = shelf.lying.size;
      expect((await kiosk.send(kiosk.grow([erased(hash)]))).statusCode).toBe(200);
      expect(shelf.lying.size).toBe(lying - 1);
      for (let time = 0; time < 2; time++) {
        expect((await kiosk.ask({ path: `/v1/blobs/${hash}` })).statusCode).toBe(404);
        // A kiosk that still has it is not asked for it, and does no harm with it.
        expect(await missing(kiosk, [hash])).toEqual([]);
        expect((await put(kiosk, JPEG)).statusCode).toBe(200);
        expect(shelf.lying.size).toBe(lying - 1);
      }
      expect((await neighbour.ask({ path: `/v1/blobs/${hash}` })).statusCode).toBe(200);
    });

    test('and whose file a cut left lying are removed at the next start', async () => {
      const kiosk = await enrolledKiosk(server);
      const hash = hashOf(JPEG);
      await kiosk.send(kiosk.grow(photographed(hash)));
      await put(kiosk, JPEG);
      const lying = shelf.lying.size;
      const events = kiosk.grow([erased(hash)]);
      const { property, stream } = kiosk;
      await takeEvents(store.db, { ...kiosk.batch(events), property, stream }, server.clock.now());
      expect(shelf.lying.size).toBe(lying);
      const again = await testServer(store, server.clock, shelf);
      expect(shelf.lying.size).toBe(lying - 1);
      await again.stop();
    });
  });

  async function missing(kiosk: TestKiosk, hashes: readonly BlobHash[]): Promise<BlobHash[]> {
    const asked = await kiosk.ask({ method: 'POST', path: '/v1/blobs/missing', body: { hashes } });
    return asked.json().missing;
  }
});
