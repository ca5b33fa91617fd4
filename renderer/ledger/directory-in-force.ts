/** Puts into the ledger which directory is in force, whenever it is another one: however it was changed, and by whom. */

import type { Directory } from '../../shared/domain/directory.ts';
import { directoryHash } from '../../shared/domain/directory-hash.ts';
import type { Actor } from '../../shared/events/envelope.ts';
import type { LedgerDatabase } from './database.ts';
import type { Ledger } from './ledger.ts';

/** What cannot be kept now is noted with the next start: nobody waits for it. */
export async function noteDirectory(
  { ledger, database }: { readonly ledger: Ledger; readonly database: LedgerDatabase },
  directory: Directory,
  actor: Actor,
): Promise<void> {
  const hash = directoryHash(directory);
  const noted = await database.projections.settings.get('directory');
  if (noted?.value === hash) return;
  const { units, residents } = directory;
  await ledger.append([
    {
      type: 'directory.changed',
      actor,
      data: { directory: hash, units: units.length, residents: residents.length },
    },
  ]);
}
