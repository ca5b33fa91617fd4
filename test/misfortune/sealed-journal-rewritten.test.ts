/**
 * Somebody with the disk in their hands writes the journal anew, chain, checksums and all. The kept seals tell, at the
 * next start or when a copy is taken; what only an accident did never keeps the door shut.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { composeKiosk } from '../../main/compose.ts';
import { contradictsSeals } from '../../main/host/kept-seals.ts';
import { checkedLine } from '../../main/host/storage/checked-line.ts';
import { segmentPath } from '../../main/host/storage/segments.ts';
import { ok } from '../../shared/basics/result.ts';
import type { StreamId } from '../../shared/domain/ids.ts';
import { canonical } from '../../shared/ledger/canonical.ts';
import { emptyHead } from '../../shared/ledger/chain.ts';
import { chained, received } from '../harness/drafts.ts';
import { temporaryFolder } from '../harness/faulty-files.ts';
import { auditClosed, auditId, sealingHost } from '../harness/sealing-host.ts';

async function closedDown() {
  const bench = await sealingHost();
  const host = await bench.start();
  await host.fill(10);
  await host.append(auditClosed(1));
  await host.fill(2);
  await host.keeper.ofAudit(auditId(1));
  host.seals.seal(host.journal.head());
  await host.stop();
  const journal = segmentPath(join(bench.folder, 'journal'), 1);
  const kept = segmentPath(join(bench.folder, 'kept-seals'), 1);
  const isContradicted = async () => {
    const opened = await bench.open();
    return contradictsSeals(opened.journal, opened.kept, opened.seals);
  };
  /** Without the seal of the head, which is remade at every append. */
  const forgetHead = () => rm(join(bench.folder, 'seals'), { recursive: true });
  return { ...bench, journal, kept, isContradicted, forgetHead };
}

const others = (count: number) =>
  chained(Array.from({ length: count }, (_, n) => received(n + 500)))
    .map((event) => checkedLine(canonical(event)))
    .join('');

describe('at a start', () => {
  test('a journal as it was left contradicts nothing', async () => {
    const { isContradicted } = await closedDown();
    expect(await isContradicted()).toBe(false);
  });

  test('one that was written anew contradicts the seal of the audit', async () => {
    const { journal, isContradicted, forgetHead } = await closedDown();
    await writeFile(journal, others(13));
    await forgetHead();
    expect(await isContradicted()).toBe(true);
  });

  test('one that was written anew since the last audit contradicts the seal of its head', async () => {
    const { journal, kept, isContradicted } = await closedDown();
    await writeFile(journal, others(13));
    await rm(kept);
    expect(await isContradicted()).toBe(true);
  });

  test('one that lost its end contradicts nothing: that is an accident, and the other copy has the rest', async () => {
    const { journal, isContradicted } = await closedDown();
    const lines = (await readFile(journal, 'utf8')).split('\n');
    await writeFile(journal, `${lines.slice(0, 5).join('\n')}\n`);
    expect(await isContradicted()).toBe(false);
  });

  test('a kept seal that was changed, checksum and all, is found', async () => {
    const { kept, isContradicted } = await closedDown();
    const texts = (await readFile(kept, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(9));
    await writeFile(kept, texts.map((text) => checkedLine(text.replace('"seq":11', '"seq":12'))).join(''));
    expect(await isContradicted()).toBe(true);
    await writeFile(kept, texts.map(() => checkedLine('{"why":"night"}')).join(''));
    expect(await isContradicted()).toBe(true);
  });

  test('a kept seal that an accident tore is cut off, and contradicts nothing', async () => {
    const { kept, isContradicted, said } = await closedDown();
    const bytes = await readFile(kept);
    await writeFile(kept, bytes.subarray(0, -20));
    expect(await isContradicted()).toBe(false);
    expect(said).toContain('the kept seals were cut back at their end');
  });
});

test('a whole kiosk whose journal was written anew does not start, says why, and touches nothing', async () => {
  const folder = await temporaryFolder();
  const start = () =>
    composeKiosk({
      folder,
      room: 'simulated',
      startDevices: () => {
        throw new Error('a simulated room has no device process');
      },
      secrets: () => ({ masterKey: async () => ok(new Uint8Array(32).fill(1)) }),
      shell: 'node',
      software: '0.0.0',
      tell: () => undefined,
      cost: { memoryKib: 8, passes: 1 },
    });
  const first = await start();
  if (!first.ok) throw new Error(first.error.say);
  const { host, stop } = first.value;
  const { stream } = host.foundation.identity;
  const ledger = (of: StreamId, n: number) => chained([received(n), auditClosed(1)], emptyHead(of));
  await host.journal.append(ledger(stream, 1));
  await host.sealKeeper.ofAudit(auditId(1));
  await stop();

  const again = await start();
  expect(again.ok).toBe(true);
  if (again.ok) await again.value.stop();

  const journal = segmentPath(join(folder, 'journal'), 1);
  const rewritten = ledger(stream, 2)
    .map((event) => checkedLine(canonical(event)))
    .join('');
  await writeFile(journal, rewritten);
  const refused = await start();
  expect(refused).toMatchObject({ ok: false, error: { code: 'altered-journal' } });
  expect(refused.ok ? '' : refused.error.say).toContain('not the one that was sealed');
  expect(await readFile(journal, 'utf8')).toBe(rewritten);
});
