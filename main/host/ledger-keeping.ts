/**
 * The host's copy of the ledger with all that vouches for it: journal, head seals, seals that are kept for ever, and
 * the snapshot of the tables. They are opened together, because one is held against the other before anything is added.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Foundation } from './foundation.ts';
import { type Journal, openJournal } from './journal.ts';
import { contradictsSeals, type KeptSeals, openKeptSeals } from './kept-seals.ts';
import type { Log } from './log.ts';
import type { Paths } from './paths.ts';
import { openSeals, type Seals } from './seals.ts';
import { openSnapshots, type Snapshots } from './snapshots.ts';
import { journalFailure, type StartFailure, sealsContradicted } from './start-failure.ts';
import type { Files } from './storage/files.ts';
import { tellAside } from './storage/segments.ts';

export interface LedgerKeeping {
  readonly journal: Journal;
  readonly seals: Seals;
  readonly kept: KeptSeals;
  readonly snapshots: Snapshots;
  close(): Promise<void>;
}

export interface LedgerKeepingParts {
  /** For what must be kept. */
  readonly files: Files;
  /** For what can be made again, and must not take the room that is held in reserve. */
  readonly spareFiles: Files;
  readonly paths: Paths;
  readonly foundation: Foundation;
  readonly clock: Clock;
  readonly log: Log;
}

export async function openLedgerKeeping(
  parts: LedgerKeepingParts,
): Promise<Result<LedgerKeeping, StartFailure>> {
  const { files, spareFiles, paths, foundation, clock, log } = parts;
  const seals = await openSeals(files, paths.seals, foundation.signingSeed, clock, log);
  const kept = await openKeptSeals(files, paths.keptSeals, log);
  const promised = (seq: number) => {
    const latest = seals.latest();
    return latest?.seq === seq ? latest.hash : kept.hashAt(seq);
  };
  const { stream } = foundation.identity;
  const journal = await openJournal({ files, folder: paths.journal, stream }, promised);
  if (!journal.ok) return err(journalFailure(journal.error, paths.journal));
  if (await contradictsSeals(journal.value, kept, seals)) {
    await Promise.all([journal.value.close(), kept.close(), seals.close()]);
    return err(sealsContradicted(paths));
  }
  tellAside(log, 'the journal', journal.value.aside);
  tellIfBehind(log, journal.value, seals);
  const snapshots = await openSnapshots({
    files: spareFiles,
    folder: paths.snapshot,
    key: foundation.keys.tables,
    log,
  });

  return ok({
    journal: journal.value,
    seals,
    kept,
    snapshots,
    close: async () => {
      await journal.value.close();
      await kept.close();
      await seals.close();
      await snapshots.close();
    },
  });
}

function tellIfBehind(log: Log, journal: Journal, seals: Seals): void {
  const sealed = seals.latest()?.seq ?? 0;
  const { seq } = journal.head();
  if (seq < sealed) log.error('the journal is behind its own seal', { seq, sealed });
}
