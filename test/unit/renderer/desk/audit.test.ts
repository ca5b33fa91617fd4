import { describe, expect, test } from 'vitest';
import type { PackageClass } from '../../../../shared/domain/package.ts';
import type { Draft } from '../../../../shared/events/event.ts';
import { attendant } from '../../../harness/attendant.ts';
import { type DeskBench, deskBench } from '../../../harness/desk-bench.ts';
import { collected, packageId, received, sessionStarted } from '../../../harness/drafts.ts';

const types = (bench: DeskBench) => bench.journal.events.map(({ type }) => type);

/** Three packages on the shelf, one in the refrigerator. */
async function room(classes: PackageClass[] = []) {
  const bench = deskBench();
  const cold = received(4, 'u-5a', 'cold');
  await bench.ledger.append([
    sessionStarted(1),
    received(1),
    received(2),
    received(3),
    { ...cold, data: { ...cold.data, classes } } as Draft,
  ]);
  const staff = attendant(bench);
  await staff.begin();
  return { bench, staff };
}

async function countEverything({ bench, staff }: Awaited<ReturnType<typeof room>>, not: number[] = []) {
  for (const zone of bench.desk.directory.zones) {
    await staff.enter(zone.id);
    for (const row of await bench.questions.everythingInRoom()) {
      if (row.zone === zone.id && !not.some((n) => packageId(n) === row.id)) await staff.scan(row.roomCode);
    }
    await staff.done();
  }
  await staff.send({ type: 'compare' });
}

const settle = (n: number, why: 'not-found' | 'collected-unconfirmed' | 'label-lost') =>
  ({
    type: 'discrepancy-settled',
    settlement: { discrepancy: 'missing', package: packageId(n), why },
  }) as const;

describe('an audit', () => {
  test('in which all is there closes at once, with minutes, people and the event to be sealed', async () => {
    const at = await room();
    await countEverything(at);
    await at.staff.send({ type: 'close-audit' });
    expect(at.staff.sees()).toMatchObject({
      at: 'result',
      outcome: { row: { found: 4, missing: 0, extra: 0, misplaced: 0, by: ['s-1'] }, missing: [] },
    });
    const { events } = at.bench.journal;
    const closing = events.find(({ type }) => type === 'audit.closed');
    const [row] = await at.bench.questions.closedAudits(5);
    expect(row?.closing).toEqual({ seq: closing?.seq, hash: closing?.hash });
    expect(at.bench.asked.at(-1)).toMatchObject({ command: 'seal.read' });
  });

  test('tells nothing of what should be there before a zone is closed', async () => {
    const { staff } = await room();
    await staff.enter('shelf-a');
    await staff.scan('K2-0001');
    expect(JSON.stringify(staff.sees())).not.toContain('K2-0002');
    await staff.send({ type: 'zone-seen' });
    expect(staff.sees()).toMatchObject({
      at: 'review',
      review: { seen: 1, unseen: [{ roomCode: 'K2-0002' }, { roomCode: 'K2-0003' }] },
    });
  });

  test('makes what is not there missing, with the reason and somebody to look for it', async () => {
    const at = await room();
    await countEverything(at, [2, 3]);
    await at.staff.send(settle(2, 'not-found'));
    await at.staff.send({ type: 'close-audit' });
    expect(at.staff.sees()).toMatchObject({ at: 'settling' });
    await at.staff.send(settle(3, 'collected-unconfirmed'));
    await at.staff.send({ type: 'close-audit' });
    expect(at.staff.sees()).toMatchObject({ at: 'result', outcome: { row: { found: 2, missing: 2 } } });
    expect(await at.bench.questions.missingWithCode('K2-0002')).not.toBeNull();
    const tasks = await at.bench.questions.openTasks();
    expect(tasks.map(({ kind, about }) => ({ kind, about }))).toEqual([
      { kind: 'missing', about: packageId(2) },
      { kind: 'unconfirmed', about: packageId(3) },
    ]);
  });

  test('prints a label for what lost its own, which stays in the room', async () => {
    const at = await room();
    await countEverything(at, [2]);
    await at.staff.send(settle(2, 'label-lost'));
    expect(at.bench.asked.filter(({ command }) => command === 'label.print')).toHaveLength(1);
    await at.staff.send({ type: 'close-audit' });
    expect(await at.bench.questions.inRoomWithCode('K2-0002')).not.toBeNull();
    expect(await at.bench.questions.openTasks()).toEqual([]);
  });

  test('moves what stands in another zone, and says nothing of it is missing there', async () => {
    const { bench, staff } = await room();
    await staff.enter('floor');
    await staff.scan('K2-0001');
    expect(staff.sees()).toMatchObject({ latest: { code: 'seen', isMoved: true, again: false } });
    expect(await bench.questions.inRoomWithCode('K2-0001')).toMatchObject({ zone: 'floor' });
    await staff.enter('shelf-a');
    await staff.send({ type: 'zone-seen' });
    expect(staff.sees()).toMatchObject({
      review: { unseen: [{ roomCode: 'K2-0002' }, { roomCode: 'K2-0003' }] },
    });
    const moved = bench.journal.events.find(({ type }) => type === 'package.moved');
    expect(moved?.data).toMatchObject({ zone: 'floor', why: 'audit' });
  });

  test('does not miss what came in while it went on', async () => {
    const at = await room();
    await at.bench.ledger.append([received(7)]);
    await countEverything(at, [7]);
    expect(at.staff.sees()).toMatchObject({ at: 'settling', discrepancies: { missing: [] } });
  });

  test('does not miss what was collected while it went on', async () => {
    const at = await room();
    await at.staff.enter('shelf-a');
    await at.staff.scan('K2-0001');
    await at.bench.ledger.append([collected(2)]);
    await countEverything(at);
    expect(at.staff.sees()).toMatchObject({ at: 'settling', discrepancies: { missing: [] } });
  });

  test('finds again what an earlier one missed, in one step, and closes the task', async () => {
    const at = await room();
    await countEverything(at, [2]);
    await at.staff.send(settle(2, 'not-found'));
    await at.staff.send({ type: 'close-audit' });
    await at.staff.begin();
    await at.staff.enter('shelf-a');
    const before = at.bench.journal.events.length;
    await at.staff.scan('K2-0002');
    expect(types(at.bench).slice(before)).toEqual(['package.found', 'task.closed', 'audit.seen']);
    expect(at.staff.sees()).toMatchObject({ latest: { code: 'seen', isFound: true } });
    expect(await at.bench.questions.openTasks()).toEqual([]);
  });

  test('notes a stray label once, and still knows of it after a power cut', async () => {
    const at = await room();
    await at.staff.enter('shelf-a');
    await at.staff.scan('K2-0077');
    await at.staff.scan('K2-0077');
    expect(at.staff.sees()).toMatchObject({ latest: { code: 'stray', again: true } });
    at.staff.powerCut();
    await at.staff.begin();
    await at.staff.scan('K2-0077');
    expect(types(at.bench).filter((type) => type === 'audit.strayed')).toHaveLength(1);
    await countEverything(at);
    expect(at.staff.sees()).toMatchObject({
      discrepancies: { extra: [{ code: 'K2-0077', zone: 'shelf-a', why: null }] },
    });
  });

  test('offers to rescue a parcel that nobody took in', async () => {
    const { bench, staff } = await room();
    await staff.enter('shelf-a');
    await staff.scan('1Z5R89390357567127');
    expect(staff.sees()).toMatchObject({ latest: { code: 'unrecorded', text: '1Z5R89390357567127' } });
    await staff.send({ type: 'rescue-stray', code: '1Z5R89390357567127' });
    await staff.send({ type: 'rescue-stray', code: '1Z5R89390357567127' });
    expect(staff.sees()).toMatchObject({ latest: { code: 'rescued' } });
    expect(await bench.questions.openTasks()).toMatchObject([
      { kind: 'rescue', about: '1Z5R89390357567127' },
    ]);
  });

  test('prints a label for a package in the room of which only the carrier’s is left', async () => {
    const { bench, staff } = await room();
    await bench.ledger.append([
      { ...received(8), data: { ...received(8).data, tracking: '1Z5R89390357567127' } } as Draft,
    ]);
    await staff.enter('shelf-a');
    await staff.scan('1Z5R89390357567127');
    expect(staff.sees()).toMatchObject({ latest: { code: 'carrier-label', roomCode: 'K2-0008' } });
    await staff.send({ type: 'label-again', package: packageId(8) });
    expect(staff.sees()).toMatchObject({ latest: { code: 'label-again' }, place: { seen: 1 } });
    expect(bench.asked.at(-1)).toMatchObject({ command: 'label.print' });
  });

  test('keeps no text of a barcode that might hold a name', async () => {
    const { bench, staff } = await room();
    await staff.enter('shelf-a');
    await staff.scan('Jane Smith, 4B');
    expect(JSON.stringify(bench.journal.events).toUpperCase()).not.toContain('JANE');
  });

  test('stays where it is when the label of another room’s zone is scanned', async () => {
    const { staff } = await room();
    await staff.enter('shelf-a');
    await staff.enter('elsewhere');
    expect(staff.sees()).toMatchObject({ place: { zone: 'shelf-a' }, latest: { code: 'zone-unknown' } });
  });
});

describe('what should not wait any longer', () => {
  const DAY_MS = 24 * 3_600_000;

  test.each([
    ['discarded', 'package.discarded', { why: 'perished' }],
    ['returned', 'package.returned', { told: 'notified-otherwise' }],
    ['held', 'package.held', { why: 'resident-asked' }],
  ] as const)('is %s on the way, once', async (how, type, data) => {
    const { bench, staff } = await room(['perishable']);
    const { clock } = bench.desk;
    const later = { ...bench.desk, clock: { ...clock, now: () => clock.now() + 2 * DAY_MS } };
    const tomorrow = attendant({ ...bench, desk: later });
    await tomorrow.begin();
    await tomorrow.enter('cold');
    await tomorrow.scan('K2-0004');
    await tomorrow.send({ type: 'zone-seen' });
    expect(tomorrow.sees()).toMatchObject({
      review: { due: [{ roomCode: 'K2-0004', because: 'perishable' }] },
    });
    await tomorrow.send({ type: 'due-seen-to', package: packageId(4), how });
    expect(tomorrow.sees()).toMatchObject({ at: 'review', review: { due: [] } });
    expect(bench.journal.events.at(-1)).toMatchObject({ type, data });
    expect(staff.sees()).not.toBeNull();
  });

  test('is listed as soon as the property says, and not before', async () => {
    const dueAfter = async (hours: number, perishableHours: number) => {
      const { bench } = await room(['perishable']);
      const { clock, directory } = bench.desk;
      const property = { ...directory.property, audit: { perishableHours } };
      const later = { ...clock, now: () => clock.now() + hours * 3_600_000 };
      const desk = { ...bench.desk, clock: later, directory: { ...directory, property } };
      const staff = attendant({ ...bench, desk });
      await staff.begin();
      await staff.enter('cold');
      await staff.scan('K2-0004');
      await staff.send({ type: 'zone-seen' });
      return staff.sees();
    };
    expect(await dueAfter(5, 4)).toMatchObject({ review: { due: [{ roomCode: 'K2-0004' }] } });
    expect(await dueAfter(47, 48)).toMatchObject({ review: { due: [] } });
  });
});

describe('the slip of an audit', () => {
  test('is refused while there is no seal', async () => {
    const at = await room();
    await countEverything(at);
    await at.staff.send({ type: 'close-audit' });
    await at.staff.send({ type: 'print-slip' });
    expect(at.staff.sees()).toMatchObject({ slip: 'refused', outcome: { seal: null } });
  });
});
