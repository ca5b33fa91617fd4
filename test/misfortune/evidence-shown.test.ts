/** The photo and the signature of a visit are seen by nobody who has no reason, no role, or no order for it in the ledger. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createGrants } from '../../main/host/codes/grants.ts';
import { openEvidence } from '../../main/host/evidence/evidence.ts';
import { createPhotos } from '../../main/host/photos.ts';
import { nodeFiles } from '../../main/host/storage/files.ts';
import { ok } from '../../shared/basics/result.ts';
import { EventId, type PhotoHash, StaffId } from '../../shared/domain/ids.ts';
import type { Signature } from '../../shared/domain/signature.ts';
import type { StaffRole } from '../../shared/domain/staff-role.ts';
import type { Draft, LedgerEvent } from '../../shared/events/event.ts';
import { emptyHead } from '../../shared/ledger/chain.ts';
import { chained, numberedId, STREAM, sessionId } from '../harness/drafts.ts';
import { temporaryFolder } from '../harness/faulty-files.ts';
import { createManualClock } from '../harness/manual-clock.ts';
import { seededRandom } from '../harness/randomness.ts';
import { sample } from '../harness/samples.ts';

const JPEG = Buffer.concat([Buffer.of(0xff, 0xd8, 0xff, 0xe0), Buffer.from('a face')]);
const SIGNATURE: Signature = {
  v: 1,
  strokes: [
    [
      [10, 10],
      [200, 90],
    ],
  ],
};
const KEY = new Uint8Array(32).fill(4);

async function bench() {
  const folder = await temporaryFolder();
  const random = seededRandom(17);
  const clock = createManualClock();
  const grants = createGrants(clock, random);
  const drafts: Draft[] = [];
  const fresh = new Map<EventId, LedgerEvent>();
  const events: LedgerEvent[] = [];
  const listeners: ((kept: readonly LedgerEvent[]) => void)[] = [];
  const journal = {
    fresh: (id: EventId) => fresh.get(id) ?? null,
    head: () => ({ ...emptyHead(STREAM), seq: events.length }),
    read: async (after: number, limit: number) => ok(events.slice(after, after + limit)),
    onKept: (listener: (kept: readonly LedgerEvent[]) => void) => void listeners.push(listener),
  };
  const append = (...added: Draft[]) => {
    const kept = chained([...events, ...added]).slice(events.length);
    events.push(...kept);
    for (const tell of listeners) tell(kept);
  };
  const open = () => openEvidence({ files: nodeFiles, folder, key: KEY, random, journal, grants });
  const evidence = await open();
  const kept = async () => {
    const photo = await evidence.keepPhoto(JPEG);
    const signature = await evidence.keepSignature(SIGNATURE);
    if (!photo.ok || !signature.ok) throw new Error('nothing was kept');
    return { photo: photo.value, signature: signature.value };
  };
  const ordered = (by: StaffRole, of: { photo: PhotoHash | null; signature: PhotoHash | null }) => {
    const grant = grants.give({ kind: 'staff', staff: StaffId.parse('desk'), role: by }).id;
    drafts.push({
      type: 'evidence.show-ordered',
      actor: { kind: 'staff', id: 'desk' },
      data: { session: sessionId(9), grant, visit: sessionId(1), ...of, why: 'not-received' },
    });
    const event = chained(drafts).at(-1);
    if (event === undefined) throw new Error('no event');
    fresh.set(event.id, event);
    return event.id;
  };
  return { folder, clock, evidence, kept, ordered, open, append };
}

test('a manager who gives a reason sees both, and a second look takes a second reason', async () => {
  const { evidence, kept, ordered } = await bench();
  const event = ordered('manager', await kept());
  expect(await evidence.show(event)).toEqual({
    ok: true,
    value: { jpeg: JPEG.toString('base64'), signature: SIGNATURE },
  });
  expect(await evidence.show(event)).toEqual({ ok: false, error: 'not-justified' });
});

test.each(['attendant', 'installer'] as const)(
  'an %s sees nothing, whatever stands in the ledger',
  async (role) => {
    const { evidence, kept, ordered } = await bench();
    expect(await evidence.show(ordered(role, await kept()))).toEqual({ ok: false, error: 'not-justified' });
  },
);

test('without an order, or with one of somebody who has left, nothing is shown', async () => {
  const { clock, evidence, kept, ordered } = await bench();
  const event = ordered('manager', await kept());
  expect(await evidence.show(EventId.parse(numberedId(7)))).toMatchObject({ ok: false });
  await clock.advance(11 * 60_000);
  expect(await evidence.show(event)).toMatchObject({ ok: false });
});

test('who shows pictures of packages has none of these, and a copied disk shows nothing', async () => {
  const { folder, kept } = await bench();
  const { photo } = await kept();
  const ofPackages = createPhotos(nodeFiles, join(folder, 'photos'), KEY, seededRandom(1));
  expect(await ofPackages.read(photo)).toBeNull();
  for (const name of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const bytes = await readFile(join(name.parentPath, name.name));
    expect(bytes.includes('a face') || bytes.includes('strokes')).toBe(false);
  }
});

test('what was erased, lost or damaged is shown as not there, and the other is shown', async () => {
  const { folder, evidence, kept, ordered } = await bench();
  const { photo, signature } = await kept();
  await evidence.erase('photo', photo);
  await evidence.erase('photo', photo);
  const shown = () => evidence.show(ordered('manager', { photo, signature }));
  expect(await shown()).toMatchObject({ value: { jpeg: null, signature: SIGNATURE } });
  await writeFile(join(folder, 'signatures', signature.slice(0, 2), signature), 'damage');
  expect(await shown()).toMatchObject({ value: { jpeg: null, signature: null } });
  await rm(join(folder, 'signatures'), { recursive: true });
  expect(await shown()).toMatchObject({ value: { jpeg: null, signature: null } });
});

test('the power goes before the ledger has it: the next start erases what no event names, and nothing else', async () => {
  const { kept, ordered, open, append } = await bench();
  const { photo, signature } = await kept();
  append(sample('session.started', { kind: 'pickup' }), sample('session.photographed', { photo }));
  const again = await open();
  expect(await again.show(ordered('manager', { photo, signature }))).toMatchObject({
    value: { jpeg: JPEG.toString('base64'), signature: null },
  });
  append(sample('session.not-signed', { why: 'left' }));
  const later = await open();
  expect(await later.show(ordered('manager', { photo, signature: null }))).toMatchObject({
    value: { jpeg: JPEG.toString('base64') },
  });
});

test('the same signature in a second visit that is cut off stays with the first', async () => {
  const { kept, ordered, open, append } = await bench();
  const { photo, signature } = await kept();
  append(sample('session.photographed', { photo }), sample('session.signed', { signature }));
  await kept();
  const again = await open();
  expect(await again.show(ordered('manager', { photo, signature }))).toMatchObject({
    value: { jpeg: JPEG.toString('base64'), signature: SIGNATURE },
  });
});
