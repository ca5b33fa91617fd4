/**
 * Which passes are revoked: what the ledger says, and nothing else. A file that is lost is made again from the journal;
 * while the journal cannot be read, no pass opens anything.
 */
import { z } from 'zod';
import { CredentialId } from '../../../shared/domain/ids.ts';
import { catalog } from '../../../shared/events/catalog.ts';
import type { Journal } from '../journal.ts';
import { followJournal } from '../journal-follower.ts';
import type { Log } from '../log.ts';
import type { Files } from '../storage/files.ts';
import { readKept, writeKept } from '../storage/kept-value.ts';

export interface RevokedPasses {
  /** True as well when it cannot be known. */
  has(id: CredentialId): Promise<boolean>;
}

export interface RevokedParts {
  readonly files: Files;
  readonly path: string;
  readonly journal: Pick<Journal, 'head' | 'read'>;
  readonly log: Log;
}

const Kept = z.strictObject({ seq: z.int().nonnegative(), ids: z.array(CredentialId) });

export async function openRevokedPasses({ files, path, journal, log }: RevokedParts): Promise<RevokedPasses> {
  const kept = await readKept(files, path, Kept);
  const before = kept.ok ? kept.value : null;
  const ids = new Set(before?.ids);
  let reached = before?.seq ?? 0;
  const follower = followJournal({
    journal,
    after: reached,
    apply: ({ seq, type, data }) => {
      reached = seq;
      if (type !== 'credential.revoked') return;
      const revoked = catalog[type].data.safeParse(data);
      if (revoked.success) ids.add(revoked.data.credential);
    },
    // What is not kept is gone through again.
    keep: (seq) => writeKept(files, path, { seq, ids: [...ids] }),
    log,
    what: 'revoked passes',
  });
  // Nobody who comes with a pass waits for a long journal.
  void follower.run();
  return {
    has: async (id) => {
      await follower.run();
      return reached < journal.head().seq || ids.has(id);
    },
  };
}
