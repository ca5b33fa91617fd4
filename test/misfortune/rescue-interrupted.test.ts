/** Staff take in what was left without a scan, and the power goes: nothing is lost, and the task waits until it is done. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { closeAbandoned, closeCutOff } from '../../renderer/desk/abandoned.ts';
import { perform } from '../../renderer/desk/perform.ts';
import { visitCutOff } from '../../renderer/desk/visit-cut-off.ts';
import { startRescue, stepIntake } from '../../renderer/flows/intake.ts';
import type { IntakeEffect } from '../../renderer/flows/intake-state.ts';
import { ok } from '../../shared/basics/result.ts';
import { TaskId } from '../../shared/domain/ids.ts';
import { deskBench } from '../harness/desk-bench.ts';
import { numberedId, sessionId } from '../harness/drafts.ts';
import { brought, directory, grant } from '../harness/people.ts';

const staff = grant('staff');
const task = TaskId.parse(numberedId(7));

async function bench() {
  const made = deskBench({
    'label.print': async () => ok(null),
    'label.queued': async () => ({ jobs: [] }),
    'grant.after-cut': async () => ({ grant: staff }),
  });
  const { desk, ledger, questions } = made;
  await ledger.append([
    {
      type: 'session.started',
      actor: { kind: 'staff', id: 'desk' },
      data: {
        session: sessionId(1),
        kind: 'staff',
        grant: staff.id,
        carrier: null,
        unit: null,
        by: 'code',
        credential: null,
      },
    },
    {
      type: 'task.opened',
      actor: { kind: 'kiosk', id: 'k' },
      data: { task, kind: 'rescue', about: sessionId(9) },
    },
  ]);
  const begun = await perform(desk, { do: 'begin-rescue', by: staff });
  if (begun?.type !== 'rescue-begun') throw new Error('not begun');
  const { session } = begun;
  const receive: IntakeEffect = {
    do: 'receive',
    session,
    parcel: { tracking: 'LEFT-1', carrier: null, readBy: 'scanner' },
    recipient: { kind: 'unmatched' },
    foundBy: null,
    unit: null,
    resident: null,
    classes: [],
  };
  const from = { session: sessionId(1), grant: staff, door: 'not-asked' } as const;
  const isOpen = async () => (await questions.openTasks()).some(({ id }) => id === task);
  const events = () => made.database.events.toArray();
  return { ...made, session, receive, from, isOpen, events };
}

test('what was scanned before the power went is there, nobody goes on, and the task is still open', async () => {
  const { desk, receive, isOpen, questions, session } = await bench();
  expect((await perform(desk, receive))?.type).toBe('received');
  expect(await visitCutOff(desk)).toBeNull();
  await closeCutOff(desk);
  expect(await questions.openSessions()).toEqual([]);
  expect(await questions.ofSession(session)).toMatchObject([{ tracking: 'LEFT-1', place: 'in-room' }]);
  expect(await isOpen()).toBe(true);
});

test('closed whole, its packages are of staff, and the task is done in the same write', async () => {
  const { desk, receive, isOpen, session, events } = await bench();
  const received = await perform(desk, receive);
  if (received?.type !== 'received') throw new Error('not received');
  const packages = [brought(received.received)];
  const before = (await events()).length;
  const close: IntakeEffect = { do: 'close-intake', session, packages, declared: 1, task };
  expect(await perform(desk, close)).toEqual({ type: 'session-closed' });
  expect(await isOpen()).toBe(false);
  const written = (await events()).slice(before);
  expect(written.at(-1)).toMatchObject({
    type: 'task.closed',
    actor: { kind: 'staff', id: session },
    data: { task, outcome: 'taken-in' },
  });
  const taken = (await events()).find(({ type }) => type === 'package.received');
  expect(taken?.actor).toEqual({ kind: 'staff', id: session });
});

test('a visit in which nothing was taken in leaves the task for somebody to say how it ended', async () => {
  const { desk, isOpen, session } = await bench();
  const close: IntakeEffect = { do: 'close-intake', session, packages: [], declared: 0, task };
  expect(await perform(desk, close)).toEqual({ type: 'session-closed' });
  expect(await isOpen()).toBe(true);
});

test('whoever finds nothing goes back with one touch, and not past a package that is in hand', () => {
  const from = { session: sessionId(1), grant: staff, door: 'not-asked' } as const;
  const state = startRescue({ session: sessionId(2), grant: staff, rescue: { task, from } });
  const back = stepIntake(directory, state, { type: 'back' });
  expect(back.effects).toMatchObject([{ do: 'close-intake', session: sessionId(2), packages: [] }]);
  if (state.at !== 'ready') throw new Error(state.at);
  const courier = { ...state, visit: { ...state.visit, rescue: null } };
  expect(stepIntake(directory, courier, { type: 'back' }).state).toBe(courier);
});

test('the end of the visit leads back to the board, signed in as before', () => {
  const from = { session: sessionId(1), grant: staff, door: 'not-asked' } as const;
  const state = startRescue({ session: sessionId(2), grant: staff, rescue: { task, from } });
  const summary = stepIntake(directory, state, { type: 'finish' }).state;
  const closing = stepIntake(directory, summary, { type: 'all-in-place' });
  expect(closing.effects).toMatchObject([{ do: 'close-intake', session: sessionId(2), task }]);
  expect(stepIntake(directory, closing.state, { type: 'session-closed' }).effects).toEqual([
    { do: 'back-to-board', visit: from },
  ]);
});

test('whoever walks away from it leaves both visits closed', async () => {
  const { desk, session, from, questions } = await bench();
  const state = startRescue({ session, grant: staff, rescue: { task, from } });
  await closeAbandoned(desk, { flow: 'intake', state }, 'idle');
  expect(await questions.openSessions()).toEqual([]);
});
