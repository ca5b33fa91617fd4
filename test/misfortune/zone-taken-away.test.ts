/** A zone is taken out of the file of the property while something stands in it: it is said what, and nothing is changed. */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layFoundation } from '../../main/host/foundation.ts';
import { openJournal } from '../../main/host/journal.ts';
import { keysFrom } from '../../main/host/keys.ts';
import { pathsIn } from '../../main/host/paths.ts';
import { readSite } from '../../main/host/site-file.ts';
import { nodeFiles } from '../../main/host/storage/files.ts';
import { readSealedJson } from '../../main/host/storage/sealed-json.ts';
import { zonesInUse } from '../../main/host/zones-in-use.ts';
import { err, ok } from '../../shared/basics/result.ts';
import { Directory } from '../../shared/domain/directory.ts';
import { ZoneId } from '../../shared/domain/ids.ts';
import type { Zone } from '../../shared/domain/place.ts';
import type { Draft } from '../../shared/events/event.ts';
import { emptyHead, headOf } from '../../shared/ledger/chain.ts';
import { chained, collected, packageId, received, STREAM } from '../harness/drafts.ts';
import { temporaryFolder } from '../harness/faulty-files.ts';
import { directory } from '../harness/people.ts';
import { seededRandom } from '../harness/randomness.ts';
import { sample } from '../harness/samples.ts';

const root = join(import.meta.dirname, '../..');
const shelf = directory.zones.find(({ id }) => id === 'shelf-a') as Zone;
const cold = directory.zones.find(({ id }) => id === 'cold') as Zone;

function holding(...drafts: Draft[]) {
  const events = chained(drafts);
  const last = events.at(-1);
  return zonesInUse(
    {
      head: () => (last === undefined ? emptyHead(STREAM) : headOf(last)),
      read: async (after, limit) => ok(events.slice(after, after + limit)),
    },
    [shelf, cold],
  );
}

const moved = (n: number, zone: string): Draft =>
  sample('package.moved', { package: packageId(n), zone: ZoneId.parse(zone), slot: null });
const missing = (n: number): Draft => sample('package.missing', { package: packageId(n) });
const found = (n: number): Draft => sample('package.found', { package: packageId(n) });

test('what was collected, moved or is missing stands nowhere; what was found again stands where it was', async () => {
  expect(await holding(received(1), collected(1))).toEqual(ok([]));
  expect(await holding(received(1), moved(1, 'floor'))).toEqual(ok([]));
  expect(await holding(received(1), missing(1))).toEqual(ok([]));
  expect(await holding(received(1), missing(1), found(1), received(2), moved(2, 'cold'))).toEqual(
    ok([
      { zone: shelf, packages: ['K2-0001'] },
      { zone: cold, packages: ['K2-0002'] },
    ]),
  );
});

test('a year of packages is gone through page by page', async () => {
  const drafts = Array.from({ length: 900 }, (_, n) => [
    received(n + 1),
    ...(n < 897 ? [collected(n + 1)] : []),
  ]);
  expect(await holding(...drafts.flat())).toMatchObject({
    value: [{ zone: shelf, packages: { length: 3 } }],
  });
});

test('a journal that cannot be read is no empty room', async () => {
  const journal = {
    head: () => ({ ...emptyHead(STREAM), seq: 9 }),
    read: async () => err('damaged' as const),
  };
  expect(await zonesInUse(journal, [shelf])).toEqual(err('damaged'));
});

test('the tool names the zone and what stands in it, and leaves the directory as it was', async () => {
  const folder = await temporaryFolder();
  const paths = pathsIn(folder);
  const example = join(root, 'docs/example-site.json');
  const site = await readSite(example);
  if (!site.ok) throw new Error(site.error);
  const master = new Uint8Array(32).fill(3);
  await writeFile(join(folder, 'key'), master, { mode: 0o600 });
  const laid = await layFoundation({
    files: nodeFiles,
    paths,
    secrets: { masterKey: async () => ok(master) },
    random: seededRandom(6),
    now: 0,
    cost: { memoryKib: 8, passes: 1 },
    room: 'simulated',
    site: site.value,
  });
  if (!laid.ok) throw new Error(laid.error.say);
  const { stream } = laid.value.identity;
  const journal = await openJournal({ files: nodeFiles, folder: paths.journal, stream });
  if (!journal.ok) throw new Error(journal.error);
  await journal.value.append(chained([received(1), received(2)], emptyHead(stream)));
  await journal.value.close();
  const smaller = { ...JSON.parse(await readFile(example, 'utf8')) };
  smaller.zones = smaller.zones.filter(({ id }: Zone) => id !== 'shelf-a');
  const file = join(folder, 'smaller.json');
  await writeFile(file, JSON.stringify(smaller));
  const run = () => {
    const tool = join(root, 'main/shells/node/directory.ts');
    try {
      return execFileSync(process.execPath, [tool, 'site', file, '--data', folder], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
    } catch (cause) {
      return String((cause as { stderr: unknown }).stderr);
    }
  };
  const zones = async () => {
    const { people } = keysFrom(master);
    const kept = await readSealedJson(nodeFiles, paths.directory, Directory, people, 'directory');
    return kept.ok && kept.value.zones.map(({ id }) => id);
  };
  expect(run()).toBe(
    'Shelf A (shelf-a) is not in the file, and holds K2-0001, K2-0002.\nNothing was changed: move them first, on the kiosk.\n',
  );
  expect(await zones()).toContain('shelf-a');

  const again = await openJournal({ files: nodeFiles, folder: paths.journal, stream });
  if (!again.ok) throw new Error(again.error);
  await again.value.append(chained([collected(1), collected(2)], again.value.head()));
  await again.value.close();
  expect(run()).toContain('Done.');
  expect(await zones()).not.toContain('shelf-a');
});
