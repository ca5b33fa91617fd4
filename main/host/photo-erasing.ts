/**
 * Erases the files of pictures and signatures that the ledger says are erased. The event comes first, so no picture goes without one;
 * erasing twice does nothing.
 */
import { z } from 'zod';
import { catalog } from '../../shared/events/catalog.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import type { Evidence } from './evidence/evidence.ts';
import type { Journal } from './journal.ts';
import { followJournal, type JournalFollower } from './journal-follower.ts';
import type { Log } from './log.ts';
import type { Photos } from './photos.ts';
import type { Files } from './storage/files.ts';
import { readKept, writeKept } from './storage/kept-value.ts';

export type PhotoErasing = JournalFollower;

interface Erasers {
  readonly photos: Pick<Photos, 'erase'>;
  readonly evidence: Pick<Evidence, 'erase'>;
}

/** The events that have a file erased. */
export function erasesFile({ type }: Pick<Envelope, 'type'>): boolean {
  return type === 'package.photo-erased' || type === 'session.evidence-erased';
}

const Kept = z.strictObject({ seq: z.int().nonnegative() });

export async function openPhotoErasing(
  files: Files,
  path: string,
  journal: Pick<Journal, 'head' | 'read'>,
  { photos, evidence }: Erasers,
  log: Log,
): Promise<PhotoErasing> {
  const kept = await readKept(files, path, Kept);
  return followJournal({
    journal,
    after: (kept.ok ? kept.value?.seq : undefined) ?? 0,
    apply: async ({ type, data }) => {
      if (type === 'package.photo-erased') {
        const erased = catalog[type].data.safeParse(data);
        if (erased.success) await photos.erase(erased.data.photo);
      } else if (type === 'session.evidence-erased') {
        const erased = catalog[type].data.safeParse(data);
        if (erased.success) await evidence.erase(erased.data.what, erased.data.file);
      }
    },
    keep: (seq) => writeKept(files, path, { seq }),
    log,
    what: 'pictures to erase',
  });
}
