import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../../../main/host/journal.ts';
import { exportLedger } from '../../../../main/host/ledger-export.ts';
import type { Log } from '../../../../main/host/log.ts';
import { openSeals } from '../../../../main/host/seals.ts';
import { fingerprintOf } from '../../../../shared/ledger/fingerprint.ts';
import { chained, received, STREAM } from '../../../harness/drafts.ts';
import { verifyExport } from '../../../harness/exported-copy.ts';
import { faultyFiles, temporaryFolder } from '../../../harness/faulty-files.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function bench(count: number) {
  const folder = await temporaryFolder();
  const files = faultyFiles();
  const clock = createManualClock();
  const journal = await openJournal({ files, folder: join(folder, 'journal'), stream: STREAM });
  if (!journal.ok) throw new Error(journal.error);
  const seals = await openSeals(files, join(folder, 'seals'), new Uint8Array(32).fill(7), clock, silent);
  onTestFinished(async () => {
    await journal.value.close();
    await seals.close();
  });
  const events = chained(Array.from({ length: count }, (_, n) => received(n + 1)));
  for (let from = 0; from < count; from += 500) await journal.value.append(events.slice(from, from + 500));
  const exports = join(folder, 'exports');
  const take = () => exportLedger({ files, folder: exports, journal: journal.value, seals, clock });
  return { files, seals, exports, take, journal: journal.value };
}

describe('a copy of the ledger', () => {
  test('is intact for the stand-alone verifier, and sealed by this host', async () => {
    const { take, seals, exports } = await bench(1_203);
    const taken = await take();
    expect(taken).toEqual({
      ok: true,
      value: { file: join(exports, 'ledger-kiosk-test-2026-11-23T09-00-00Z.jsonl'), events: 1_203 },
    });
    const file = taken.ok ? taken.value.file : '';
    expect(await verifyExport(file)).toEqual({ intact: true, fingerprint: fingerprintOf(seals.publicKey) });
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(1_206);
  });

  test('of an empty ledger is not made', async () => {
    const { take } = await bench(0);
    expect(await take()).toEqual({ ok: false, error: 'nothing-yet' });
  });

  test('ends where the ledger ended when it was begun, whatever is appended meanwhile', async () => {
    const { take, journal } = await bench(600);
    const [taken] = await Promise.all([take(), journal.append(chained([received(601)], journal.head()))]);
    expect(taken).toMatchObject({ ok: true, value: { events: 600 } });
    expect(await verifyExport(taken.ok ? taken.value.file : '')).toMatchObject({ intact: true });
  });

  test('on a full disk leaves nothing behind that looks like one', async () => {
    const { take, files, exports } = await bench(50);
    files.failNext('write', 'ENOSPC', 3);
    expect(await take()).toEqual({ ok: false, error: 'disk-full' });
    expect(await readdir(exports)).toEqual([]);
  });
});
