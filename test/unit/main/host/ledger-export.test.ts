import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kioskFolder } from '../../../../main/host/export-places.ts';
import { exportLedger } from '../../../../main/host/ledger-export.ts';
import { fingerprintOf } from '../../../../shared/ledger/fingerprint.ts';
import { chained, received } from '../../../harness/drafts.ts';
import { verdictOn, verifyExport } from '../../../harness/exported-copy.ts';
import { auditClosed, auditId, sealingHost } from '../../../harness/sealing-host.ts';

async function bench(count: number) {
  const { folder, files, clock, start } = await sealingHost();
  const host = await start();
  if (count > 0) await host.fill(count);
  const exports = join(folder, 'exports');
  const take = (from = 1, upTo: number | null = null) =>
    exportLedger({ ...host, files, clock }, { from, upTo }, kioskFolder(files, exports));
  const taken = async (from = 1, upTo: number | null = null) => {
    const copy = await take(from, upTo);
    if (!copy.ok) throw new Error(copy.error);
    return copy.value.file;
  };
  return { ...host, files, clock, exports, take, taken };
}

describe('a copy of the ledger', () => {
  test('is intact for the stand-alone verifier, and sealed by this host', async () => {
    const { take, seals, exports } = await bench(1_203);
    const taken = await take();
    expect(taken).toEqual({
      ok: true,
      value: {
        file: join(exports, 'ledger-kiosk-test-2026-11-23T09-00-00Z.jsonl'),
        events: 1_203,
        hasVerifier: false,
      },
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

  test('holds the seals that were kept on the way, each after its event', async () => {
    const { append, fill, keeper, taken } = await bench(4);
    await append(auditClosed(1));
    await fill(3);
    await append(auditClosed(2));
    const seal = await keeper.ofAudit(auditId(2));
    const lines = (await readFile(await taken(), 'utf8')).trimEnd().split('\n');
    const seals = lines.flatMap((line, at) => (line.startsWith('{"seal"') ? [at] : []));
    // The header is line 0; the first seal makes the events after it one later.
    expect(seals).toEqual([6, 11]);
    expect(JSON.parse(lines[11] ?? '')).toMatchObject({ seal: { seq: 9, hash: seal?.hash } });
  });
});

describe('a copy of a range', () => {
  test('from an event on: intact, and it says which events', async () => {
    const { taken, journal } = await bench(700);
    const file = await taken(601);
    expect(file).toContain('ledger-kiosk-test-601-to-700-');
    expect(await verdictOn(file)).toMatchObject({
      intact: true,
      from: 601,
      events: 100,
      head: { hash: journal.head().hash },
    });
  });

  test('that ends before the head is sealed for the purpose, and the seal of the head stays the latest', async () => {
    const { taken, seals, journal, clock } = await bench(30);
    const latest = seals.seal(journal.head());
    await clock.advance(5_000);
    expect(await verdictOn(await taken(11, 20))).toMatchObject({
      intact: true,
      from: 11,
      events: 10,
      at: '2026-11-23T09:00:05.000Z',
    });
    expect(seals.latest()).toEqual(latest);
  });

  test('that ends with a closed audit ends with the seal that was kept of it', async () => {
    const { append, fill, keeper, taken, clock } = await bench(3);
    await append(auditClosed(1));
    const kept = await keeper.ofAudit(auditId(1));
    await clock.advance(5_000);
    await fill(2);
    expect(await verdictOn(await taken(2, 4))).toMatchObject({ intact: true, at: kept?.at });
  });

  test('after the head has nothing in it', async () => {
    const { take } = await bench(3);
    expect(await take(4)).toEqual({ ok: false, error: 'nothing-yet' });
  });

  test('whose kept seal is not of this ledger is not made, and nothing is left behind', async () => {
    const { take, kept, seals, journal, exports } = await bench(10);
    await kept.keep({ why: 'night', date: '2020-01-01' }, seals.sign({ ...journal.head(), seq: 5 }));
    expect(await take()).toEqual({ ok: false, error: 'seals-contradict' });
    expect(await readdir(exports)).toEqual([]);
    expect((await take(6)).ok).toBe(true);
  });
});
