/** An incident pack, and everything that may go wrong while it is made: it is whole and verifies, or it is not there. */
import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAnyFileVerifier, sentenceOf } from '../../build/verifier/any-file.ts';
import { createGrants } from '../../main/host/codes/grants.ts';
import { createIncidentPacks } from '../../main/host/incident/incident-packs.ts';
import { createPhotos } from '../../main/host/photos.ts';
import { paperWordsOf } from '../../renderer/words/paper-words.ts';
import { wordsFor } from '../../renderer/words/words.ts';
import { DoorId, DriveId, type EventId, IncidentId, PhotoHash, StaffId } from '../../shared/domain/ids.ts';
import type { StaffRole } from '../../shared/domain/staff-role.ts';
import type { DataOf } from '../../shared/events/catalog.ts';
import { numberedId, packageId, sessionId } from '../harness/drafts.ts';
import { seededRandom } from '../harness/randomness.ts';
import { sealingHost } from '../harness/sealing-host.ts';

type Order = DataOf<'incident.pack-ordered'>;

const drive = DriveId.parse('8:17');
const words = paperWordsOf(wordsFor('en'));
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...Array.from({ length: 900 }, (_, n) => n % 251)]);

async function bench() {
  const host = await sealingHost();
  const ledger = await host.start();
  const { files, folder, clock, log } = host;
  const stick = join(folder, 'STICK');
  await mkdir(stick);
  const photos = createPhotos(files, join(folder, 'photos'), new Uint8Array(32).fill(3), seededRandom(3));
  const grants = createGrants(clock, seededRandom(1));
  let plugged = true;
  const packs = createIncidentPacks({
    ...ledger,
    photos,
    grants,
    property: { name: 'Maple Court', timeZone: 'America/New_York' },
    files,
    folder: join(folder, 'exports'),
    drives: {
      list: async () =>
        plugged ? [{ id: drive, label: 'ANNAS STICK', folder: stick, isReadOnly: false, freeBytes: 9 }] : [],
    },
    verifier: join(folder, 'no-verifier'),
    clock,
    log,
  });
  await ledger.fill(20);
  const kept = await photos.keep(JPEG);
  if (!kept.ok) throw new Error(kept.error);
  const photo = PhotoHash.parse(kept.value);
  const door = DoorId.parse('main');
  const kiosk = { kind: 'kiosk', id: 'k' } as const;
  await ledger.append(
    { type: 'package.photographed', actor: kiosk, data: { package: packageId(3), photo } },
    { type: 'door.opened', actor: kiosk, data: { log: 1, door } },
  );
  const now = new Date(clock.now()).toISOString();
  const order = async (different: Partial<Order> = {}, role: StaffRole = 'manager'): Promise<EventId> => {
    const grant = grants.give({ kind: 'staff', staff: StaffId.parse(`${role}-9`), role }).id;
    const data: Order = {
      session: sessionId(1),
      grant,
      incident: IncidentId.parse(numberedId(0x1c)),
      package: null,
      from: '2020-01-01T00:00:00.000Z',
      until: '2030-01-01T00:00:00.000Z',
      to: 'usb',
      ...different,
    };
    const [event] = await ledger.append({
      type: 'incident.pack-ordered',
      actor: { kind: 'staff', id: 'desk' },
      data,
    });
    if (event === undefined) throw new Error('no event');
    return event.id;
  };
  const pack = async (different: Partial<Order> = {}, to: 'usb' | 'kiosk' = 'usb') =>
    packs.pack(await order(different), to === 'usb' ? { kind: 'usb', drive } : { kind: 'kiosk' }, words);
  const pull = () => {
    plugged = false;
  };
  return { ...host, ledger, packs, order, pack, stick, photos, photo, pull, now };
}

function verdictOn(bytes: Uint8Array) {
  const verifier = createAnyFileVerifier();
  verifier.take(bytes);
  return verifier.verdict();
}

describe('an incident pack', () => {
  test('verifies by itself, and holds records, seals, photo, papers and the door', async () => {
    const { pack, stick, photo } = await bench();
    const made = await pack();
    if (!made.ok) throw new Error(made.error);
    expect(made.value).toMatchObject({ photos: 1, missingPhotos: 0, hasVerifier: false });
    const bytes = readFileSync(made.value.file);
    expect(sentenceOf(verdictOn(bytes))).toMatch(/^intact: incident pack /);
    const text = bytes.toString('latin1');
    for (const name of [
      'ledger.jsonl',
      'seals.txt',
      `photos/${photo}.jpg`,
      'read-me.txt',
      'statement.txt',
      'camera-times.txt',
      'door-log.csv',
      'manifest.json',
    ])
      expect(text).toContain(name);
    expect(text).toContain('Maple Court');
    expect(await readdir(stick)).toEqual([made.value.file.slice(stick.length + 1)]);
  });

  test('with any byte of its photo changed is no longer what the kiosk signed for', async () => {
    const { pack, photo } = await bench();
    const made = await pack();
    if (!made.ok) throw new Error(made.error);
    const bytes = readFileSync(made.value.file);
    const at = bytes.indexOf(Buffer.from(JPEG));
    bytes[at + 100] = (bytes[at + 100] ?? 0) ^ 1;
    expect(verdictOn(bytes)).toMatchObject({
      verdict: { intact: false, file: `photos/${photo}.jpg`, fault: 'altered' },
    });
  });

  test('about one package has that package’s photos alone', async () => {
    const { pack } = await bench();
    expect(await pack({ package: packageId(3) })).toMatchObject({ ok: true, value: { photos: 1 } });
    expect(await pack({ package: packageId(4) })).toMatchObject({ ok: true, value: { photos: 0 } });
  });

  test('says how many photos were erased already', async () => {
    const { pack, folder } = await bench();
    await rm(join(folder, 'photos'), { recursive: true });
    expect(await pack()).toMatchObject({ ok: true, value: { photos: 0, missingPhotos: 1 } });
  });

  test('goes to the kiosk’s own folder where there is no stick', async () => {
    const { pack, folder } = await bench();
    const made = await pack({ to: 'kiosk' }, 'kiosk');
    expect(made).toMatchObject({ ok: true });
    expect(await readdir(join(folder, 'exports'))).toHaveLength(1);
  });
});

describe('no incident pack', () => {
  test.each(['attendant', 'installer'] as const)(
    'is made for an %s, nor twice for one order',
    async (role) => {
      const { packs, order } = await bench();
      const to = { kind: 'kiosk' } as const;
      expect(await packs.pack(await order({}, role), to, words)).toEqual({
        ok: false,
        error: 'not-justified',
      });
      const event = await order();
      expect(await packs.pack(event, to, words)).toMatchObject({ ok: true });
      expect(await packs.pack(event, to, words)).toEqual({ ok: false, error: 'not-justified' });
    },
  );

  test('is left half on a stick that is gone', async () => {
    const { pack, pull, stick } = await bench();
    pull();
    expect(await pack()).toEqual({ ok: false, error: 'stick-gone' });
    expect(await readdir(stick)).toEqual([]);
  });

  test.each([
    ['write', 'ENOSPC', 'stick-full', 1],
    // Others, which nobody waits for, are seals'.
    ['datasync', 'EIO', 'stick-gone', 100],
    ['rename', 'EIO', 'stick-gone', 1],
  ] as const)(
    'is left half when %s fails with %s, and the next try makes one',
    async (what, code, error, times) => {
      const { pack, files, stick, order, packs } = await bench();
      const event = await order();
      files.failNext(what, code, times);
      expect(await packs.pack(event, { kind: 'usb', drive }, words)).toEqual({ ok: false, error });
      files.failNext(what, code, 0);
      expect(await readdir(stick)).toEqual([]);
      expect(await pack()).toMatchObject({ ok: true });
    },
  );

  test('is made of a full kiosk', async () => {
    const { order, packs, files, folder } = await bench();
    const event = await order({ to: 'kiosk' });
    files.failNext('write', 'ENOSPC', 1);
    expect(await packs.pack(event, { kind: 'kiosk' }, words)).toEqual({ ok: false, error: 'disk-full' });
    expect(await readdir(join(folder, 'exports'))).toEqual([]);
  });
});
