/** Training lies within the folder of a kiosk that serves people. Whatever happens in it, nothing of that one moves. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { composeKiosk } from '../../main/compose.ts';
import { pathsIn } from '../../main/host/paths.ts';
import type { Kiosk, KioskOptions } from '../../main/kiosk.ts';
import { ok, type Result } from '../../shared/basics/result.ts';
import type { Draft } from '../../shared/events/event.ts';
import { emptyHead } from '../../shared/ledger/chain.ts';
import { chained, received } from '../harness/drafts.ts';
import { temporaryFolder } from '../harness/faulty-files.ts';

function compose(folder: string, options: Partial<KioskOptions> = {}) {
  return composeKiosk({
    folder,
    room: 'simulated',
    startDevices: () => {
      throw new Error('nobody here has a device process');
    },
    secrets: () => ({ masterKey: async () => ok(new Uint8Array(32).fill(7)) }),
    shell: 'node',
    software: 'test',
    tell: () => undefined,
    cost: { memoryKib: 8, passes: 1 },
    ...options,
  });
}

async function started(composing: Promise<Result<Kiosk, { say: string }>>): Promise<Kiosk> {
  const composed = await composing;
  if (!composed.ok) throw new Error(composed.error.say);
  return composed.value;
}

/** A kiosk with a package in its ledger, stopped. */
async function aKioskThatServed() {
  const folder = await temporaryFolder();
  const kiosk = await started(compose(folder));
  const { stream } = kiosk.host.foundation.identity;
  await append(kiosk, received(1));
  await kiosk.stop();
  return { folder, stream, training: pathsIn(folder).training };
}

function append({ host }: Kiosk, ...drafts: readonly Draft[]) {
  const { stream } = host.foundation.identity;
  return host.journal.append(chained(drafts, { ...emptyHead(stream), ...host.journal.head() }));
}

async function openTheDoor({ host, room }: Kiosk): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = host.devices.onStrike((state) => {
      if (state !== 'locked') return;
      stop();
      resolve();
    });
  });
  const strike = host.devices.strike();
  await strike?.lock();
  expect(await strike?.release(30_000)).toEqual(ok());
  expect(room?.act('door', 'open').ok).toBe(true);
}

/** Every file outside of training, by its bytes. */
async function bytesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (entry.isDirectory() || name.startsWith('training')) continue;
    found.set(
      name,
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  }
  return found;
}

test('training that is pointed at the folder of a kiosk refuses, and its journal stays as it was', async () => {
  const { folder } = await aKioskThatServed();
  const before = await bytesOf(folder);
  expect(await compose(folder, { training: true })).toMatchObject({
    ok: false,
    error: { code: 'other-room', say: expect.stringContaining('serves people') },
  });
  const after = await bytesOf(folder);
  const changed = [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name);
  expect(changed.filter((name) => !name.startsWith('lock.'))).toEqual([]);
});

test('a kiosk that is pointed at the folder of training does not serve people from it', async () => {
  const { training } = await aKioskThatServed();
  await (await started(compose(training, { training: true }))).stop();
  expect(await compose(training)).toMatchObject({
    ok: false,
    error: { code: 'other-room', say: expect.stringContaining('folder of training') },
  });
});

test('training has a simulated room even where a kiosk is told that devices are real', async () => {
  const { training } = await aKioskThatServed();
  const kiosk = await started(compose(training, { training: true, room: 'real' }));
  expect(kiosk.host.foundation.identity.room).toBe('simulated');
  await kiosk.stop();
});

test('after a power cut in training every byte of the kiosk beside it is what it was', async () => {
  const { folder, training } = await aKioskThatServed();
  const before = await bytesOf(folder);
  const cut = await started(compose(training, { training: true }));
  expect((await append(cut, received(1))).ok).toBe(true);
  await openTheDoor(cut);
  expect(await bytesOf(folder)).toEqual(before);
  await cut.stop();
  expect(await bytesOf(folder)).toEqual(before);
});

test('both have streams, properties and keys of their own, and neither journal takes the other’s events', async () => {
  const { folder, training } = await aKioskThatServed();
  const live = await started(compose(folder));
  const learning = await started(compose(training, { training: true }));
  const { foundation } = learning.host;
  expect(foundation.identity.stream).toMatch(/^training-/);
  expect(foundation.directory.property.id).toBe('training');
  expect(live.host.foundation.identity.stream).toMatch(/^kiosk-/);
  expect(learning.host.seals.publicKey).not.toEqual(live.host.seals.publicKey);

  const ofTraining = chained([received(2)], {
    ...emptyHead(foundation.identity.stream),
    ...live.host.journal.head(),
    stream: foundation.identity.stream,
  });
  expect(await live.host.journal.append(ofTraining)).toEqual({ ok: false, error: 'not-bound' });
  await live.stop();
  await learning.stop();
});

test('what is done in training moves nothing in the room of the kiosk beside it', async () => {
  const { folder, training } = await aKioskThatServed();
  const live = await started(compose(folder));
  const learning = await started(compose(training, { training: true }));
  const before = JSON.stringify(live.room?.snapshot());
  await openTheDoor(learning);
  expect(JSON.stringify(live.room?.snapshot())).toBe(before);
  await learning.stop();
  await live.stop();
});
