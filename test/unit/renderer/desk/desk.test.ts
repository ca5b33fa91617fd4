import 'fake-indexeddb/auto';

import { describe, expect, test, vi } from 'vitest';
import { closeAbandoned, closeCutOff } from '../../../../renderer/desk/abandoned.ts';
import { verify } from '../../../../renderer/desk/codes.ts';
import { releaseDoor } from '../../../../renderer/desk/door.ts';
import { closeIntake, lookUp, receive } from '../../../../renderer/desk/intake.ts';
import { dropSettled } from '../../../../renderer/desk/intake-corrections.ts';
import { printPrepared } from '../../../../renderer/desk/labels.ts';
import { perform } from '../../../../renderer/desk/perform.ts';
import { verifyResident } from '../../../../renderer/desk/pickup.ts';
import { collect } from '../../../../renderer/desk/shelf.ts';
import { visitCutOff } from '../../../../renderer/desk/visit-cut-off.ts';
import { newVisit } from '../../../../renderer/flows/intake.ts';
import type { Received } from '../../../../renderer/flows/intake-state.ts';
import { DoorId } from '../../../../shared/domain/ids.ts';
import type { PackageClass } from '../../../../shared/domain/package.ts';
import { RoomCode } from '../../../../shared/domain/room-code.ts';
import type { Draft } from '../../../../shared/events/event.ts';
import { type DeskBench, deskBench } from '../../../harness/desk-bench.ts';
import { jobId, received, sessionId, sessionStarted } from '../../../harness/drafts.ts';
import { brought, directory, grant, resident } from '../../../harness/people.ts';

const session = sessionId(1);
const unit = directory.units[0] ?? null;

async function take(bench: DeskBench, tracking: string, classes: PackageClass[] = []): Promise<Received> {
  const told = await receive(bench.desk, {
    do: 'receive',
    session,
    parcel: { tracking, carrier: 'ups', readBy: 'scanner' },
    recipient: { kind: 'resident', resident: resident.id, unit: resident.unit },
    foundBy: 'unit',
    unit,
    resident,
    classes,
  });
  if (told.type !== 'received') throw new Error(`not received: ${told.type}`);
  return told.received;
}

const types = async (bench: DeskBench) => (await bench.database.events.toArray()).map((event) => event.type);

describe('receiving a parcel', () => {
  test('of a form that was three times said to be of one carrier, in two visits, proposes it', async () => {
    const bench = deskBench();
    const said = async (n: number, visit: number) => {
      const draft = received(n);
      if (draft.type !== 'package.received') throw new Error('not a package');
      const tracking = `UUS000000000000${n}`;
      await bench.ledger.append([
        { ...draft, data: { ...draft.data, session: sessionId(visit), tracking, carrier: 'uniuni' } },
      ]);
    };
    await said(1, 1);
    await said(2, 1);
    expect(await lookUp(bench.desk, 'UUS0570455416253')).toMatchObject({ learned: null });
    await said(3, 2);
    expect(await lookUp(bench.desk, 'UUS0570455416253')).toMatchObject({ learned: 'uniuni' });
    expect(await lookUp(bench.desk, 'VEH0570455416253')).toMatchObject({ learned: null });
  });

  test('records it, names its place, and hands one label to the queue', async () => {
    const bench = deskBench();
    const taken = await take(bench, '1Z1', ['perishable']);
    expect(taken).toMatchObject({ roomCode: 'K2-0001', unit: '4B', zone: { id: 'cold' }, label: 'prepared' });
    await vi.waitFor(() => expect(bench.asked.map((one) => one.command)).toContain('label.print'));
    expect(bench.asked.find((one) => one.command === 'label.print')?.input).toEqual({
      job: taken.job,
      label: {
        roomCode: 'K2-0001',
        unit: '4B',
        zone: 'Refrigerator',
        date: 'Nov 23, 2026',
        marks: ['PERISHABLE'],
      },
    });
  });

  test('sends pictures of the lines that not every printer has letters for, and of no others', async () => {
    const bench = deskBench();
    const asked: string[] = [];
    const desk = {
      ...bench.desk,
      mark: () => 'عاجل',
      drawText: async (text: string) => {
        asked.push(text);
        return { width: 8, height: 1, bits: 'gA' };
      },
    };
    const taken = await take({ ...bench, desk }, '1Z1', ['perishable']);
    await vi.waitFor(() => expect(bench.asked.map((one) => one.command)).toContain('label.print'));
    expect(asked).toEqual(['عاجل']);
    expect(bench.asked.find((one) => one.command === 'label.print')?.input).toMatchObject({
      job: taken.job,
      label: { marks: ['عاجل'], drawn: { marks: { width: 8, height: 1, bits: 'gA' } } },
    });
  });

  test('a line that cannot be drawn does not keep a label from being printed', async () => {
    const bench = deskBench();
    const desk = {
      ...bench.desk,
      mark: () => 'عاجل',
      drawText: async () => Promise.reject(new Error('no canvas')),
    };
    await take({ ...bench, desk }, '1Z1', ['perishable']);
    await vi.waitFor(() => expect(bench.asked.map((one) => one.command)).toContain('label.print'));
    expect(bench.reports).toContain('a line of a label was not drawn');
  });

  test('a second one gets the next room code', async () => {
    const bench = deskBench();
    await take(bench, '1Z1');
    expect((await take(bench, '1Z2')).roomCode).toBe('K2-0002');
  });

  test('keeps the hash of its photo, once it is there', async () => {
    const bench = deskBench();
    const { package: id } = await take(bench, '1Z1');
    await vi.waitFor(async () =>
      expect(await bench.questions.package(id)).toMatchObject({ photo: 'ab'.repeat(32) }),
    );
  });

  test.each(['no-camera', 'camera-failed'] as const)(
    'with %s: goes on, and the event says why there is no photo',
    async (why) => {
      const bench = deskBench();
      bench.camera = { ok: false, error: why };
      const { package: id } = await take(bench, '1Z1');
      await vi.waitFor(async () =>
        expect(await bench.questions.package(id)).toMatchObject({ photo: null, noPhoto: why }),
      );
    },
  );

  test('when the disk has no room for photos: says so, and keeps the package', async () => {
    const bench = deskBench({ 'photo.keep': async () => ({ ok: false, error: 'disk-full' }) });
    const { package: id } = await take(bench, '1Z1');
    await vi.waitFor(async () =>
      expect(await bench.questions.package(id)).toMatchObject({ noPhoto: 'disk-full' }),
    );
  });

  test('on a full disk is not taken in: not even the code is looked at, and the door stays shut', async () => {
    const bench = deskBench();
    bench.level = 'full';
    expect(await perform(bench.desk, { do: 'verify-courier', code: '1234' })).toEqual({ type: 'not-taking' });
    expect(
      await perform(bench.desk, {
        do: 'receive',
        session,
        parcel: { tracking: '1Z1', carrier: null, readBy: 'scanner' },
        recipient: { kind: 'unmatched' },
        foundBy: null,
        unit: null,
        resident: null,
        classes: [],
      }),
    ).toEqual({ type: 'not-taking' });
    expect([bench.asked, bench.journal.events]).toEqual([[], []]);
  });

  test('for nobody that could be found opens a task for staff', async () => {
    const bench = deskBench();
    await receive(bench.desk, {
      do: 'receive',
      session,
      parcel: { tracking: 'X1', carrier: null, readBy: 'keypad' },
      recipient: { kind: 'unmatched' },
      foundBy: null,
      unit: null,
      resident: null,
      classes: [],
    });
    expect(await bench.questions.openTasks()).toMatchObject([{ kind: 'unmatched' }]);
  });

  test('is told apart from one that is here already', async () => {
    const bench = deskBench();
    await take(bench, '1Z1');
    expect(await lookUp(bench.desk, '1Z1')).toMatchObject({ roomCode: 'K2-0001' });
    expect(await lookUp(bench.desk, '1Z2')).toMatchObject({ roomCode: null });
  });

  test('without a host is not called recorded', async () => {
    const bench = deskBench();
    bench.journal.die();
    expect(
      await receive(bench.desk, {
        do: 'receive',
        session,
        parcel: { tracking: '1Z1', carrier: null, readBy: 'scanner' },
        recipient: { kind: 'unmatched' },
        foundBy: null,
        unit: null,
        resident: null,
        classes: [],
      }),
    ).toEqual({ type: 'not-recorded' });
  });

  test('labels that were prepared when the power went are handed over again, the same job', async () => {
    const bench = deskBench({ 'label.print': async () => ({ ok: false, error: 'disk-failed' }) });
    const { job } = await take(bench, '1Z1');
    await printPrepared(bench.desk);
    const jobs = bench.asked.filter((one) => one.command === 'label.print').map((one) => one.input);
    expect(jobs).toEqual([expect.objectContaining({ job }), expect.objectContaining({ job })]);
  });
});

describe('codes', () => {
  test('a right one starts a session; neither the code nor a name gets into the ledger', async () => {
    const bench = deskBench();
    const verified = await verify(bench.desk, { kind: 'courier', code: '482915' });
    expect(verified.ok).toBe(true);
    const events = await bench.database.events.toArray();
    expect(events.map((event) => event.type)).toEqual(['session.started']);
    expect(JSON.stringify(events)).not.toContain('482915');
  });

  test('a wrong one is counted in the ledger, with the wait', async () => {
    const bench = deskBench({ 'code.verify': async () => ({ answer: 'wrong', waitMs: 30_000 }) });
    const verified = await verify(bench.desk, { kind: 'resident', unit: '4b', code: '482915' });
    expect(verified).toEqual({ ok: false, refused: { why: 'wrong', waitMs: 30_000 } });
    const [event] = await bench.database.events.toArray();
    expect(event).toMatchObject({ type: 'credential.refused', data: { unit: 'u-4b', why: 'wrong' } });
    expect(JSON.stringify(event)).not.toContain('482915');
  });

  test('with no host nobody gets in', async () => {
    const bench = deskBench();
    bench.journal.die();
    expect((await verify(bench.desk, { kind: 'staff', code: '123456' })).ok).toBe(false);
  });

  test('with a ledger that takes nothing nobody gets in either', async () => {
    const bench = deskBench();
    bench.journal.failNext('disk-full');
    expect((await verify(bench.desk, { kind: 'staff', code: '123456' })).ok).toBe(false);
  });
});

describe('the door', () => {
  test('opens for an event that is in the ledger before', async () => {
    const bench = deskBench();
    expect(await releaseDoor(bench.desk, { do: 'release-door', session, grant: grant('courier') })).toBe(
      'open-now',
    );
    const [ordered] = await bench.database.events.toArray();
    expect(ordered?.type).toBe('door.release-ordered');
    expect(bench.asked.at(-1)).toEqual({
      command: 'door.release',
      input: { event: ordered?.id, door: 'main' },
    });
  });

  test('is ordered for fifteen seconds more where somebody of the unit needs longer, and for nobody else', async () => {
    const bench = deskBench();
    for (const by of [grant('resident', 'u-4b'), grant('resident', 'u-5a'), grant('staff')]) {
      await releaseDoor(bench.desk, { do: 'release-door', session, grant: by });
    }
    const orders = await bench.database.events.toArray();
    expect(orders.map(({ data }) => data.holdMs)).toEqual([20_000, 5_000, 5_000]);
  });

  test('is not even asked when the order could not be recorded', async () => {
    const bench = deskBench();
    bench.journal.failNext('disk-failed');
    expect(await releaseDoor(bench.desk, { do: 'release-door', session, grant: grant('courier') })).toBe(
      'did-not-open',
    );
    expect(bench.asked.some((one) => one.command === 'door.release')).toBe(false);
  });

  test('that the host does not open is said so', async () => {
    const bench = deskBench({ 'door.release': async () => ({ ok: false, error: 'no-strike' }) });
    expect(await releaseDoor(bench.desk, { do: 'release-door', session, grant: grant('courier') })).toBe(
      'did-not-open',
    );
  });
});

describe('pickup', () => {
  test('shows what waits for the unit whose PIN was right, and what is taken is gone', async () => {
    const bench = deskBench();
    const taken = await take(bench, '1Z1');
    const told = await verifyResident(bench.desk, '4B', '123456');
    expect(told).toMatchObject({ type: 'pin-granted', packages: [{ roomCode: 'K2-0001' }] });
    if (told.type !== 'pin-granted') throw new Error('not let in');
    const { session: visit, grant: shown } = told;
    expect(
      await collect(bench.desk, {
        do: 'collect',
        by: { session: visit, grant: shown },
        package: taken.package,
        confirmedBy: 'scan',
      }),
    ).toMatchObject({ type: 'collected' });
    expect(await verifyResident(bench.desk, '4B', '123456')).toMatchObject({ packages: [] });
  });
});

describe('a courier under whom the page broke', () => {
  test('goes on with what they had brought, if the host knows their code', async () => {
    const known = grant('courier');
    const bench = deskBench({ 'grant.after-cut': async () => ({ grant: known }) });
    await bench.ledger.append([sessionStarted(1)]);
    const taken = await take(bench, '1Z1', ['heavy']);
    const visit = await visitCutOff(bench.desk);
    expect(visit).toMatchObject({
      session,
      grant: known,
      last: { unit, resident },
      packages: [
        { ...taken, parcel: { tracking: '1Z1', carrier: 'ups' }, classes: ['heavy'], isPlaced: false },
      ],
    });
    await closeCutOff(bench.desk, session);
    expect(await bench.questions.openSessions()).toHaveLength(1);
  });

  test('begins anew when the host no longer knows them', async () => {
    const bench = deskBench({ 'grant.after-cut': async () => ({ grant: null }) });
    await bench.ledger.append([sessionStarted(1), received(1)]);
    expect(await visitCutOff(bench.desk)).toBeNull();
  });
});

describe('a visit that nobody ended', () => {
  test('is closed, and packages that nobody put away become a task', async () => {
    const bench = deskBench();
    await bench.ledger.append([sessionStarted(1), received(1)]);
    await closeCutOff(bench.desk);
    expect(await bench.questions.openSessions()).toEqual([]);
    expect(await bench.questions.openTasks()).toMatchObject([{ kind: 'count-mismatch', about: session }]);
    expect((await types(bench)).slice(-2)).toEqual(['session.ended', 'task.opened']);
  });

  test('is closed once: an idle visit that was finished before leaves no second end', async () => {
    const bench = deskBench();
    await bench.ledger.append([sessionStarted(1)]);
    await closeIntake(bench.desk, { do: 'close-intake', session, packages: [], declared: 0, task: null });
    const visit = newVisit(session, grant('courier'));
    await closeAbandoned(
      bench.desk,
      { flow: 'intake', state: { at: 'ready', visit, problem: null } },
      'idle',
    );
    expect((await types(bench)).filter((type) => type === 'session.ended')).toHaveLength(1);
  });
});

describe('what a courier left without a scan', () => {
  const opened: Draft = {
    type: 'door.opened',
    actor: { kind: 'kiosk', id: 'kiosk-1' },
    data: { log: 1, door: DoorId.parse('main') },
  };
  const shut: Draft = { ...opened, type: 'door.closed', data: { log: 2, door: DoorId.parse('main') } };
  const unseen: Draft = { ...opened, type: 'door.unknown', data: { log: 2, door: DoorId.parse('main') } };
  const released: Draft = { ...opened, type: 'door.released', data: { log: 3, door: DoorId.parse('main') } };
  const close = (bench: ReturnType<typeof deskBench>, declared: number) =>
    closeIntake(bench.desk, { do: 'close-intake', session, packages: [], declared, task: null });

  test('is looked for when they say that they brought more than they scanned', async () => {
    const bench = deskBench();
    await bench.ledger.append([sessionStarted(1)]);
    await close(bench, 2);
    expect(await bench.questions.openTasks()).toMatchObject([{ kind: 'rescue', about: session }]);
    expect(await types(bench)).toContain('session.counted');
  });

  test('is looked for when the door was opened and nothing was scanned, whatever they say', async () => {
    const bench = deskBench();
    await bench.ledger.append([sessionStarted(1)]);
    await bench.ledger.append([opened]);
    await close(bench, 0);
    expect(await bench.questions.openTasks()).toMatchObject([{ kind: 'rescue' }]);
  });

  test('is looked for when they walked away from an open door without a word', async () => {
    const bench = deskBench();
    await bench.ledger.append([sessionStarted(1)]);
    await bench.ledger.append([opened]);
    await closeCutOff(bench.desk);
    expect(await bench.questions.openTasks()).toMatchObject([{ kind: 'rescue' }]);
  });

  test.each([
    ['stood open before they came', [opened], []],
    ['stood open before they came, and was shut by them', [opened], [shut]],
    ['is not seen, and its strike let go', [opened, unseen], [released]],
  ] as const)('is looked for when the door %s', async (_, before, after) => {
    const bench = deskBench();
    await bench.ledger.append(before);
    await bench.ledger.append([sessionStarted(1), ...after]);
    await close(bench, 0);
    expect(await bench.questions.openTasks()).toMatchObject([{ kind: 'rescue' }]);
  });

  test('is nothing when the door stayed shut', async () => {
    const bench = deskBench();
    await bench.ledger.append([opened, shut]);
    await bench.ledger.append([sessionStarted(1)]);
    await close(bench, 0);
    expect(await bench.questions.openTasks()).toEqual([]);
  });
});

describe('what a courier corrects', () => {
  const withdraw = (taken: Received) =>
    ({ do: 'withdraw', session, package: taken.package, job: taken.job, why: 'not-left' }) as const;

  test('a package that is undone leaves the room, and its label the queue', async () => {
    const bench = deskBench();
    const taken = await take(bench, '1Z1');
    expect(await perform(bench.desk, withdraw(taken))).toEqual({ type: 'withdrawn' });
    expect(await bench.questions.countInRoom()).toBe(0);
    expect(bench.asked).toContainEqual({ command: 'label.drop', input: { job: taken.job } });
    expect(await lookUp(bench.desk, '1Z1')).toMatchObject({ roomCode: null });
  });

  test('a label that was to be dropped when the power went is dropped at the next start', async () => {
    let taken: Received | null = null;
    const bench = deskBench({
      'label.drop': async () => {
        throw new Error('the host is gone');
      },
      'label.queued': async () => ({ jobs: taken === null ? [] : [taken.job, jobId(77)] }),
    });
    taken = await take(bench, '1Z1');
    await perform(bench.desk, withdraw(taken));
    bench.asked.length = 0;
    await dropSettled(bench.desk);
    expect(bench.asked.filter(({ command }) => command === 'label.drop')).toEqual([
      { command: 'label.drop', input: { job: taken.job } },
    ]);
  });

  test('without a host nothing is called undone', async () => {
    const bench = deskBench();
    const taken = await take(bench, '1Z1');
    bench.journal.die();
    expect(await perform(bench.desk, withdraw(taken))).toEqual({ type: 'not-recorded' });
  });

  test('a spare label gives its code to one package, and to no second one', async () => {
    const bench = deskBench();
    const [one, two] = [await take(bench, '1Z1'), await take(bench, '1Z2')];
    const spare = RoomCode.parse('S2-0007');
    const use = (taken: Received) =>
      perform(bench.desk, { do: 'use-spare', package: taken.package, job: taken.job, roomCode: spare });
    expect(await use(one)).toEqual({ type: 'relabelled', package: one.package, roomCode: spare });
    expect(await use(two)).toEqual({ type: 'spare-used' });
    expect(await bench.questions.inRoomWithCode(spare)).toMatchObject({ id: one.package });
  });

  test('what was put in its place already is not stored a second time at the end', async () => {
    const bench = deskBench();
    await bench.ledger.append([sessionStarted(1)]);
    const taken = await take(bench, '1Z1');
    await perform(bench.desk, { do: 'place', session, packages: [taken.package], zone: taken.zone });
    const packages = [brought(taken, { isPlaced: true })];
    await closeIntake(bench.desk, { do: 'close-intake', session, packages, declared: 1, task: null });
    expect((await types(bench)).filter((type) => type === 'package.stored')).toHaveLength(1);
  });

  test('a package for somebody who moved away waits for no unit, and staff are told what to do with it', async () => {
    const bench = deskBench();
    const former = { ...resident, movedAway: { packages: 'forward' } } as const;
    await receive(bench.desk, {
      do: 'receive',
      session,
      parcel: { tracking: '1Z1', carrier: 'ups', readBy: 'scanner' },
      recipient: { kind: 'former', resident: former.id },
      foundBy: 'name',
      unit: null,
      resident: former,
      classes: [],
    });
    expect(await bench.questions.waitingFor(resident.unit)).toEqual([]);
    expect(await bench.questions.openTasks()).toMatchObject([{ kind: 'forward' }]);
  });
});
