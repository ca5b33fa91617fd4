import 'fake-indexeddb/auto';
import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { type Journal, openJournal } from '../../main/host/journal.ts';
import { nodeFiles } from '../../main/host/storage/files.ts';
import { segmentPath } from '../../main/host/storage/segments.ts';
import { type LedgerDatabase, openDatabase } from '../../renderer/ledger/database.ts';
import { createLedger, type Ledger } from '../../renderer/ledger/ledger.ts';
import { err, ok } from '../../shared/basics/result.ts';
import { memoryChannels } from '../../shared/bridge/channel.ts';
import type { Handlers } from '../../shared/bridge/contract.ts';
import { connect, serve } from '../../shared/bridge/endpoint.ts';
import { collected, received, START, STREAM, sessionStarted } from '../harness/drafts.ts';
import { temporaryFolder } from '../harness/faulty-files.ts';
import { createManualClock } from '../harness/manual-clock.ts';
import { seededRandom } from '../harness/randomness.ts';

let names = 0;

/** A host over the real journal in `folder`, as far as a ledger asks it; `steal` takes an answer on its way. */
async function host(folder: string, steal: { next: boolean } = { next: false }) {
  const journal = await openJournal({ files: nodeFiles, folder, stream: STREAM });
  if (!journal.ok) throw new Error(journal.error);
  const { near, far, cut } = memoryChannels();
  const handlers: Partial<Handlers> = {
    'journal.head': async () => ({ ...headOf(journal.value), seal: null }),
    'journal.append': async ({ events }) => {
      const kept = await journal.value.append(events);
      if (steal.next) cut();
      if (!kept.ok) return err(kept.error);
      const { seq, hash } = headOf(journal.value);
      return ok({ stream: STREAM, seq, hash, at: new Date(START).toISOString(), sig: 'A'.repeat(86) });
    },
  };
  serve(far, handlers as Handlers, () => undefined);
  return { journal: journal.value, client: connect(near, () => undefined), die: cut };
}

const headOf = (journal: Journal) => ({ seq: journal.head().seq, hash: journal.head().hash });

/** Each connection has a ledger of its own, on the database that the page has all the time. */
function ledgerOn(database: LedgerDatabase, client: Awaited<ReturnType<typeof host>>['client']): Ledger {
  return createLedger({
    database,
    host: client,
    stream: STREAM,
    clock: createManualClock(START),
    random: seededRandom(++names),
    report: () => undefined,
  });
}

async function inJournal(journal: Journal) {
  const page = await journal.read(0, 99);
  return page.ok ? page.value : page.error;
}

describe('a host that dies under the page, and whose journal is torn when it is back', () => {
  // Each tear is a start of its own, with all its syncs.
  test('at whatever byte of its last line: the page gives it again before anything is added', {
    timeout: 120_000,
  }, async () => {
    const database = openDatabase(`torn-${names++}`);
    const folder = await temporaryFolder();
    const first = await host(folder);
    await ledgerOn(database, first.client).append([sessionStarted(1), received(1)]);
    await first.journal.close();
    const path = segmentPath(folder, 1);

    const whole = await readFile(path);
    const held = await database.events.toArray();
    for (let torn = 1; torn <= lastLine(whole).length; torn++) {
      await writeFile(path, whole.subarray(0, whole.length - torn));
      const { journal, client } = await host(folder);
      expect(journal.head().seq, `${torn} bytes torn off`).toBe(held.length - 1);
      expect((await ledgerOn(database, client).append([])).ok).toBe(true);
      expect(await inJournal(journal)).toEqual(held);
      await journal.close();
      expect(await readFile(path)).toEqual(whole);
    }
    const { journal, client } = await host(folder);
    expect((await ledgerOn(database, client).append([collected(1)])).ok).toBe(true);
    expect(await inJournal(journal)).toEqual(await database.events.toArray());
    await journal.close();
  });

  test('the ledger asks the new host how far it is, and does not go by what the old one said', async () => {
    const database = openDatabase(`restarted-${names++}`);
    const folder = await temporaryFolder();
    const first = await host(folder);
    const ledger = ledgerOn(database, first.client);
    await ledger.append([sessionStarted(1), received(1), received(2)]);
    first.die();
    expect(await ledger.append([collected(1)])).toEqual({ ok: false, error: 'host-gone' });
    await first.journal.close();

    const emptied = await host(await temporaryFolder());
    expect((await ledgerOn(database, emptied.client).append([collected(2)])).ok).toBe(true);
    expect(await inJournal(emptied.journal)).toEqual(await database.events.toArray());
    await emptied.journal.close();
  });

  test('between keeping and answering: what it kept is not kept twice', async () => {
    const database = openDatabase(`answered-${names++}`);
    const folder = await temporaryFolder();
    const first = await host(folder, { next: true });
    expect(await ledgerOn(database, first.client).append([sessionStarted(1), received(1)])).toEqual({
      ok: false,
      error: 'host-gone',
    });
    await first.journal.close();
    const second = await host(folder);
    expect(second.journal.head().seq).toBe(2);
    expect((await ledgerOn(database, second.client).append([collected(1)])).ok).toBe(true);
    expect(await inJournal(second.journal)).toEqual(await database.events.toArray());
    await second.journal.close();
  });
});

function lastLine(bytes: Buffer): Buffer {
  return bytes.subarray(bytes.lastIndexOf('\n', -2) + 1);
}
