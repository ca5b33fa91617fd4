import { readFile } from 'node:fs/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../main/host/journal.ts';
import { segmentPath } from '../../main/host/storage/segments.ts';
import { chained, received, STREAM } from '../harness/drafts.ts';
import { type FaultyFiles, faultyFiles, temporaryFolder } from '../harness/faulty-files.ts';

const events = chained(Array.from({ length: 6 }, (_, n) => received(n + 1)));

async function bench(files: FaultyFiles = faultyFiles()) {
  const folder = await temporaryFolder();
  const open = async (with_ = files) => {
    const opened = await openJournal({ files: with_, folder, stream: STREAM });
    if (!opened.ok) throw new Error(opened.error);
    onTestFinished(() => opened.value.close());
    return opened.value;
  };
  const journal = await open();
  await journal.append(events.slice(0, 2));
  return { files, folder, journal, open, onDisk: () => readFile(segmentPath(folder, 1), 'utf8') };
}

describe('a disk that fails under the journal', () => {
  test.each([
    ['is full when the event is written', 'write', 'ENOSPC', 'disk-full'],
    ['has used up the quota when the event is written', 'write', 'EDQUOT', 'disk-full'],
    ['breaks when the event is written', 'write', 'EIO', 'disk-failed'],
    ['breaks when the event is synced', 'datasync', 'EIO', 'disk-failed'],
    ['is full when the event is synced', 'datasync', 'ENOSPC', 'disk-full'],
  ] as const)(
    'a disk that %s: nothing stays behind, and the next append works',
    async (_, what, code, said) => {
      const { files, journal, onDisk, open } = await bench();
      const before = await onDisk();
      files.failNext(what, code);
      expect(await journal.append(events.slice(2, 4))).toEqual({ ok: false, error: said });
      expect(await onDisk()).toBe(before);
      expect(journal.head().seq).toBe(2);
      expect(await journal.append(events.slice(2, 4))).toMatchObject({ ok: true, value: { seq: 4 } });
      expect((await (await open()).read(0, 10)).ok).toBe(true);
    },
  );

  test('a disk that takes half a line and is full then', async () => {
    const { files, journal, onDisk } = await bench();
    const before = await onDisk();
    files.shortenNext(100);
    files.failNext('write', 'ENOSPC');
    expect(await journal.append(events.slice(2, 3))).toEqual({ ok: false, error: 'disk-full' });
    expect(await onDisk()).toBe(before);
    expect((await journal.append(events.slice(2, 3))).ok).toBe(true);
  });

  test('a write that takes only part of the line is gone on with', async () => {
    const { files, journal, open } = await bench();
    files.shortenNext(10);
    expect((await journal.append(events.slice(2, 3))).ok).toBe(true);
    expect(await (await open()).read(2, 1)).toEqual({ ok: true, value: [events[2]] });
  });

  test('half a line that could not even be cut off is gone before the next is written', async () => {
    const { files, journal, onDisk, open } = await bench();
    const before = await onDisk();
    files.shortenNext(100);
    files.failNext('write', 'EIO');
    files.failNext('truncate', 'EIO');
    expect(await journal.append(events.slice(2, 3))).toEqual({ ok: false, error: 'disk-failed' });
    expect(await onDisk()).not.toBe(before);
    expect((await journal.append(events.slice(2, 3))).ok).toBe(true);
    expect((await onDisk()).startsWith(before)).toBe(true);
    expect((await open()).aside).toEqual([]);
  });

  test('a disk that cannot begin the next segment: refused, and begun with the next append', async () => {
    const folder = await temporaryFolder();
    const files = faultyFiles();
    const opened = await openJournal({ files, folder, stream: STREAM, segmentBytes: 1 });
    if (!opened.ok) throw new Error(opened.error);
    onTestFinished(() => opened.value.close());
    await opened.value.append(events.slice(0, 1));
    files.failNext('open', 'ENOSPC');
    expect(await opened.value.append(events.slice(1, 2))).toEqual({ ok: false, error: 'disk-full' });
    files.failNext('syncFolder', 'EIO');
    expect(await opened.value.append(events.slice(1, 2))).toEqual({ ok: false, error: 'disk-failed' });
    expect((await opened.value.append(events.slice(1, 3))).ok).toBe(true);
    expect(await opened.value.read(0, 9)).toEqual({ ok: true, value: events.slice(0, 3) });
  });

  test('one who was refused for the disk does not take those after with them', async () => {
    const { files, journal } = await bench();
    files.failNext('datasync', 'EIO');
    const first = journal.append(events.slice(2, 3));
    await first;
    const again = await Promise.all([journal.append(events.slice(2, 3)), journal.append(events.slice(3, 4))]);
    expect(again.map((answer) => answer.ok)).toEqual([true, true]);
  });

  test('a process that dies between write and sync: what is there whole is kept, the rest is asked for again', async () => {
    const { files, journal, open } = await bench();
    const release = files.holdSyncs();
    const dying = journal.append(events.slice(2, 4));
    // The write is in the file, the sync is not back: this is what a new process finds.
    while (files.counts.write < 2) await new Promise((turn) => setImmediate(turn));
    const next = await open(faultyFiles());
    expect(next.head().seq).toBe(4);
    expect((await next.append(events.slice(2, 6))).ok).toBe(true);
    expect(await next.read(0, 10)).toEqual({ ok: true, value: events });
    release();
    await dying;
  });

  test('nobody is answered before the sync is back', async () => {
    const { files, journal } = await bench();
    const release = files.holdSyncs();
    let isAnswered = false;
    const waiting = journal.append(events.slice(2, 3)).then(() => {
      isAnswered = true;
    });
    while (files.counts.write < 2) await new Promise((turn) => setImmediate(turn));
    expect(isAnswered).toBe(false);
    expect(await journal.read(2, 1)).toEqual({ ok: true, value: [] });
    release();
    await waiting;
    expect(await journal.read(2, 1)).toEqual({ ok: true, value: [events[2]] });
  });
});
