/** An audit under which the power goes, the host dies, the disk is full, or the printer is out: nothing of it is lost or done twice. */
import { describe, expect, test } from 'vitest';
import type { Seal } from '../../shared/ledger/seal.ts';
import { attendant } from '../harness/attendant.ts';
import { type DeskBench, deskBench } from '../harness/desk-bench.ts';
import { packageId, received, STREAM, sessionStarted } from '../harness/drafts.ts';

type Staff = ReturnType<typeof attendant>;

const SEAL: Seal = {
  stream: STREAM,
  seq: 9,
  hash: 'ab'.repeat(32),
  at: '2026-11-23T21:00:00.000Z',
  sig: 'A'.repeat(86),
};

async function room(answers: Parameters<typeof deskBench>[0] = {}) {
  const bench = deskBench(answers);
  await bench.ledger.append([sessionStarted(1), received(1), received(2), received(3, 'u-5a', 'cold')]);
  return { bench, staff: attendant(bench) };
}

/** What an attendant does from the door to the seal: one is missing, one is misplaced, one is extra. */
const STEPS: readonly ((staff: Staff) => Promise<void>)[] = [
  (staff) => staff.enter('shelf-a'),
  (staff) => staff.scan('K2-0001'),
  (staff) => staff.scan('K2-0003'),
  (staff) => staff.scan('M5-1234'),
  (staff) => staff.send({ type: 'zone-seen' }),
  (staff) => staff.enter('floor'),
  (staff) => staff.send({ type: 'zone-seen' }),
  (staff) => staff.enter('overflow'),
  (staff) => staff.send({ type: 'zone-seen' }),
  (staff) => staff.enter('cold'),
  (staff) => staff.send({ type: 'zone-seen' }),
];

async function close(staff: Staff, cut: (staff: Staff) => Promise<void>): Promise<void> {
  await staff.send({ type: 'next-zone' });
  await staff.send({ type: 'compare' });
  await staff.send({
    type: 'discrepancy-settled',
    settlement: { discrepancy: 'missing', package: packageId(2), why: 'not-found' },
  });
  await cut(staff);
  await staff.send({ type: 'compare' });
  await staff.send({
    type: 'discrepancy-settled',
    settlement: { discrepancy: 'extra', code: 'M5-1234', why: 'never-recorded' },
  });
  await staff.send({ type: 'close-audit' });
}

async function expectExact(bench: DeskBench, staff: Staff): Promise<void> {
  expect(staff.sees()).toMatchObject({
    at: 'result',
    outcome: { row: { found: 2, missing: 1, extra: 1, misplaced: 1, settled: 2 } },
  });
  const types = bench.journal.events.map(({ type }) => type);
  const once = ['audit.started', 'audit.misplaced', 'audit.strayed', 'package.missing', 'audit.closed'];
  for (const type of once)
    expect(
      types.filter((one) => one === type),
      type,
    ).toHaveLength(1);
  const tasks = await bench.questions.openTasks();
  expect(tasks.map(({ kind }) => kind).toSorted()).toEqual(['missing', 'rescue']);
}

const cutOff = async (staff: Staff) => {
  staff.powerCut();
  await staff.begin();
};

describe('a power cut', () => {
  test.each(STEPS.map((_, step) => step))(
    'after step %i of an audit changes nothing of its result',
    async (at) => {
      const { bench, staff } = await room();
      await staff.begin();
      for (const [n, step] of STEPS.entries()) {
        await step(staff);
        if (n === at) await cutOff(staff);
      }
      await close(staff, cutOff);
      await expectExact(bench, staff);
    },
  );

  test('before an answer was seen lets the same be done again, and it is done once', async () => {
    const { bench, staff } = await room();
    await staff.begin();
    for (const step of STEPS) {
      await step(staff);
      await cutOff(staff);
      if (step !== STEPS.at(-1)) await step(staff);
    }
    for (const zone of bench.desk.directory.zones) {
      await staff.enter(zone.id);
      await staff.done();
    }
    await close(staff, cutOff);
    await expectExact(bench, staff);
  });

  test('after the count was closed leaves its result where the board shows it', async () => {
    const { bench, staff } = await room();
    await staff.begin();
    for (const step of STEPS) await step(staff);
    await close(staff, cutOff);
    staff.powerCut();
    expect(await bench.questions.openAudit()).toBeNull();
    expect(await bench.questions.closedAudits(7)).toMatchObject([{ found: 2, missing: 1 }]);
  });
});

describe('a full disk', () => {
  test.each(STEPS.map((_, step) => step))(
    'at step %i is said, and the step is done when there is room',
    async (at) => {
      const { bench, staff } = await room();
      await staff.begin();
      for (const [n, step] of STEPS.entries()) {
        if (n === at) {
          bench.journal.failNext('disk-full');
          await step(staff);
          expect(JSON.stringify(staff.sees())).toContain('not-recorded');
        }
        await step(staff);
      }
      await close(staff, cutOff);
      await expectExact(bench, staff);
    },
  );
});

describe('the host', () => {
  test('that dies under a scan leaves the count where it was', async () => {
    const { bench, staff } = await room();
    await staff.begin();
    await staff.enter('shelf-a');
    bench.journal.die();
    await staff.scan('K2-0001');
    expect(staff.sees()).toMatchObject({ at: 'counting', latest: { code: 'not-recorded' } });
  });
});

describe('the printer', () => {
  test.each([
    [{ ok: true, value: null }, 'ordered'],
    [{ ok: false, error: 'disk-full' }, 'refused'],
  ] as const)('that is out at the slip: the queue says %j, the screen %s', async (answer, slip) => {
    const { staff } = await room({
      'seal.read': async () => ({ seal: SEAL }),
      'label.print': async () => answer,
    });
    await staff.begin();
    for (const step of STEPS) await step(staff);
    await close(staff, cutOff);
    await staff.send({ type: 'print-slip' });
    expect(staff.sees()).toMatchObject({ at: 'result', slip, outcome: { seal: SEAL } });
  });
});
