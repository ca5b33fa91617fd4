import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sayOfIntake } from '../../../../main/host/intake-policy.ts';
import { nodeFiles } from '../../../../main/host/storage/files.ts';
import { readSealedJson, writeSealedJson } from '../../../../main/host/storage/sealed-json.ts';
import { Directory, rotationOf } from '../../../../shared/domain/directory.ts';
import { faultyFiles, temporaryFolder } from '../../../harness/faulty-files.ts';
import { directory } from '../../../harness/people.ts';
import { seededRandom } from '../../../harness/randomness.ts';

async function bench() {
  const random = seededRandom(5);
  const people = random(32);
  const files = faultyFiles();
  const path = join(await temporaryFolder(), 'directory.sealed');
  await writeSealedJson({ files, random }, path, directory, people, 'directory');
  const say = (said: Parameters<typeof sayOfIntake>[3]) =>
    sayOfIntake({ files, random }, { directory: path }, { people }, said);
  const kept = async () => {
    const read = await readSealedJson(nodeFiles, path, Directory, people, 'directory');
    if (!read.ok) throw new Error(read.error);
    return read.value;
  };
  return { files, say, kept };
}

test('what is said is kept, what is not said stays as it was, and nothing else changes', async () => {
  const { say, kept } = await bench();
  await say({ codeless: 'known-unit' });
  expect(await say({ codeDays: 60 })).toEqual({ ok: true, value: { codeless: 'known-unit', codeDays: 60 } });
  expect(rotationOf(await kept())).toEqual({ codeDays: 60, overlapDays: 14 });
  const { property, ...rest } = await kept();
  expect({ ...rest, property: { ...property, intake: undefined } }).toEqual({
    ...directory,
    property: { ...directory.property, intake: undefined },
  });
});

test('a directory that says nothing has codes of ninety days, and nobody begins without one', async () => {
  const { kept } = await bench();
  expect(rotationOf(await kept())).toEqual({ codeDays: 90, overlapDays: 14 });
  expect((await kept()).property.intake).toBeUndefined();
});

test('a disk that takes nothing leaves the directory as it was', async () => {
  const { files, say, kept } = await bench();
  files.failNext('write', 'ENOSPC');
  expect(await say({ codeless: 'known-unit' })).toEqual({ ok: false, error: 'disk-full' });
  expect(await kept()).toEqual(directory);
});
