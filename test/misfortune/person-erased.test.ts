import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { erasePerson } from '../../main/host/erase-person.ts';
import { layFoundation } from '../../main/host/foundation.ts';
import { openJournal } from '../../main/host/journal.ts';
import { pathsIn } from '../../main/host/paths.ts';
import { nodeFiles } from '../../main/host/storage/files.ts';
import { unseal } from '../../main/host/storage/sealed-file.ts';
import { ok } from '../../shared/basics/result.ts';
import { chained, received } from '../harness/drafts.ts';
import { faultyFiles, temporaryFolder } from '../harness/faulty-files.ts';
import { seededRandom } from '../harness/randomness.ts';

async function bench() {
  const paths = pathsIn(await temporaryFolder());
  const parts = {
    files: nodeFiles,
    paths,
    secrets: { masterKey: async () => ok(new Uint8Array(32).fill(1)) },
    random: seededRandom(4),
    now: 0,
    cost: { memoryKib: 8, passes: 1 },
    room: 'simulated' as const,
    site: null,
  };
  const laid = await layFoundation(parts);
  if (!laid.ok) throw new Error(laid.error.say);
  const { keys, directory, identity } = laid.value;
  const journal = await openJournal({ files: nodeFiles, folder: paths.journal, stream: identity.stream });
  if (!journal.ok) throw new Error(journal.error);
  onTestFinished(() => journal.value.close());
  const events = chained([received(1), received(2)], { ...journal.value.head() });
  await journal.value.append(events);

  /** Which files show `text`, as they are or opened with any of the kiosk's keys. */
  async function showing(text: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (const entry of await readdir(paths.folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = await readFile(join(entry.parentPath, entry.name));
      const purposes = ['directory', 'codes', 'demonstration', 'signing key'];
      const opened = Object.values(keys).flatMap((key) =>
        purposes.map((purpose) => unseal(bytes, key, purpose)).flatMap((one) => (one.ok ? [one.value] : [])),
      );
      if ([bytes, ...opened].some((one) => Buffer.from(one).includes(text))) found.push(entry.name);
    }
    return found;
  }
  const isAlone = ({ name }: { readonly name: string }) =>
    directory.residents.filter((one) => [one.name, ...one.aliases].some((other) => other.includes(name)))
      .length === 1;
  const who = directory.residents.find(isAlone);
  if (who === undefined) throw new Error('every name is somebody else’s, too');
  return { paths, parts, keys, who, showing, journal: journal.value, events };
}

test('somebody who left is in no file any more, neither in clear nor sealed, and the ledger is whole', async () => {
  const { paths, parts, keys, who, showing, journal, events } = await bench();
  expect(await showing(who.name)).toEqual(['directory.sealed']);
  expect(await erasePerson({ files: nodeFiles, random: parts.random }, paths, keys, who.id)).toEqual(ok());
  expect(await showing(who.name)).toEqual([]);
  expect(await journal.read(0, 10)).toEqual({ ok: true, value: events });
  const again = await layFoundation(parts);
  expect(again.ok && again.value.directory.residents.some(({ id }) => id === who.id)).toBe(false);
});

test('somebody who is not there is said not to be', async () => {
  const { paths, parts, keys } = await bench();
  const erased = await erasePerson({ files: nodeFiles, random: parts.random }, paths, keys, 'nobody');
  expect(erased).toEqual({ ok: false, error: 'not-there' });
});

test('a disk that takes nothing leaves the directory as it was', async () => {
  const { paths, parts, keys, who, showing } = await bench();
  const files = faultyFiles();
  files.failNext('datasync', 'EIO');
  const erased = await erasePerson({ files, random: parts.random }, paths, keys, who.id);
  expect(erased).toEqual({ ok: false, error: 'disk-failed' });
  expect(await showing(who.name)).toEqual(['directory.sealed']);
});
