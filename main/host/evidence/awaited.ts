/**
 * Files that are kept and that no event names yet. Where the power goes between the two, or the page, nothing would ever
 * erase them: so they are written down before they are kept, and what no event has named by the next start goes.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { err, type Result } from '../../../shared/basics/result.ts';
import { PhotoHash } from '../../../shared/domain/ids.ts';
import { catalog } from '../../../shared/events/catalog.ts';
import type { Envelope } from '../../../shared/events/envelope.ts';
import type { Journal } from '../journal.ts';
import type { DiskFailure, Files } from '../storage/files.ts';
import { createSaver, readKept } from '../storage/kept-value.ts';

const One = z.strictObject({
  what: z.enum(['photo', 'signature']),
  file: PhotoHash,
  /** Its event comes after this one. */
  after: z.int().nonnegative(),
});
type One = z.infer<typeof One>;

export interface Awaited {
  /** Call before the file is kept; it is not to be kept where this could not be written down. */
  expect(what: One['what'], file: PhotoHash): Promise<Result<void, DiskFailure>>;
}

export interface AwaitedParts {
  readonly files: Files;
  readonly folder: string;
  readonly journal: Pick<Journal, 'head' | 'read' | 'onKept'>;
  readonly erase: (what: One['what'], file: PhotoHash) => Promise<void>;
}

const PAGE = 500;

export async function openAwaited({ files, folder, journal, erase }: AwaitedParts): Promise<Awaited> {
  const path = join(folder, 'awaited.json');
  const kept = await readKept(files, path, z.array(One));
  let awaited: readonly One[] = kept.ok ? (kept.value ?? []) : [];
  const save = createSaver(files, path, () => awaited);
  if (awaited.length > 0) {
    const named = await namedAfter(journal, Math.min(...awaited.map(({ after }) => after)));
    // While it cannot be known, nothing goes.
    if (named !== null) {
      for (const { what, file } of awaited) if (!named.has(file)) await erase(what, file);
      awaited = [];
      await save();
    }
  }
  journal.onKept((events) => {
    const named = namedIn(events);
    if (!awaited.some(({ file }) => named.has(file))) return;
    awaited = awaited.filter(({ file }) => !named.has(file));
    // What is not kept is looked at once more at the next start.
    void save();
  });
  return {
    expect: async (what, file) => {
      try {
        await files.makeFolder(folder);
      } catch {
        return err('disk-failed');
      }
      awaited = [...awaited, { what, file, after: journal.head().seq }];
      return save();
    },
  };
}

async function namedAfter(
  journal: AwaitedParts['journal'],
  after: number,
): Promise<ReadonlySet<string> | null> {
  const named = new Set<string>();
  const head = journal.head().seq;
  for (let done = after; done < head; ) {
    const page = await journal.read(done, PAGE);
    if (!page.ok) return null;
    for (const file of namedIn(page.value)) named.add(file);
    done += page.value.length;
  }
  return named;
}

function namedIn(events: readonly Envelope[]): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { type, data } of events) {
    if (type === 'session.photographed') {
      const read = catalog[type].data.safeParse(data);
      if (read.success) named.add(read.data.photo);
    } else if (type === 'session.signed') {
      const read = catalog[type].data.safeParse(data);
      if (read.success) named.add(read.data.signature);
    }
  }
  return named;
}
