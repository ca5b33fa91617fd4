/** A list of residents comes into force whole or not at all, whatever the disk does meanwhile. */
import { expect, test } from 'vitest';
import { CodeBook } from '../../main/host/codes/book.ts';
import { createBookKeeper } from '../../main/host/codes/book-keeper.ts';
import { layFoundation } from '../../main/host/foundation.ts';
import { pathsIn } from '../../main/host/paths.ts';
import { applyPeople, previewPeople } from '../../main/host/people-import.ts';
import { nodeFiles } from '../../main/host/storage/files.ts';
import { readSealedJson } from '../../main/host/storage/sealed-json.ts';
import { createSealedKeeper } from '../../main/host/storage/sealed-keeper.ts';
import { ok } from '../../shared/basics/result.ts';
import { Directory } from '../../shared/domain/directory.ts';
import { faultyFiles, temporaryFolder } from '../harness/faulty-files.ts';
import { seededRandom } from '../harness/randomness.ts';

/** The demonstration's people, but for unit 1A, where somebody else lives now, and a unit that was none before. */
function listOf({ units, residents }: Directory): string {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const others = residents
    .filter(({ unit }) => unit !== 'u-1a')
    .map((one) => [names.get(one.unit), one.name]);
  return [['unit', 'name'], ...others, ['1A', 'Somebody New'], ['PH', 'Up There']]
    .map((row) => row.join())
    .join('\n');
}

async function bench() {
  const paths = pathsIn(await temporaryFolder());
  const random = seededRandom(8);
  const laid = await layFoundation({
    files: nodeFiles,
    paths,
    secrets: { masterKey: async () => ok(new Uint8Array(32).fill(1)) },
    random,
    now: 0,
    cost: { memoryKib: 8, passes: 1 },
    room: 'simulated',
    site: null,
  });
  if (!laid.ok) throw new Error(laid.error.say);
  const { keys, directory: before } = laid.value;
  const files = faultyFiles();
  const sealing = { files, random };
  const kept = { sealing, path: paths.directory, key: keys.people, purpose: 'directory' };
  const parts = {
    directory: createSealedKeeper(before, kept),
    book: createBookKeeper(laid.value.book, sealing, paths.codes, keys.codes),
    random,
    now: () => 0,
  };
  const onDisk = async () => {
    const directory = await readSealedJson(nodeFiles, paths.directory, Directory, keys.people, 'directory');
    const book = await readSealedJson(nodeFiles, paths.codes, CodeBook, keys.codes, 'codes');
    if (!directory.ok || !book.ok) throw new Error('a file is damaged');
    return {
      directory: directory.value,
      hasPin: (unit: string) => book.value.residents.some((one) => one.unit === unit),
    };
  };
  const preview = () => {
    const read = previewPeople(parts, Buffer.from(listOf(parts.directory.current())), 'forward');
    if (!read.ok) throw new Error(read.error);
    return read.value;
  };
  return { files, parts, before, onDisk, preview };
}

test('a list comes into force, and the PIN that nobody should know any more ends', async () => {
  const { parts, before, onDisk, preview } = await bench();
  const list = preview();
  expect(list.problems).toEqual([]);
  expect(await applyPeople(parts, list)).toEqual({ ok: true });
  const after = await onDisk();
  expect(after.directory).toEqual(list.difference.directory);
  expect(parts.directory.current()).toEqual(after.directory);
  expect(
    after.directory.residents.filter(({ unit }) => unit === 'u-1a').map((one) => one.movedAway?.packages),
  ).toEqual([...before.residents.filter(({ unit }) => unit === 'u-1a').map(() => 'forward'), undefined]);
  expect([after.hasPin('u-1a'), after.hasPin('u-1b')]).toEqual([false, true]);
});

for (const [what, code, times] of [
  ['open', 'EIO', 2],
  ['write', 'ENOSPC', 2],
  ['datasync', 'EIO', 2],
  ['rename', 'EIO', 2],
  ['write', 'ENOSPC', 1],
  ['rename', 'EIO', 1],
] as const) {
  test(`when ${what} fails with ${code} ${times === 1 ? 'once' : 'again and again'} the old list is in force, whole, and the new one is taken later`, async () => {
    const { files, parts, before, onDisk, preview } = await bench();
    files.failNext(what, code, times);
    const applied = await applyPeople(parts, preview());
    expect(applied.ok).toBe(false);
    expect((await onDisk()).directory).toEqual(before);
    expect(parts.directory.current()).toEqual(before);
    files.failNext(what, code, 0);
    expect(await applyPeople(parts, preview())).toEqual({ ok: true });
    expect((await onDisk()).directory.units.map(({ name }) => name)).toContain('PH');
  });
}

test('power fails between the end of a PIN and the new list: the PIN has ended, and the old list is whole', async () => {
  const { files, parts, before, onDisk, preview } = await bench();
  const list = preview();
  const cut = { ...parts.directory, change: async () => Promise.reject(new Error('the power failed')) };
  await expect(applyPeople({ ...parts, directory: cut }, list)).rejects.toThrow('the power failed');
  expect((await onDisk()).directory).toEqual(before);
  expect((await onDisk()).hasPin('u-1a')).toBe(false);
  expect(files.counts.write).toBeGreaterThan(0);
});

test('what was previewed is not done to another directory, and a list with problems not at all', async () => {
  const { parts, preview } = await bench();
  const [first, second] = [preview(), preview()];
  expect(await applyPeople(parts, first)).toEqual({ ok: true });
  expect(await applyPeople(parts, second)).toEqual({ ok: false, error: 'changed-meanwhile' });
  const broken = previewPeople(parts, Buffer.from('unit,name\n,Nobody\n'), 'forward');
  if (!broken.ok) throw new Error(broken.error);
  expect(await applyPeople(parts, broken.value)).toEqual({ ok: false, error: 'has-problems' });
});
