/** The power goes while staff do something about a package: what follows from it is there with it, or neither is. */
import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import { printPrepared } from '../../renderer/desk/labels.ts';
import { perform } from '../../renderer/desk/perform.ts';
import type { PackageOrder } from '../../renderer/flows/package-order.ts';
import { reconcile } from '../../renderer/ledger/reconcile.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import { type DeskBench, deskBench } from '../harness/desk-bench.ts';
import { packageId, received, STREAM, sessionId, sessionStarted } from '../harness/drafts.ts';
import { journalDouble } from '../harness/journal-double.ts';
import { ledgerBench } from '../harness/ledger-bench.ts';
import { grant } from '../harness/people.ts';

const id = packageId(1);
const missing: PackageOrder = { action: 'missing', why: 'not-in-its-place' };
const typesAfter = (events: readonly Envelope[]) => events.slice(2).map(({ type }) => type);

async function atWork(bench = deskBench()): Promise<DeskBench> {
  await bench.ledger.append([sessionStarted(1, 'staff'), received(1)]);
  return bench;
}

function act({ desk }: Pick<DeskBench, 'desk'>, order: PackageOrder) {
  return perform(desk, {
    do: 'act-on-package',
    by: grant('staff'),
    session: sessionId(1),
    package: id,
    order,
  });
}

/** The same kiosk after its next start, with what its journal holds. */
async function restarted(before: DeskBench, journal = before.journal) {
  before.database.close();
  const bench = ledgerBench(journal, before.name);
  expect((await reconcile(bench.database, journal.client, STREAM, () => undefined)).ok).toBe(true);
  return { ...bench, desk: { ...before.desk, ledger: bench.ledger, questions: bench.questions } };
}

describe('a package that is reported missing', () => {
  test('is in its place when its task could not be written, and can be reported again', async () => {
    const bench = await atWork();
    const rowsOf = bench.database.rowsOf.bind(bench.database);
    const cut = vi.spyOn(bench.database, 'rowsOf').mockImplementation((table) => {
      if (table !== 'tasks') return rowsOf(table);
      return { ...rowsOf(table), putAll: () => Promise.reject(new Error('the power went')) };
    });
    expect(await act(bench, missing)).toEqual({ type: 'not-acted', why: 'not-recorded' });
    cut.mockRestore();
    expect(typesAfter(await bench.database.events.toArray())).toEqual([]);
    expect(await bench.questions.package(id)).toMatchObject({ place: 'in-room' });

    expect(await act(bench, missing)).toEqual({ type: 'acted' });
    expect(typesAfter(await bench.database.events.toArray())).toEqual(['package.missing', 'task.opened']);
  });

  test('is missing, with its task, when the journal had taken the first half of it', async () => {
    const bench = await atWork();
    const held = bench.journal.events;
    bench.journal.failNext('disk-failed');
    expect(await act(bench, missing)).toEqual({ type: 'not-acted', why: 'not-recorded' });
    held.push((await bench.database.events.get(held.length + 1)) as Envelope);
    expect(typesAfter(held)).toEqual(['package.missing']);

    const after = await restarted(bench);
    expect(await after.questions.openTasks()).toMatchObject([{ kind: 'missing', about: id }]);
    await act(after, { action: 'found', why: 'never-gone' });
    expect(typesAfter(held)).toEqual(['package.missing', 'task.opened', 'package.found', 'task.closed']);
  });
});

test('a label that was ordered again when the power went is printed at the next start, as the same job', async () => {
  const bench = await atWork(deskBench({ 'label.print': () => new Promise(() => undefined) }));
  expect(await act(bench, { action: 'reprint', why: 'unreadable' })).toEqual({ type: 'acted' });
  const [label] = await bench.questions.labelsOf(id);

  const printed: unknown[] = [];
  const journal = journalDouble(
    {
      'label.print': async (input) => {
        printed.push(input);
        return { ok: true, value: null };
      },
    },
    bench.journal.events,
  );
  const after = await restarted(bench, journal);
  await printPrepared({ ...after.desk, host: journal.client });
  expect(printed).toMatchObject([{ job: label?.job, label: { roomCode: 'K2-0001' } }]);
});
