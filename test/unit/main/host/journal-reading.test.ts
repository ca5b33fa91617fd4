/** What the journal reads from the disk, when, and what it says if that is not what it once wrote. */
import { rm, writeFile } from 'node:fs/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../../../main/host/journal.ts';
import { checkedLine } from '../../../../main/host/storage/checked-line.ts';
import { type Files, nodeFiles } from '../../../../main/host/storage/files.ts';
import { segmentPath } from '../../../../main/host/storage/segments.ts';
import type { Envelope } from '../../../../shared/events/envelope.ts';
import { canonical } from '../../../../shared/ledger/canonical.ts';
import { headOf } from '../../../../shared/ledger/chain.ts';
import { chained, received, STREAM } from '../../../harness/drafts.ts';
import { temporaryFolder } from '../../../harness/faulty-files.ts';

const events = chained(Array.from({ length: 1_500 }, (_, n) => received(n + 1))) as Envelope[];
const lines = events.map((event) => checkedLine(canonical(event)));
const [next] = chained([received(2_000)], headOf(events.at(-1) as Envelope)) as Envelope[];

/** Fifteen hundred events in files of a hundred, and files that count what is read, and can be told to fail. */
async function bench() {
  const folder = await temporaryFolder();
  for (let n = 0; n < lines.length; n += 100) {
    await writeFile(segmentPath(folder, n + 1), lines.slice(n, n + 100).join(''));
  }
  const disk = { reads: 0, isBroken: false };
  const files: Files = {
    ...nodeFiles,
    read: (path) => {
      disk.reads++;
      return disk.isBroken ? Promise.reject(new Error('the disk is broken')) : nodeFiles.read(path);
    },
  };
  const opened = await openJournal({ files, folder, stream: STREAM });
  if (!opened.ok) throw new Error(opened.error);
  onTestFinished(() => opened.value.close());
  return { folder, disk, journal: opened.value };
}

const some = (from: number, count: number) => events.slice(from - 1, from - 1 + count);

describe('a journal of many files', () => {
  test('reads at a start no more of them than hold the latest thousand', async () => {
    const { disk } = await bench();
    // The last one twice: for what a crash may have left at its end, and again after the others.
    expect(disk.reads).toBe(11);
  });

  test('knows the latest thousand without the disk', async () => {
    const { disk, journal } = await bench();
    disk.isBroken = true;
    expect((await journal.append(some(501, 1))).ok).toBe(true);
    expect((await journal.append(some(1_200, 300))).ok).toBe(true);
    expect((await journal.append([next as Envelope])).ok).toBe(true);
    expect((await journal.append(some(502, 1))).ok).toBe(true);
    expect(await journal.append([{ ...(events[600] as Envelope), hash: 'f'.repeat(64) }])).toEqual({
      ok: false,
      error: 'differs',
    });
  });

  test('tells who asks for an older one that the disk is broken, and serves the next', async () => {
    const { disk, journal } = await bench();
    disk.isBroken = true;
    const [older, newer] = await Promise.allSettled([journal.append(some(3, 1)), journal.append(some(4, 1))]);
    expect([older.status, newer.status]).toEqual(['rejected', 'rejected']);
    disk.isBroken = false;
    expect((await journal.append(some(3, 1))).ok).toBe(true);
  });

  test('reads a file once for all who ask for its events', async () => {
    const { disk, journal } = await bench();
    const before = disk.reads;
    for (let after = 0; after < 100; after += 20) await journal.read(after, 20);
    expect(disk.reads).toBe(before + 1);
  });
});

describe('an old file that somebody changed while the journal was open', () => {
  test.each([
    ['holds other events', lines.slice(300, 400)],
    ['holds none', []],
    ['holds lines that are no events', lines.slice(0, 100).map(() => checkedLine('{}'))],
    ['holds lines that are no JSON', lines.slice(0, 100).map(() => checkedLine('hello'))],
  ])('and that %s is damaged, and what is asked to be there differs', async (_, texts) => {
    const { folder, journal } = await bench();
    await writeFile(segmentPath(folder, 201), texts.join(''));
    expect(await journal.read(200, 5)).toEqual({ ok: false, error: 'damaged' });
    expect(await journal.append(some(203, 1))).toEqual({ ok: false, error: 'differs' });
    expect((await journal.append([next as Envelope])).ok).toBe(true);
  });

  test('and that has more lines than it had is read as far as it went', async () => {
    const { folder, journal } = await bench();
    await writeFile(segmentPath(folder, 201), [...lines.slice(200, 300), ...lines.slice(0, 10)].join(''));
    expect(await journal.read(290, 20)).toEqual({ ok: true, value: some(291, 20) });
  });

  test('and that is gone is not passed over', async () => {
    const { folder, journal } = await bench();
    await rm(segmentPath(folder, 201));
    await expect(journal.read(195, 10)).rejects.toThrow('ENOENT');
  });
});

test('a journal that is closed has answered whoever was waiting, and left no file open', async () => {
  let open = 0;
  const files: Files = {
    ...nodeFiles,
    open: async (path, flags) => {
      const file = await nodeFiles.open(path, flags);
      open++;
      const close = file.close.bind(file);
      return Object.assign(file, { close: () => close().finally(() => open--) });
    },
  };
  const opened = await openJournal({ files, folder: await temporaryFolder(), stream: STREAM });
  if (!opened.ok) throw new Error(opened.error);
  const answer = opened.value.append(some(1, 2));
  await opened.value.close();
  expect(open).toBe(0);
  expect(await answer).toEqual({ ok: true, value: headOf(events[1] as Envelope) });
});
