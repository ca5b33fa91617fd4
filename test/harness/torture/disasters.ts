/**
 * What can become of the two copies between two lives of a kiosk: each disaster is done to the files, and the kiosk is
 * started again. Either everything that was acknowledged is there, or it refuses to start and touches nothing.
 */
import { appendFile, cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StartProblem } from '../../../renderer/startup.ts';
import type { Pick } from './deeds.ts';
import type { TorturedKiosk } from './kiosk.ts';

/** Neither host nor browser is up. `earlier` holds both copies as they once were. */
export interface Wreck {
  readonly kiosk: TorturedKiosk;
  readonly earlier: string;
  readonly pick: Pick;
}

export interface Disaster {
  readonly what: string;
  readonly strike: (wreck: Wreck) => Promise<void>;
  /** How the start has to end where it may not succeed. */
  readonly refusal?: StartProblem['code'];
}

const database = ({ profile }: TorturedKiosk) => join(profile, 'Default/IndexedDB');
const journal = ({ data }: TorturedKiosk) => join(data, 'journal');
const seals = ({ data }: TorturedKiosk) => join(data, 'seals');
const keptSeals = ({ data }: TorturedKiosk) => join(data, 'kept-seals');
const lose = (folder: string) => rm(folder, { recursive: true });

async function putBack(folder: string, from: string): Promise<void> {
  await lose(folder);
  await cp(from, folder, { recursive: true });
}

async function lastSegment(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.log')).sort();
  return join(folder, names.at(-1) ?? '');
}

/** Leaves of the last line some bytes, or all but the line break. */
async function tear(folder: string, pick: Pick): Promise<void> {
  const path = await lastSegment(folder);
  const bytes = await readFile(path);
  const lineStart = bytes.lastIndexOf('\n', -2) + 1;
  await truncate(path, lineStart + pick(bytes.length - lineStart));
}

/** One bit of one of the files that the browser keeps the database in. */
async function rot(folder: string, pick: Pick): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(log|ldb)$/.test(name));
  const files = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), bytes: await readFile(join(folder, name)) })),
  );
  const { path, bytes } = files.filter((file) => file.bytes.length > 0)[pick(files.length)] ?? {};
  if (path === undefined || bytes === undefined) return;
  const at = pick(bytes.length);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << pick(8)), at);
  await writeFile(path, bytes);
}

export const disasters: readonly Disaster[] = [
  { what: 'the database was deleted', strike: ({ kiosk }) => lose(database(kiosk)) },
  { what: 'the journal was deleted', strike: ({ kiosk }) => lose(journal(kiosk)) },
  {
    what: 'the journal and all seals were deleted',
    strike: async ({ kiosk }) => {
      await lose(journal(kiosk));
      await lose(seals(kiosk));
    },
  },
  {
    what: 'the database is one of an earlier day',
    strike: ({ kiosk, earlier }) => putBack(database(kiosk), join(earlier, 'IndexedDB')),
  },
  {
    what: 'the journal is one of an earlier day',
    strike: ({ kiosk, earlier }) => putBack(journal(kiosk), join(earlier, 'journal')),
  },
  {
    what: 'a bit of the database flipped',
    strike: ({ kiosk, pick }) => rot(database(kiosk), pick),
  },
  {
    what: 'the last line of the journal was torn',
    strike: ({ kiosk, pick }) => tear(journal(kiosk), pick),
  },
  {
    what: 'the last seal was torn',
    strike: ({ kiosk, pick }) => tear(seals(kiosk), pick),
  },
  {
    what: 'the journal ends in bytes of another file',
    strike: async ({ kiosk }) => appendFile(await lastSegment(journal(kiosk)), Buffer.alloc(4096)),
  },
  {
    what: 'the database was deleted, and the last line of the journal torn',
    strike: async ({ kiosk, pick }) => {
      await lose(database(kiosk));
      await tear(journal(kiosk), pick);
    },
    refusal: 'events-missing',
  },
  {
    what: 'both copies are of an earlier day',
    strike: async ({ kiosk, earlier }) => {
      await putBack(database(kiosk), join(earlier, 'IndexedDB'));
      await putBack(journal(kiosk), join(earlier, 'journal'));
    },
    refusal: 'events-missing',
  },
  {
    what: 'both copies were deleted',
    strike: async ({ kiosk }) => {
      await lose(database(kiosk));
      await lose(journal(kiosk));
    },
    refusal: 'events-missing',
  },
];

/** Keeps both copies as they are now. Neither host nor browser is up. */
export async function keepCopies(kiosk: TorturedKiosk, folder: string): Promise<void> {
  await cp(database(kiosk), join(folder, 'IndexedDB'), { recursive: true });
  await cp(journal(kiosk), join(folder, 'journal'), { recursive: true });
  await cp(seals(kiosk), join(folder, 'seals'), { recursive: true });
  await cp(keptSeals(kiosk), join(folder, 'kept-seals'), { recursive: true });
}

export async function putCopiesBack(kiosk: TorturedKiosk, folder: string): Promise<void> {
  for (const [to, name] of [
    [database(kiosk), 'IndexedDB'],
    [journal(kiosk), 'journal'],
    [seals(kiosk), 'seals'],
    [keptSeals(kiosk), 'kept-seals'],
  ] as const) {
    await rm(to, { recursive: true, force: true });
    await cp(join(folder, name), to, { recursive: true });
  }
}
