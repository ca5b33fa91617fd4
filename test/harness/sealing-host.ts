/** The parts of a host that keep and seal the ledger, on a folder of its own: stopped and started again as one. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openJournal } from '../../main/host/journal.ts';
import { openKeptSeals } from '../../main/host/kept-seals.ts';
import type { Log } from '../../main/host/log.ts';
import { startSealKeeper } from '../../main/host/seal-keeper.ts';
import { openSeals } from '../../main/host/seals.ts';
import { AuditId } from '../../shared/domain/ids.ts';
import type { Draft } from '../../shared/events/event.ts';
import { chained, numberedId, received, STREAM } from './drafts.ts';
import { faultyFiles, temporaryFolder } from './faulty-files.ts';
import { createManualClock } from './manual-clock.ts';

export const TIME_ZONE = 'America/New_York';

export const LEDGER_SEED = new Uint8Array(32).fill(7);

export const auditId = (n: number) => AuditId.parse(numberedId(0xa0d17 + n));

export function auditClosed(n: number): Draft {
  return {
    type: 'audit.closed',
    actor: { kind: 'staff', id: 's-1' },
    data: { audit: auditId(n), found: 3, missing: 0, extra: 0 },
  };
}

export async function sealingHost(stream = STREAM) {
  const folder = await temporaryFolder();
  const files = faultyFiles();
  const clock = createManualClock();
  const said: string[] = [];
  const note = (what: string) => void said.push(what);
  const log: Log = { info: note, warn: note, error: note };

  /** What is on the disk, without anybody who keeps seals of it. */
  const open = async () => {
    const journal = await openJournal({ files, folder: join(folder, 'journal'), stream });
    if (!journal.ok) throw new Error(journal.error);
    const seals = await openSeals(files, join(folder, 'seals'), LEDGER_SEED, clock, log);
    const kept = await openKeptSeals(files, join(folder, 'kept-seals'), log);
    const stop = async () => {
      await journal.value.close();
      await kept.close();
      await seals.close();
    };
    onTestFinished(stop);
    const append = async (...drafts: readonly Draft[]) => {
      const events = chained(drafts, journal.value.head());
      const taken = await journal.value.append(events);
      if (!taken.ok) throw new Error(taken.error);
      return events;
    };
    const fill = (count: number) =>
      append(...Array.from({ length: count }, (_, n) => received(journal.value.head().seq + n + 1)));
    return { journal: journal.value, seals, kept, stop, append, fill };
  };

  const start = async () => {
    const opened = await open();
    const keeper = startSealKeeper({ ...opened, clock, timeZone: TIME_ZONE, log });
    const stop = async () => {
      await keeper.stop();
      await opened.stop();
    };
    onTestFinished(stop);
    return { ...opened, keeper, stop };
  };

  return { folder, files, clock, said, log, open, start };
}
