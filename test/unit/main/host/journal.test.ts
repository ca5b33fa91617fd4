import { describe, expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../../../main/host/journal.ts';
import type { Files } from '../../../../main/host/storage/files.ts';
import { segmentsIn } from '../../../../main/host/storage/segments.ts';
import type { StreamId } from '../../../../shared/domain/ids.ts';
import { StreamId as StreamIdSchema } from '../../../../shared/domain/ids.ts';
import type { Envelope } from '../../../../shared/events/envelope.ts';
import { emptyHead, headOf } from '../../../../shared/ledger/chain.ts';
import { chained, received, STREAM } from '../../../harness/drafts.ts';
import { faultyFiles, temporaryFolder } from '../../../harness/faulty-files.ts';

const events = chained(Array.from({ length: 40 }, (_, n) => received(n + 1)));
const at = (seq: number) => events[seq - 1] as Envelope;

async function bench({ segmentBytes = 1_000_000 } = {}) {
  const folder = await temporaryFolder();
  const files = faultyFiles();
  const tryOpen = (over: { stream?: StreamId; files?: Files } = {}) =>
    openJournal({ files, folder, stream: STREAM, segmentBytes, ...over });
  const open = async () => {
    const opened = await tryOpen();
    if (!opened.ok) throw new Error(opened.error);
    onTestFinished(() => opened.value.close());
    return opened.value;
  };
  return { folder, files, tryOpen, open, journal: await open() };
}

describe('the journal', () => {
  test('a new one is empty, and has the head that the first event is bound to', async () => {
    const { journal } = await bench();
    expect(journal.head()).toEqual(emptyHead(STREAM));
    expect(await journal.read(0, 10)).toEqual({ ok: true, value: [] });
  });

  test('answers with the head, and holds what it took after it is opened again', async () => {
    const { journal, open } = await bench();
    expect(await journal.append(events)).toEqual({ ok: true, value: headOf(at(40)) });
    const again = await open();
    expect(again.head()).toEqual(headOf(at(40)));
    expect(await again.read(0, 500)).toEqual({ ok: true, value: events });
    expect(await again.read(10, 3)).toEqual({ ok: true, value: [at(11), at(12), at(13)] });
    expect(await again.read(38, 500)).toEqual({ ok: true, value: [at(39), at(40)] });
  });

  test('goes on in another file when one is full, and reads across all of them', async () => {
    const { journal, open, folder, files } = await bench({ segmentBytes: 2_000 });
    for (const event of events) await journal.append([event]);
    expect((await segmentsIn(files, folder)).length).toBeGreaterThan(5);
    expect(await journal.read(0, 500)).toEqual({ ok: true, value: events });
    const again = await open();
    expect(await again.read(3, 30)).toEqual({ ok: true, value: events.slice(3, 33) });
    expect((await again.append(chained([received(41)], headOf(at(40))))).ok).toBe(true);
  });

  test('twenty who append at once are kept in order, with fewer syncs than appends', async () => {
    const { journal, files } = await bench();
    const answers = await Promise.all(events.slice(0, 20).map((event) => journal.append([event])));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await journal.read(0, 500)).toEqual({ ok: true, value: events.slice(0, 20) });
    expect(files.counts.datasync).toBeLessThan(20);
  });

  test('those who come during a sync share the next one', async () => {
    const { journal, files } = await bench();
    const release = files.holdSyncs();
    const first = journal.append([at(1)]);
    while (files.counts.write < 1) await new Promise((turn) => setImmediate(turn));
    const others = [2, 3, 4, 5].map((seq) => journal.append([at(seq)]));
    release();
    await Promise.all([first, ...others]);
    expect(files.counts.datasync).toBe(2);
    expect(journal.head().seq).toBe(5);
  });

  test('whoever comes at any moment after an answer is answered, too', async () => {
    const { journal } = await bench();
    for (let hops = 0; hops < 20; hops++) {
      const answer = await journal.append([at(hops + 1)]);
      for (let hop = 0; hop < hops; hop++) await null;
      expect(answer.ok).toBe(true);
    }
    expect(journal.head().seq).toBe(20);
  });

  test('an event that it already holds is taken as done, and written once', async () => {
    const { journal, files } = await bench();
    await journal.append(events.slice(0, 5));
    const { write } = files.counts;
    expect(await journal.append(events.slice(1, 4))).toMatchObject({ ok: true, value: { seq: 5 } });
    expect(files.counts.write).toBe(write);
    expect((await journal.append(events.slice(3, 8))).ok).toBe(true);
    expect(await journal.read(0, 500)).toEqual({ ok: true, value: events.slice(0, 8) });
  });

  test('tells who listens what is new on the disk, and of nothing twice', async () => {
    const { journal, files } = await bench();
    const told: (readonly number[])[] = [];
    journal.onKept((kept) => told.push(kept.map(({ seq }) => seq)));
    await journal.append(events.slice(0, 2));
    await journal.append(events.slice(0, 2));
    files.failNext('write', 'ENOSPC');
    await journal.append([at(3)]);
    await journal.append([at(2), at(3)]);
    expect(told).toEqual([[1, 2], [3]]);
  });

  test('the same event asked for twice at once is written once', async () => {
    const { journal } = await bench();
    const both = await Promise.all([journal.append([at(1)]), journal.append([at(1), at(2)])]);
    expect(both.map((answer) => answer.ok)).toEqual([true, true]);
    expect(await journal.read(0, 500)).toEqual({ ok: true, value: [at(1), at(2)] });
  });

  test('an event so old that it is no longer in memory is compared with the disk', async () => {
    const { journal, open } = await bench({ segmentBytes: 50_000 });
    const many = chained(Array.from({ length: 1_200 }, (_, n) => received(n + 1)));
    for (let n = 0; n < many.length; n += 400) await journal.append(many.slice(n, n + 400));
    const again = await open();
    expect((await again.append(many.slice(3, 4))).ok).toBe(true);
    const [other] = chained([received(999)]);
    expect(await again.append([other as Envelope])).toEqual({ ok: false, error: 'differs' });
  });

  const [forged] = chained([received(77)], headOf(at(2)));
  const [foreign] = chained([received(3)], { ...headOf(at(2)), stream: StreamIdSchema.parse('kiosk-b') });
  test.each([
    ['leaves a gap', [at(4)], 'gap'],
    ['is bound to something else', [{ ...at(3), prev: 'f'.repeat(64) }], 'not-bound'],
    ['was changed', [{ ...at(3), at: '2020-01-01T00:00:00.000Z' }], 'altered'],
    ['is of another kiosk', [foreign as Envelope], 'not-bound'],
    ['stands where another one is', [{ ...(forged as Envelope), seq: 2 }], 'differs'],
  ] as const)('refuses an event that %s, and keeps none of its company', async (_, bad, said) => {
    const { journal } = await bench();
    await journal.append([at(1), at(2)]);
    expect(await journal.append([...bad])).toEqual({ ok: false, error: said });
    expect(await journal.append([at(3), { ...at(4), hash: at(5).hash }])).toEqual({
      ok: false,
      error: 'altered',
    });
    expect(journal.head().seq).toBe(2);
    expect((await journal.append([at(3)])).ok).toBe(true);
  });

  test('who is refused does not take those with them who came at the same time', async () => {
    const { journal } = await bench();
    const [good, bad, next] = await Promise.all([
      journal.append([at(1)]),
      journal.append([at(9)]),
      journal.append([at(2)]),
    ]);
    expect([good.ok, bad.ok, next.ok]).toEqual([true, false, true]);
  });

  test('no other event takes the place of one that was signed for', async () => {
    const folder = await temporaryFolder();
    const promised = (seq: number) => (seq === 2 ? at(2).hash : null);
    const opened = await openJournal({ files: faultyFiles(), folder, stream: STREAM }, promised);
    if (!opened.ok) throw new Error(opened.error);
    onTestFinished(() => opened.value.close());
    const other = chained([received(1), received(50)]);
    expect(await opened.value.append(other)).toEqual({ ok: false, error: 'differs' });
    expect((await opened.value.append(events.slice(0, 2))).ok).toBe(true);
  });

  test('what it took is told once, and what it held already or refused is not', async () => {
    const { journal } = await bench();
    const told: number[] = [];
    journal.onKept((some) => told.push(...some.map(({ seq }) => seq)));
    await Promise.all([journal.append(events.slice(0, 3)), journal.append([at(9)])]);
    await journal.append(events.slice(0, 5));
    expect(told).toEqual([1, 2, 3, 4, 5]);
  });

  test('an order is fresh while it is among the latest of this run, and not after a restart', async () => {
    const { journal, open } = await bench();
    await journal.append(events.slice(0, 10));
    expect(journal.fresh(at(10).id, 3)).toEqual(at(10));
    expect(journal.fresh(at(8).id, 3)).toEqual(at(8));
    expect(journal.fresh(at(7).id, 3)).toBeNull();
    expect(journal.fresh(at(11).id, 3)).toBeNull();
    expect((await open()).fresh(at(10).id, 3)).toBeNull();
  });

  test('the journal of another kiosk is not opened', async () => {
    const { journal, tryOpen } = await bench();
    await journal.append(events);
    const other = await tryOpen({ stream: StreamIdSchema.parse('kiosk-b') });
    expect(other).toEqual({ ok: false, error: 'foreign-journal' });
  });
});
