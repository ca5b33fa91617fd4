import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../main/host/journal.ts';
import { type Files, nodeFiles } from '../../main/host/storage/files.ts';
import { chained, received, STREAM } from '../harness/drafts.ts';
import { faultyFiles, temporaryFolder } from '../harness/faulty-files.ts';

const events = chained(Array.from({ length: 24 }, (_, n) => received(n + 1)));
const ALL = Number.POSITIVE_INFINITY;

async function opened(folder: string, files: Files = nodeFiles) {
  const options = { files, folder, stream: STREAM, segmentBytes: 2_500, keepSegments: 2 };
  const journal = await openJournal(options);
  if (!journal.ok) throw new Error(journal.error);
  onTestFinished(() => journal.value.close());
  return journal.value;
}

/** Six segments of four events. */
async function filled(files: Files = nodeFiles) {
  const folder = await temporaryFolder();
  const journal = await opened(folder, files);
  for (let n = 0; n < events.length; n += 4) await journal.append(events.slice(n, n + 4));
  return { folder, journal };
}

/** Files that break, as if the power went, at the `at`th thing that changes the disk; and every one after it. */
function filesUntil(at: number): Files & { readonly changes: () => number } {
  let changes = 0;
  const mayGoOn = () => {
    changes += 1;
    if (changes > at) throw Object.assign(new Error('the power went'), { code: 'EIO' });
  };
  const guarded = <A extends readonly unknown[], T>(work: (...args: A) => Promise<T>) => {
    return async (...args: A) => {
      mayGoOn();
      return work(...args);
    };
  };
  return {
    ...nodeFiles,
    changes: () => changes,
    makeFolder: guarded(nodeFiles.makeFolder),
    rename: guarded(nodeFiles.rename),
    remove: guarded(nodeFiles.remove),
    syncFolder: guarded(nodeFiles.syncFolder),
    open: async (path, flags) => {
      if (flags !== 'r') mayGoOn();
      const file = await nodeFiles.open(path, flags);
      const write = async (bytes: Uint8Array, offset: number, length: number, position: number) => {
        try {
          mayGoOn();
        } catch (cause) {
          await file.write(bytes, offset, Math.floor(length / 2), position);
          throw cause;
        }
        return file.write(bytes, offset, length, position);
      };
      return {
        write,
        datasync: guarded(() => file.datasync()),
        read: (into, offset, length, position) => file.read(into, offset, length, position),
        truncate: guarded((length: number) => file.truncate(length)),
        stat: () => file.stat(),
        close: () => file.close(),
      };
    },
  };
}

describe('packing old segments of the journal', () => {
  test('takes less space and is read as before, across packed and open ones, also by the next process', async () => {
    const { folder, journal } = await filled();
    const live = (await readdir(folder)).length;
    const packed = await journal.archive(ALL);
    expect(packed).toEqual({ ok: true, value: live - 2 });
    expect((await readdir(folder)).filter((name) => name.endsWith('.log'))).toHaveLength(2);
    for (const one of [journal, await opened(folder)]) {
      expect(await one.read(0, 500)).toEqual({ ok: true, value: events });
      expect(await one.read(17, 9)).toEqual({ ok: true, value: events.slice(17, 26) });
      expect(one.head().seq).toBe(events.length);
    }
    expect(await journal.append(chained([received(99)], journal.head()))).toMatchObject({ ok: true });
    expect(await journal.archive(ALL)).toMatchObject({ ok: true });
  });

  test('stops at the event up to which it may', async () => {
    const { journal } = await filled();
    expect(await journal.archive(0)).toEqual({ ok: true, value: 0 });
    expect(await journal.archive(11)).toEqual({ ok: true, value: 2 });
    expect(await journal.archive(12)).toEqual({ ok: true, value: 1 });
  });

  test('is broken off at each of its steps: nothing is lost or doubled, and the next one finishes', {
    timeout: 60_000,
  }, async () => {
    const { folder: whole } = await filled();
    // What opening changes comes before, and is not interrupted.
    const counting = filesUntil(ALL);
    await opened(whole, counting);
    for (let step = 0; ; step++) {
      const folder = await temporaryFolder();
      await cp(whole, folder, { recursive: true });
      const packed = await (await opened(folder, filesUntil(counting.changes() + step))).archive(ALL);
      const next = await opened(folder);
      expect(await next.read(0, 500)).toEqual({ ok: true, value: events });
      expect((await next.archive(ALL)).ok).toBe(true);
      expect(await (await opened(folder)).read(0, 500)).toEqual({ ok: true, value: events });
      if (!packed.ok) continue;
      expect(step).toBeGreaterThan(20);
      return;
    }
  });

  test('on a full disk leaves all as it was', async () => {
    const files = faultyFiles();
    const { folder, journal } = await filled(files);
    const before = await readdir(folder);
    files.failNext('write', 'ENOSPC');
    expect(await journal.archive(ALL)).toEqual({ ok: false, error: 'disk-full' });
    expect((await readdir(folder)).filter((name) => name !== 'archive')).toEqual(before);
    expect(await readdir(join(folder, 'archive'))).toEqual([]);
  });

  test('while others read: they get every event', async () => {
    const { journal } = await filled();
    const packing = journal.archive(ALL);
    const reads = await Promise.all(Array.from({ length: 24 }, (_, n) => journal.read(n, 1)));
    expect(reads).toEqual(events.map((event) => ({ ok: true, value: [event] })));
    await packing;
  });

  test('a segment that is damaged is left as it is, and said', async () => {
    const { folder, journal } = await filled();
    const path = join(folder, '000000000001.log');
    const bytes = await readFile(path);
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    await writeFile(path, bytes);
    expect(await journal.archive(ALL)).toEqual({ ok: false, error: 'damaged' });
    expect(await readFile(path)).toEqual(bytes);
  });

  test('a packed one that is damaged is not read over', async () => {
    const { folder, journal } = await filled();
    await journal.archive(ALL);
    const path = join(folder, 'archive', '000000000001-000000000004.log.gz');
    const bytes = await readFile(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(path, bytes);
    expect(await journal.read(0, 500)).toEqual({ ok: false, error: 'damaged' });
    expect(await journal.read(4, 500)).toEqual({ ok: true, value: events.slice(4) });
  });

  test.each([1, 5, 13])(
    'a packed one that is missing, from event %d on, is told at the start',
    async (first) => {
      const { folder, journal } = await filled();
      await journal.archive(ALL);
      const digits = (number: number) => String(number).padStart(12, '0');
      await nodeFiles.remove(join(folder, 'archive', `${digits(first)}-${digits(first + 3)}.log.gz`));
      const options = { files: nodeFiles, folder, stream: STREAM };
      expect(await openJournal(options)).toEqual({ ok: false, error: 'altered-journal' });
    },
  );
});
