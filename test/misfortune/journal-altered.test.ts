import { rename, rm, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { openJournal } from '../../main/host/journal.ts';
import { checkedLine } from '../../main/host/storage/checked-line.ts';
import { nodeFiles } from '../../main/host/storage/files.ts';
import { segmentPath, segmentsIn } from '../../main/host/storage/segments.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import { canonical } from '../../shared/ledger/canonical.ts';
import { emptyHead, hashOf } from '../../shared/ledger/chain.ts';
import { chained, received, STREAM } from '../harness/drafts.ts';
import { temporaryFolder } from '../harness/faulty-files.ts';

const events = chained(Array.from({ length: 6 }, (_, n) => received(n + 1)));
const lineOf = (event: Envelope) => checkedLine(canonical(event));
const lines = events.map(lineOf);

const open = async (folder: string) => openJournal({ files: nodeFiles, folder, stream: STREAM });

async function opened(folder: string) {
  const journal = await open(folder);
  if (!journal.ok) throw new Error(journal.error);
  return journal.value;
}

async function journalOf(texts: readonly (string | Uint8Array)[]) {
  const folder = await temporaryFolder();
  await writeFile(segmentPath(folder, 1), Buffer.concat(texts.map((text) => Buffer.from(text))));
  return folder;
}

/** Six events in files of two each. */
async function inThreeFiles() {
  const folder = await temporaryFolder();
  for (const n of [0, 2, 4]) await writeFile(segmentPath(folder, n + 1), lines.slice(n, n + 2).join(''));
  return folder;
}

describe('a journal that accident changed', () => {
  test('one flipped bit in the middle: what is before it is told, the rest is kept apart and asked for again', async () => {
    for (let bit = 0; bit < 8; bit++) {
      const bytes = Buffer.from(lines.join(''));
      const where = (lines[0] ?? '').length + (lines[1] ?? '').length + 60;
      bytes.writeUInt8(bytes.readUInt8(where) ^ (1 << bit), where);
      const journal = await opened(await journalOf([bytes]));
      expect(journal.head().seq).toBe(2);
      expect(journal.aside).toMatchObject([{ bytes: lines.slice(2).join('').length, why: 'damaged' }]);
      expect((await journal.append(events)).ok).toBe(true);
      expect(await journal.read(0, 9)).toEqual({ ok: true, value: events });
      await journal.close();
    }
  });

  test('a flipped bit in an old file is never told as an event', async () => {
    const folder = await inThreeFiles();
    const bytes = Buffer.from(lines.slice(0, 2).join(''));
    bytes.writeUInt8(bytes.readUInt8(70) ^ 1, 70);
    await writeFile(segmentPath(folder, 1), bytes);
    const journal = await open(folder);
    expect(journal.ok ? await journal.value.read(0, 9) : journal).toMatchObject({ ok: false });
    if (journal.ok) await journal.value.close();
  });
});

describe('a journal that somebody changed, checksums and all', () => {
  const at = '2020-01-01T00:00:00.000Z';
  const changed = { ...(events[2] as Envelope), at };
  test.each([
    ['an event was changed', [...lines.slice(0, 2), lineOf(changed), ...lines.slice(3)]],
    [
      'an event was changed and hashed again',
      [...lines.slice(0, 2), lineOf({ ...changed, hash: hashOf(changed) }), ...lines.slice(3)],
    ],
    ['an event was taken out', [...lines.slice(0, 2), ...lines.slice(3)]],
    ['two events were swapped', [lines[0], lines[2], lines[1], ...lines.slice(3)]],
    ['an event was put in twice', [lines[0], lines[1], ...lines.slice(1)]],
    ['a line was put in that is no event', [lines[0], checkedLine('{}'), ...lines.slice(1)]],
    ['a line was put in that is no JSON', [lines[0], checkedLine('hello'), ...lines.slice(1)]],
  ])('%s: it is not opened, and nothing of it is touched', async (_, texts) => {
    const folder = await journalOf(texts as string[]);
    expect(await open(folder)).toEqual({ ok: false, error: 'altered-journal' });
    expect(Buffer.from(await nodeFiles.read(segmentPath(folder, 1))).toString()).toBe(texts.join(''));
  });

  test('an old file that is gone', async () => {
    const folder = await inThreeFiles();
    await rm(segmentPath(folder, 3));
    expect(await open(folder)).toEqual({ ok: false, error: 'altered-journal' });
  });

  test('the first file that is gone', async () => {
    const folder = await inThreeFiles();
    await rm(segmentPath(folder, 1));
    expect(await open(folder)).toEqual({ ok: false, error: 'altered-journal' });
  });

  test.each([
    ['is empty', ''],
    ['begins with a line that is no event', checkedLine('{}') + (lines[3] ?? '')],
    ['ends with a line that is no event', (lines[2] ?? '') + checkedLine('{}')],
    [
      'ends with an event that does not fit its hash',
      (lines[2] ?? '') + lineOf({ ...(events[3] as Envelope), at }),
    ],
  ])('an old file that %s', async (_, text) => {
    const folder = await inThreeFiles();
    await writeFile(segmentPath(folder, 3), text);
    expect(await open(folder)).toEqual({ ok: false, error: 'altered-journal' });
  });

  test('a journal whose first event has one before it', async () => {
    const before = { ...emptyHead(STREAM), hash: 'f'.repeat(64) };
    const texts = chained([received(1), received(2)], before).map(lineOf);
    expect(await open(await journalOf(texts))).toEqual({ ok: false, error: 'altered-journal' });
  });

  test('old files that were swapped', async () => {
    const folder = await inThreeFiles();
    await rename(segmentPath(folder, 1), `${folder}/x`);
    await rename(segmentPath(folder, 3), segmentPath(folder, 1));
    await rename(`${folder}/x`, segmentPath(folder, 3));
    expect(await segmentsIn(nodeFiles, folder)).toEqual([1, 3, 5]);
    expect(await open(folder)).toEqual({ ok: false, error: 'altered-journal' });
  });
});

describe('a journal of so many events that a start does not read them all', () => {
  const many = chained(Array.from({ length: 1_500 }, (_, n) => received(n + 1)));
  const manyLines = many.map(lineOf);
  const changed = (n: number) => {
    const event = { ...(many[n] as Envelope), at: '2020-01-01T00:00:00.000Z' };
    return lineOf({ ...event, hash: hashOf(event) });
  };

  async function inFilesOf(length: number, texts: readonly string[]) {
    const folder = await temporaryFolder();
    for (let n = 0; n < texts.length; n += length) {
      await writeFile(segmentPath(folder, n + 1), texts.slice(n, n + length).join(''));
    }
    return folder;
  }

  test('is opened when nothing was changed', async () => {
    const journal = await opened(await inFilesOf(100, manyLines));
    expect(journal.head().seq).toBe(1_500);
    await journal.close();
  });

  test('an old file that is gone is missed all the same', async () => {
    const folder = await inFilesOf(100, manyLines);
    await rm(segmentPath(folder, 101));
    expect(await open(folder)).toEqual({ ok: false, error: 'altered-journal' });
  });

  test('an old file that was written anew does not fit its neighbours', async () => {
    const folder = await inFilesOf(100, manyLines);
    const other = chained(Array.from({ length: 200 }, (_, n) => received(n + 2_000)));
    await writeFile(segmentPath(folder, 101), other.slice(100).map(lineOf).join(''));
    expect(await open(folder)).toEqual({ ok: false, error: 'altered-journal' });
  });

  test('the event at the end of an old file cannot be changed', async () => {
    const folder = await inFilesOf(100, manyLines.with(199, changed(199)));
    expect(await open(folder)).toEqual({ ok: false, error: 'altered-journal' });
  });

  test('nor can it be changed and keep its hash', async () => {
    const kept = lineOf({ ...(many[199] as Envelope), at: '2020-01-01T00:00:00.000Z' });
    const folder = await inFilesOf(100, manyLines.with(199, kept));
    expect(await open(folder)).toEqual({ ok: false, error: 'altered-journal' });
  });

  test('the last file is checked from its beginning, however long it is', async () => {
    for (const n of [0, 1, 3, 400]) {
      expect(await open(await inFilesOf(1_500, manyLines.with(n, changed(n))))).toEqual({
        ok: false,
        error: 'altered-journal',
      });
    }
  });
});
