import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { perform } from '../../../../renderer/desk/perform.ts';
import type { PackageOrder } from '../../../../renderer/flows/package-order.ts';
import { SlotId, TaskId, UnitId, ZoneId } from '../../../../shared/domain/ids.ts';
import type { Draft } from '../../../../shared/events/event.ts';
import { type DeskBench, deskBench } from '../../../harness/desk-bench.ts';
import { collected, numberedId, packageId, received, sessionId } from '../../../harness/drafts.ts';
import { grant, resident } from '../../../harness/people.ts';
import { sample } from '../../../harness/samples.ts';

const id = packageId(1);
const taskId = TaskId.parse(numberedId(0x7a5c));

async function benchWith(...drafts: Draft[]): Promise<DeskBench> {
  const bench = deskBench();
  await bench.ledger.append([received(1), ...drafts]);
  return bench;
}

const act = (bench: DeskBench, order: PackageOrder, by = grant('staff')) =>
  perform(bench.desk, { do: 'act-on-package', by, session: sessionId(1), package: id, order });

async function written(bench: DeskBench, after: number) {
  const events = await bench.database.events.where('seq').above(after).toArray();
  return events.map(({ type, actor, data }) => ({ type, by: actor.kind, data }));
}

const data = { package: id, session: sessionId(1) };
const cold = ZoneId.parse('cold');
const other = UnitId.parse('u-5a');

describe('what staff do about a package', () => {
  test.each<[PackageOrder, Draft['type'], object, object]>([
    [
      { action: 'move', zone: cold, why: 'no-space' },
      'package.moved',
      { ...data, zone: 'cold', slot: null, why: 'no-space' },
      { zone: 'cold', state: 'stored' },
    ],
    [
      { action: 'reassign', recipient: { kind: 'unit', unit: other }, why: 'wrong-unit' },
      'package.reassigned',
      { ...data, recipient: { kind: 'unit', unit: 'u-5a' }, why: 'wrong-unit' },
      { unit: 'u-5a' },
    ],
    [
      { action: 'hold', until: '2026-12-01T00:00:00.000Z', why: 'resident-asked' },
      'package.held',
      { ...data, until: '2026-12-01T00:00:00.000Z', why: 'resident-asked' },
      { heldUntil: '2026-12-01T00:00:00.000Z' },
    ],
    [
      { action: 'damaged', why: 'wet' },
      'package.damaged',
      { ...data, how: 'wet' },
      { classes: ['damaged'], place: 'in-room' },
    ],
    [
      { action: 'release', identity: 'known-to-staff', why: 'no-code' },
      'package.released',
      { ...data, identity: 'known-to-staff', why: 'no-code' },
      { state: 'collected', place: 'gone' },
    ],
    [
      { action: 'forward', why: 'moved-away' },
      'package.forwarded',
      { ...data, carrier: null, why: 'moved-away' },
      { state: 'forwarded', place: 'gone' },
    ],
    [
      { action: 'return', told: 'notified-otherwise', why: 'unclaimed' },
      'package.returned',
      { ...data, carrier: 'ups', told: 'notified-otherwise', why: 'unclaimed' },
      { state: 'returned', place: 'gone' },
    ],
  ])('is one event with its reason: $action', async (order, type, said, row) => {
    const bench = await benchWith();
    expect(await act(bench, order)).toEqual({ type: 'acted' });
    expect(await written(bench, 1)).toEqual([{ type, by: 'staff', data: said }]);
    expect(await bench.questions.package(id)).toMatchObject(row);
  });

  test('ends a hold', async () => {
    const bench = await benchWith(sample('package.held'));
    expect(await act(bench, { action: 'end-hold', why: 'mistake' })).toEqual({ type: 'acted' });
    expect(await bench.questions.package(id)).toMatchObject({ heldUntil: null });
  });

  test('that is missing is somebody’s task, until it is found', async () => {
    const bench = await benchWith();
    await act(bench, { action: 'missing', why: 'not-in-its-place' });
    expect(await bench.questions.openTasks()).toMatchObject([{ kind: 'missing', about: id }]);
    expect(await bench.questions.package(id)).toMatchObject({ state: 'missing' });
    await act(bench, { action: 'found', why: 'in-another-place' });
    expect(await bench.questions.openTasks()).toEqual([]);
    expect(await bench.questions.package(id)).toMatchObject({ state: 'stored', place: 'in-room' });
  });

  test('settles the tasks about it that are settled by that, and no others', async () => {
    const about = sample('task.opened', { kind: 'unmatched', about: id });
    const device = sample('task.opened', {
      task: TaskId.parse(numberedId(2)),
      kind: 'device',
      about: id,
    });
    const bench = await benchWith(about, device);
    await act(bench, { action: 'reassign', recipient: { kind: 'unit', unit: other }, why: 'wrong-unit' });
    expect(await bench.questions.tasksAbout(id)).toMatchObject([
      { kind: 'device', state: 'open' },
      { id: taskId, kind: 'unmatched', state: 'closed' },
    ]);
  });

  test.each<[PackageOrder, 'not-mine' | 'not-there' | 'out-of-reach' | 'damaged']>([
    [{ action: 'reassign', recipient: { kind: 'unit', unit: other }, why: 'wrong-unit' }, 'not-mine'],
    [{ action: 'move', zone: cold, why: 'wrong-place' }, 'out-of-reach'],
    [{ action: 'missing', why: 'resident-says-so' }, 'not-there'],
    [{ action: 'damaged', why: 'crushed' }, 'damaged'],
  ])('answers what a resident said of it at the shelf: $action', async (order, kind) => {
    const bench = await benchWith(sample('task.opened', { kind, about: id }));
    await act(bench, order);
    expect((await bench.questions.openTasks()).filter((one) => one.kind === kind)).toEqual([]);
  });

  test('that is for somebody who moved away is somebody’s task', async () => {
    const bench = await benchWith();
    const { directory } = bench.desk;
    const gone = { ...resident, movedAway: { packages: 'forward' as const } };
    Object.assign(bench.desk, { directory: { ...directory, residents: [gone] } });
    const recipient = { kind: 'former', resident: resident.id } as const;
    await act(bench, { action: 'reassign', recipient, why: 'moved-away' });
    expect(await bench.questions.openTasks()).toMatchObject([{ kind: 'forward', about: id }]);
  });

  test('prints its label again, with what the ledger says of it now', async () => {
    const bench = await benchWith();
    await act(bench, { action: 'reprint', why: 'label-lost' });
    const [ordered, prepared] = await written(bench, 1);
    expect(ordered).toMatchObject({ type: 'label.reprint-ordered', data: { ...data, why: 'label-lost' } });
    expect(prepared).toMatchObject({ type: 'label.prepared', data: { package: id } });
    await expect
      .poll(() => bench.asked)
      .toContainEqual({
        command: 'label.print',
        input: expect.objectContaining({ label: expect.objectContaining({ roomCode: 'K2-0001' }) }),
      });
  });
});

describe('what staff cannot do about a package', () => {
  test.each<[string, PackageOrder]>([
    ['that was collected meanwhile', { action: 'move', zone: cold, why: 'mistake' }],
    ['twice', { action: 'release', identity: 'document-seen', why: 'no-code' }],
    ['that is gone', { action: 'missing', why: 'resident-says-so' }],
  ])('is done to none %s', async (_, order) => {
    const bench = await benchWith(collected(1));
    expect(await act(bench, order)).toEqual({ type: 'not-acted', why: 'not-possible' });
    expect(await written(bench, 2)).toEqual([]);
  });

  test('moves it to no zone that the room does not have', async () => {
    const bench = await benchWith();
    const order: PackageOrder = { action: 'move', zone: ZoneId.parse('attic'), why: 'mistake' };
    expect(await act(bench, order)).toEqual({ type: 'not-acted', why: 'not-possible' });
  });

  test('is nothing that somebody else than staff may do', async () => {
    const bench = await benchWith();
    const order: PackageOrder = { action: 'move', zone: cold, why: 'mistake' };
    expect(await act(bench, order, grant('resident', 'u-4b'))).toEqual({
      type: 'not-acted',
      why: 'not-allowed',
    });
    expect(await written(bench, 1)).toEqual([]);
  });

  test('sends nothing back on a notice that was never sent', async () => {
    const order: PackageOrder = { action: 'return', told: 'notice-sent', why: 'unclaimed' };
    const queued = await benchWith(sample('notice.queued'));
    expect(await act(queued, order)).toEqual({ type: 'not-acted', why: 'not-told' });
    const failed = await benchWith(sample('notice.queued'), sample('notice.failed'));
    expect(await act(failed, order)).toEqual({ type: 'not-acted', why: 'not-told' });
    const sent = await benchWith(sample('notice.queued'), sample('notice.sent'));
    expect(await act(sent, order)).toEqual({ type: 'acted' });
  });

  test('is said to be so when the ledger takes nothing', async () => {
    const bench = await benchWith();
    bench.journal.failNext('disk-full');
    const order: PackageOrder = { action: 'damaged', why: 'wet' };
    const answer = await act(bench, order);
    expect(answer).toEqual({ type: 'not-acted', why: 'not-recorded' });
  });
});

describe('what was scanned', () => {
  const lookUp = (bench: DeskBench, text: string) => perform(bench.desk, { do: 'look-up-scan', text });

  test('is the package in the room that bears it, by its code or its number', async () => {
    const bench = await benchWith();
    for (const text of ['K2-0001', '1Z1'])
      expect(await lookUp(bench, text)).toEqual({ type: 'scan-looked-up', package: id, text });
  });

  test('is what is missing before what has left, and nothing where nothing bore it', async () => {
    const again = { ...received(2), data: { ...received(2).data, roomCode: 'K2-0001' } } as Draft;
    const bench = await benchWith(collected(1), again);
    expect(await lookUp(bench, 'K2-0001')).toMatchObject({ package: packageId(2) });
    await bench.ledger.append([sample('package.missing', { package: packageId(2) })]);
    expect(await lookUp(bench, 'K2-0001')).toMatchObject({ package: packageId(2) });
    expect(await lookUp(bench, 'K2-0002')).toMatchObject({ package: null });
  });
});

describe('the life of a package', () => {
  test('is every event about it, its labels and what had to be done, each once and in order', async () => {
    const slot = SlotId.parse('2');
    const bench = await benchWith(
      received(2),
      sample('label.prepared'),
      sample('label.printed'),
      sample('task.opened', { about: id }),
      sample('package.moved', { slot }),
      collected(2),
      sample('task.closed'),
    );
    const life = await bench.questions.lifeOf(id);
    expect(life.map(({ type }) => type)).toEqual([
      'package.received',
      'label.prepared',
      'label.printed',
      'task.opened',
      'package.moved',
      'task.closed',
    ]);
  });
});
