import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openJournal } from '../../main/host/journal.ts';
import { checkedLine } from '../../main/host/storage/checked-line.ts';
import { nodeFiles } from '../../main/host/storage/files.ts';
import { segmentPath } from '../../main/host/storage/segments.ts';
import { canonical } from '../../shared/ledger/canonical.ts';
import { chained, received, STREAM } from '../harness/drafts.ts';
import { temporaryFolder } from '../harness/faulty-files.ts';

const events = chained([received(1), received(2), received(3)]);
const [first = '', second = '', third = ''] = events.map((event) => checkedLine(canonical(event)));

/** Opens what a crash left in the file, and says what the journal made of it. */
async function opened(folder: string, bytes: string | Uint8Array) {
  await writeFile(segmentPath(folder, 1), bytes);
  const journal = await openJournal({ files: nodeFiles, folder, stream: STREAM });
  if (!journal.ok) throw new Error(journal.error);
  return journal.value;
}

async function setAside(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.includes('torn')).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
}

describe('a line that was being written when the power went', () => {
  test('is cut off wherever it was torn, is kept apart, and can be written again', async () => {
    const tornAfter = async (length: number) => {
      const folder = await temporaryFolder();
      const torn = third.slice(0, length);
      const journal = await opened(folder, first + second + torn);
      expect(journal.head().seq, `torn after ${length} bytes`).toBe(2);
      expect(journal.aside).toMatchObject([{ bytes: Buffer.byteLength(torn), why: 'torn' }]);
      expect(await setAside(folder)).toEqual([torn]);
      expect((await journal.append(events)).ok).toBe(true);
      expect(await journal.read(0, 9)).toEqual({ ok: true, value: events });
      await journal.close();
      expect(await readFile(segmentPath(folder, 1), 'utf8')).toBe(first + second + third);
    };
    // Side by side, in kiosks of their own: one after the other they would wait for the disk's syncs most of the time.
    const lengths = Array.from({ length: third.length - 1 }, (_, n) => n + 1);
    for (let n = 0; n < lengths.length; n += 50) await Promise.all(lengths.slice(n, n + 50).map(tornAfter));
  });

  test('may be whole in length and wrong in content: pages reach a disk in any order', async () => {
    for (const at of [0, 9, Math.floor(third.length / 2), third.length - 2]) {
      const folder = await temporaryFolder();
      const bytes = Buffer.from(first + second + third);
      bytes.writeUInt8(0, first.length + second.length + at);
      const journal = await opened(folder, bytes);
      expect(journal.head().seq).toBe(2);
      await journal.close();
    }
  });

  test('may be nothing but zeros', async () => {
    const folder = await temporaryFolder();
    const journal = await opened(folder, Buffer.concat([Buffer.from(first), Buffer.alloc(4096)]));
    expect(journal.head().seq).toBe(1);
    await journal.close();
  });

  test('may be the first of all', async () => {
    const folder = await temporaryFolder();
    const journal = await opened(folder, first.slice(0, 40));
    expect(journal.head().seq).toBe(0);
    expect((await journal.append(events)).ok).toBe(true);
    await journal.close();
    expect(await setAside(folder)).toEqual([first.slice(0, 40)]);
  });

  test('may be the first of a new file: the one before is gone on with', async () => {
    const folder = await temporaryFolder();
    await writeFile(segmentPath(folder, 3), third.slice(0, 99));
    const journal = await opened(folder, first + second);
    expect(journal.head().seq).toBe(2);
    expect((await journal.append(events)).ok).toBe(true);
    expect(await journal.read(0, 9)).toEqual({ ok: true, value: events });
    await journal.close();
  });

  test('twice is kept twice', async () => {
    const folder = await temporaryFolder();
    await (await opened(folder, first + second.slice(0, 50))).close();
    await (await opened(folder, first + second.slice(0, 70))).close();
    expect((await setAside(folder)).map((text) => text.length).sort()).toEqual([50, 70]);
  });
});
