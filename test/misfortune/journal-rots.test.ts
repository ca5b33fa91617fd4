import 'fake-indexeddb/auto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../main/host/journal.ts';
import { checkJournal } from '../../main/host/journal-check.ts';
import { checkedLine } from '../../main/host/storage/checked-line.ts';
import { segmentPath } from '../../main/host/storage/segments.ts';
import { mendJournal } from '../../renderer/ledger/mend.ts';
import { reconcile } from '../../renderer/ledger/reconcile.ts';
import { ok } from '../../shared/basics/result.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import { canonical } from '../../shared/ledger/canonical.ts';
import { hashOf } from '../../shared/ledger/chain.ts';
import { chained, received, STREAM } from '../harness/drafts.ts';
import { faultyFiles, temporaryFolder } from '../harness/faulty-files.ts';
import { journalDouble } from '../harness/journal-double.ts';
import { ledgerBench } from '../harness/ledger-bench.ts';
import { createManualClock } from '../harness/manual-clock.ts';

const events = chained(Array.from({ length: 12 }, (_, n) => received(n + 1)));
const DAY = 24 * 3_600_000;
const nothing = () => undefined;
const PATIENCE = { timeout: 15_000 };

/** Twelve events in files of three, of which the last is still written. */
async function bench() {
  const folder = await temporaryFolder();
  const files = faultyFiles();
  const lengths = events.map((event) => checkedLine(canonical(event)).length);
  const opened = await openJournal({
    files,
    folder,
    stream: STREAM,
    segmentBytes: (lengths[0] ?? 0) * 2 + 9,
    keepSegments: 2,
  });
  if (!opened.ok) throw new Error(opened.error);
  const journal = opened.value;
  onTestFinished(() => journal.close());
  for (const event of events) await journal.append([event]);
  const clock = createManualClock();
  const noted: object[] = [];
  const logged: string[] = [];
  const say = (what: string) => logged.push(what);
  const check = checkJournal(
    journal.parts,
    { append: async (type: string, data: object) => void noted.push({ type, ...data }) } as never,
    clock,
    { info: say, warn: say, error: say } as never,
  );
  onTestFinished(check.stop);
  /** Until everything was read once: every file is read from a real disk, at the disk's own pace. */
  const readAll = async () => {
    await clock.advance(30_000);
    for (let n = 0; n < 10; n++) {
      await expect.poll(() => clock.waiting(), PATIENCE).toBe(1);
      await clock.advance(500);
    }
  };
  const flip = async (first: number, at: number) => {
    const path = segmentPath(folder, first);
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    await writeFile(path, bytes);
  };
  const damagedFiles = async () => (await readdir(folder)).filter((name) => name.includes('damaged'));
  return { folder, files, journal, clock, check, noted, readAll, flip, damagedFiles };
}

/** A page with the whole ledger, that reaches the host's check over a real bridge. */
async function pageOf({ check }: Awaited<ReturnType<typeof bench>>, own: readonly Envelope[] = events) {
  const journal = journalDouble(
    {
      'journal.damage': async () => ({ parts: [...check.damaged()] }),
      'journal.restore': async ({ events: brought }) => {
        const restored = await check.restore(brought);
        return restored.ok ? ok(null) : restored;
      },
    },
    [...own],
  );
  const page = ledgerBench(journal);
  await reconcile(page.database, journal.client, STREAM, nothing);
  const reports: unknown[] = [];
  const mend = () => mendJournal(page.database, journal.client, (what, cause) => reports.push([what, cause]));
  return { ...page, mend, reports };
}

describe('a bit that flips in an old file of the journal', () => {
  test('is found in the background, told to staff, and mended from the page; the damaged file is kept', async () => {
    const host = await bench();
    await host.flip(4, 700);
    await host.readAll();
    expect(host.check.damaged()).toEqual([{ first: 4, last: 6 }]);
    expect(host.noted).toEqual([{ type: 'journal.damaged', first: 4, last: 6 }]);

    const { mend, reports } = await pageOf(host);
    await mend();
    expect(reports).toEqual([]);
    expect(host.check.damaged()).toEqual([]);
    expect(host.noted.at(-1)).toEqual({ type: 'journal.restored', first: 4, last: 6 });
    expect(await host.journal.read(0, 99)).toEqual({ ok: true, value: events });
    expect(await host.damagedFiles()).toHaveLength(1);
  });

  test('at any byte of the middle of the file is found', async () => {
    const { folder, flip, journal } = await bench();
    const whole = await readFile(segmentPath(folder, 4));
    for (let at = 0; at < whole.length; at += 13) {
      await flip(4, at);
      expect(await journal.parts.isWhole({ first: 4, last: 6 }), `byte ${at}`).toBe(false);
      await writeFile(segmentPath(folder, 4), whole);
    }
    expect(await journal.parts.isWhole({ first: 4, last: 6 })).toBe(true);
  });

  test('long after the start is found within a day', async () => {
    const host = await bench();
    await host.readAll();
    expect(host.noted).toEqual([]);
    await host.flip(1, 700);
    await host.clock.advance(DAY);
    await expect.poll(() => host.noted.length, PATIENCE).toBe(1);
  });

  test('while the page has lost its copy stays damaged, and the next page is not told that the host is gone', async () => {
    const host = await bench();
    await host.flip(4, 700);
    await host.readAll();
    const empty = ledgerBench();
    const reports: unknown[] = [];
    const { journal } = await pageOf(host);
    await mendJournal(empty.database, journal.client, (what, cause) => reports.push([what, cause]));
    expect(reports).toEqual([['a damaged part of the journal is not in the database either', 4]]);
    expect(host.check.damaged()).toHaveLength(1);

    const broken = journalDouble(
      {
        'journal.read': async ({ after, limit }) => {
          const page = await host.journal.read(after, limit);
          if (!page.ok) throw new Error(page.error);
          return { events: [...page.value] };
        },
      },
      [...events],
    );
    const start = await reconcile(empty.database, broken.client, STREAM, nothing);
    expect(start).toEqual({ ok: false, error: { code: 'copies-differ', seq: 1 } });
  });
});

describe('what is brought in the place of a damaged file', () => {
  const changed = { ...(events[4] as Envelope), at: '2020-01-01T00:00:00.000Z' };
  const rehashed = { ...changed, hash: hashOf(changed) };
  test.each([
    ['an event was changed', events.slice(3, 6).with(1, changed as never)],
    ['an event was changed and hashed again', events.slice(3, 6).with(1, rehashed as never)],
    ['one is missing at the end', events.slice(3, 5)],
    ['one too many is there', events.slice(3, 7)],
    ['it is of another ledger', chained(Array.from({ length: 6 }, (_, n) => received(n + 90))).slice(3)],
  ])('is refused when %s', async (_, brought) => {
    const host = await bench();
    await host.flip(4, 700);
    await host.readAll();
    expect(await host.check.restore(brought)).toEqual({ ok: false, error: 'not-bound' });
    expect(host.check.damaged()).toHaveLength(1);
    expect(await host.damagedFiles()).toEqual([]);
  });

  test('is refused when nothing is damaged there', async () => {
    const host = await bench();
    await host.readAll();
    expect(await host.check.restore(events.slice(3, 6))).toEqual({ ok: false, error: 'not-damaged' });
  });

  test('leaves the damaged file as it is when the disk is full, and can be brought again', async () => {
    const host = await bench();
    await host.flip(4, 700);
    await host.readAll();
    for (const [what, code] of [
      ['write', 'ENOSPC'],
      ['rename', 'EIO'],
    ] as const) {
      const before = await readFile(segmentPath(host.folder, 4));
      host.files.failNext(what, code);
      expect((await host.check.restore(events.slice(3, 6))).ok).toBe(false);
      expect(await readFile(segmentPath(host.folder, 4))).toEqual(before);
    }
    expect(await host.check.restore(events.slice(3, 6))).toEqual({ ok: true, value: undefined });
    expect(await host.journal.read(0, 99)).toEqual({ ok: true, value: events });
  });
});

describe('a packed file of the journal', () => {
  const packedFiles = async (folder: string) => {
    const archive = join(folder, 'archive');
    return (await readdir(archive)).map((name) => join(archive, name));
  };

  test('that rots is found, and written again from the page', async () => {
    const kiosk = await bench();
    expect(await kiosk.journal.archive(events.length)).toEqual({ ok: true, value: 2 });
    const [first] = await packedFiles(kiosk.folder);
    if (first === undefined) throw new Error('nothing was packed');
    const bytes = await readFile(first);
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
    await writeFile(first, bytes);
    await kiosk.readAll();
    expect(kiosk.check.damaged()).toEqual([{ first: 1, last: 3 }]);
    const page = await pageOf(kiosk);
    await mendJournal(page.database, page.journal.client, nothing);
    expect(kiosk.check.damaged()).toEqual([]);
    expect(await kiosk.journal.read(0, 12)).toEqual({ ok: true, value: events });
    expect((await packedFiles(kiosk.folder)).filter((name) => name.includes('damaged'))).toHaveLength(1);
  });
});
