/**
 * Power that goes between release and confirmation, a strike that is dead, a sensor that tells nothing, people and
 * packages that are changed while a resident stands at the shelf: nothing is given out that was not confirmed, and
 * what nobody knows becomes a task.
 */
import { describe, expect, test } from 'vitest';
import { closeAbandoned, closeCutOff } from '../../renderer/desk/abandoned.ts';
import { verifyPass, verifyResident } from '../../renderer/desk/pickup.ts';
import { CredentialId, DoorId, UnitId } from '../../shared/domain/ids.ts';
import type { Draft } from '../../shared/events/event.ts';
import { type DeskBench, deskBench } from '../harness/desk-bench.ts';
import { numberedId, packageId, received, sessionId } from '../harness/drafts.ts';
import { grant } from '../harness/people.ts';
import { type ResidentDesk, RIGHT_PIN, residentAt } from '../harness/resident-desk.ts';
import { sample } from '../harness/samples.ts';

const passId = CredentialId.parse(numberedId(0xc4ed));
const door = DoorId.parse('main');
let log = 0;
const seen = (type: 'door.released' | 'door.opened' | 'door.closed' | 'door.unknown'): Draft =>
  sample(type, { door, log: ++log });
const collected = async (bench: DeskBench) =>
  (await bench.database.events.toArray()).filter(({ type }) => type === 'package.collected').length;
const tasks = async (bench: DeskBench) =>
  (await bench.questions.openTasks()).map(({ kind, about }) => [kind, about]);

async function atTheShelf(...answers: Parameters<typeof deskBench>) {
  const bench = deskBench(...answers);
  await bench.ledger.append([seen('door.closed'), received(1), received(2)]);
  const resident = residentAt(bench);
  await resident.tells(...RIGHT_PIN);
  return { bench, resident };
}

const visitOf = (resident: ResidentDesk) => {
  const state = resident.state();
  if (!('visit' in state)) throw new Error(`nobody is let in: ${state.at}`);
  return state.visit;
};

describe('the power goes', () => {
  test('between the order and the opening: nobody was inside, and nobody looks for anything', async () => {
    const { bench, resident } = await atTheShelf();
    expect(visitOf(resident).door).toBe('open-now');
    await closeCutOff(bench.desk);
    expect(await bench.questions.openSessions()).toEqual([]);
    expect(await tasks(bench)).toEqual([]);
  });

  test('between the opening and a confirmation: the packages stay, and staff look at the shelf', async () => {
    const { bench, resident } = await atTheShelf();
    const { session } = visitOf(resident);
    await bench.ledger.append([seen('door.released'), seen('door.opened')]);
    await resident.tells({ type: 'tapped', package: packageId(1) });
    await closeCutOff(bench.desk);
    expect(await collected(bench)).toBe(1);
    expect(await bench.questions.waitingFor(UnitId.parse('u-4b'))).toMatchObject([{ id: packageId(2) }]);
    expect(await tasks(bench)).toEqual([['unconfirmed', session]]);
  });

  test('after everything was told of: nothing is left to look for', async () => {
    const { bench, resident } = await atTheShelf();
    await bench.ledger.append([seen('door.released'), seen('door.opened')]);
    await resident.tells(
      { type: 'tapped', package: packageId(1) },
      { type: 'something-wrong', package: packageId(2) },
      { type: 'doubt', what: 'not-there' },
    );
    await closeCutOff(bench.desk);
    expect(await tasks(bench)).toEqual([['not-there', packageId(2)]]);
  });
});

describe('a resident walks away', () => {
  const idle = (bench: DeskBench, resident: ResidentDesk) =>
    closeAbandoned(bench.desk, { flow: 'pickup', state: resident.state() }, 'idle');

  test('while they are asked what they took: staff look at the shelf, the package stays', async () => {
    const { bench, resident } = await atTheShelf();
    await bench.ledger.append([seen('door.opened')]);
    await resident.tells({ type: 'tapped', package: packageId(1) }, { type: 'finish' });
    expect(resident.state().at).toBe('asking');
    const { session } = visitOf(resident);
    await idle(bench, resident);
    expect(await tasks(bench)).toEqual([['unconfirmed', session]]);
    expect(await bench.questions.countInRoom()).toBe(1);
  });

  test('from a door that never opened: there is nothing to look at', async () => {
    const { bench, resident } = await atTheShelf();
    await idle(bench, resident);
    expect(await tasks(bench)).toEqual([]);
  });

  test('from a door whose sensor tells nothing: a strike that let go counts as open', async () => {
    const { bench, resident } = await atTheShelf();
    await bench.ledger.append([seen('door.unknown'), seen('door.released')]);
    await idle(bench, resident);
    expect(await tasks(bench)).toEqual([['unconfirmed', visitOf(resident).session]]);
  });
});

describe('the strike is dead', () => {
  test('the resident is told, asks again, and is asked about nothing at the end', async () => {
    const { resident } = await atTheShelf({
      'door.release': async () => ({ ok: false, error: 'no-strike' }),
    });
    expect(visitOf(resident).door).toBe('did-not-open');
    await resident.tells({ type: 'open-door' });
    expect(visitOf(resident)).toMatchObject({ door: 'did-not-open', wasOpen: false });
    await resident.tells({ type: 'finish' });
    expect(resident.state()).toMatchObject({ at: 'goodbye', taken: 0, left: 2 });
  });

  test('staff open with a key: what the resident takes is confirmed as ever', async () => {
    const { bench, resident } = await atTheShelf({
      'door.release': async () => ({ ok: false, error: 'no-strike' }),
    });
    await resident.tells({ type: 'tapped-all' });
    expect(await collected(bench)).toBe(2);
    expect(resident.state().at).toBe('goodbye');
  });
});

describe('while a resident stands at the shelf', () => {
  test('they leave the directory: they take what is their unit’s all the same', async () => {
    const { bench, resident } = await atTheShelf();
    const { directory } = bench.desk;
    const emptied: DeskBench = {
      ...bench,
      desk: { ...bench.desk, directory: { ...directory, units: [], residents: [] } },
    };
    const same = residentAt(emptied);
    await same.tells(...RIGHT_PIN, { type: 'tapped', package: packageId(1) });
    expect(visitOf(same)).toMatchObject({ taken: [packageId(1)] });
    expect(visitOf(resident).packages).toHaveLength(2);
  });

  test('staff give the package to another unit: it is not theirs any more, and leaves their list', async () => {
    const { bench, resident } = await atTheShelf();
    const other = UnitId.parse('u-5a');
    await bench.ledger.append([
      sample('package.reassigned', { package: packageId(1), recipient: { kind: 'unit', unit: other } }),
    ]);
    await resident.tells({ type: 'tapped', package: packageId(1) });
    expect(resident.state()).toMatchObject({ at: 'packages', problem: { code: 'not-here-now' } });
    expect(await bench.questions.waitingFor(other)).toMatchObject([{ id: packageId(1) }]);
  });

  test('it was recorded, and nobody learned of it: said again, it is not recorded again', async () => {
    const { bench, resident } = await atTheShelf();
    const { session } = visitOf(resident);
    await bench.ledger.append([sample('package.collected', { package: packageId(1), session })]);
    await resident.tells({ type: 'tapped', package: packageId(1) });
    expect(visitOf(resident).taken).toEqual([packageId(1)]);
    expect(await collected(bench)).toBe(1);
  });
});

describe('coming back', () => {
  test('within twenty minutes, though nothing waits: they are let in, and the visit counts no package', async () => {
    const { bench, resident } = await atTheShelf();
    await resident.tells({ type: 'tapped-all' });
    const again = residentAt(bench);
    await again.tells(...RIGHT_PIN, { type: 'open-door' });
    expect(visitOf(again)).toMatchObject({ packages: [], door: 'open-now' });
    await again.tells({ type: 'finish' });
    expect(await collected(bench)).toBe(2);
    expect(await tasks(bench)).toEqual([]);
  });

  test('with a pass whose packages have gone opens nothing: it may be a copy', async () => {
    const pass = {
      ...grant('resident', 'u-4b'),
      pass: { id: passId, holder: 'delegate', packages: null },
    } as const;
    const { bench, resident } = await atTheShelf({
      'pass.verify': async () => ({ answer: 'granted', grant: pass }),
    });
    await resident.tells({ type: 'tapped-all' });
    expect(await verifyPass(bench.desk, 'a pass')).toMatchObject({ packages: [], isBackAgain: false });
  });

  test('with the pass of somebody who was sent: all that they did is under their pass', async () => {
    const bench = deskBench({
      'pass.verify': async () => ({
        answer: 'granted',
        grant: {
          ...grant('resident', 'u-4b'),
          pass: { id: passId, holder: 'delegate', packages: [packageId(1), packageId(2)] },
        },
      }),
    });
    await bench.ledger.append([received(1), received(2)]);
    const sent = residentAt(bench);
    await sent.tells(
      { type: 'scanned', scanned: { text: 'eyJhbGciOiJFZERTQSJ9.e30.AAAA', aim: null, by: 'camera' } },
      { type: 'something-wrong', package: packageId(1) },
      { type: 'doubt', what: 'damaged' },
      { type: 'tapped-all' },
      { type: 'tapped', package: packageId(1) },
      { type: 'rate', rating: 'good' },
    );
    const events = (await bench.database.events.toArray()).filter(({ actor }) => actor.kind !== 'courier');
    const theirs = events.filter(({ actor }) => actor.kind !== 'kiosk');
    expect(theirs.map(({ type }) => type)).toEqual([
      'session.started',
      'door.release-ordered',
      'package.doubted',
      'package.collected',
      'package.collected',
      'session.ended',
      'session.rated',
    ]);
    for (const { actor } of theirs) expect(actor).toEqual({ kind: 'delegate', id: passId });
  });

  test('of a unit that picked nothing up opens nothing', async () => {
    const bench = deskBench();
    expect(await verifyResident(bench.desk, '4B', '482915')).toMatchObject({
      packages: [],
      isBackAgain: false,
    });
  });
});

describe('a locker', () => {
  const inLocker = async (answers: Parameters<typeof deskBench>[0]) => {
    const bench = deskBench(answers);
    const { zone, slot } = { zone: 'shelf-a', slot: '07' };
    await bench.ledger.append([
      received(1),
      sample('package.moved', { package: packageId(1), session: sessionId(9), zone, slot } as never),
    ]);
    const resident = residentAt(bench);
    await resident.tells(...RIGHT_PIN, { type: 'open-locker', package: packageId(1) });
    return { bench, resident };
  };

  test('opens on an order that is in the ledger first', async () => {
    const { bench, resident } = await inLocker({ 'locker.open': async () => ({ ok: true, value: null }) });
    expect(visitOf(resident).locker).toMatchObject({ answer: 'open' });
    const order = (await bench.database.events.toArray()).find(
      ({ type }) => type === 'locker.release-ordered',
    );
    expect(bench.asked.at(-1)).toEqual({ command: 'locker.open', input: { event: order?.id } });
  });

  test('that is jammed is said, and the package stays', async () => {
    const { bench, resident } = await inLocker({
      'locker.open': async () => ({ ok: false, error: 'jammed' }),
    });
    expect(visitOf(resident).locker).toMatchObject({ answer: 'did-not-open' });
    expect(await bench.questions.countInRoom()).toBe(1);
  });

  test('stays shut while another one stands open', async () => {
    const { bench, resident } = await inLocker({ 'locker.open': async () => ({ ok: true, value: null }) });
    await bench.ledger.append([sample('locker.opened', { log: ++log })]);
    const asked = bench.asked.length;
    await resident.tells({ type: 'open-locker', package: packageId(1) });
    expect(visitOf(resident).locker).toMatchObject({ answer: 'another-is-open' });
    expect(bench.asked).toHaveLength(asked);
  });
});
