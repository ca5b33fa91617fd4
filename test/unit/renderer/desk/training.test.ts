import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { perform } from '../../../../renderer/desk/perform.ts';
import { keepScore, packageWaitingFor } from '../../../../renderer/desk/training.ts';
import type { StaffEffect } from '../../../../renderer/flows/staff-state.ts';
import { followEvents } from '../../../../renderer/ledger/follow.ts';
import { err, ok } from '../../../../shared/basics/result.ts';
import { deskBench } from '../../../harness/desk-bench.ts';
import { sessionId } from '../../../harness/drafts.ts';
import { directory, grant } from '../../../harness/people.ts';

const order: StaffEffect = { do: 'begin-training', by: grant('staff'), session: sessionId(1) };
const ADDRESS = 'http://127.0.0.1:7421/?token=t';
const unit = directory.units[0]?.name ?? '';

describe('an order of training', () => {
  test('is in the ledger and the visit over before the screen goes elsewhere', async () => {
    const bench = deskBench({ 'training.begin': async () => ok({ address: ADDRESS }) });
    const gone: string[] = [];
    const desk = { ...bench.desk, goTo: (address: string) => void gone.push(address) };
    expect(await perform(desk, order)).toBeNull();
    expect(gone).toEqual([ADDRESS]);
    const events = await bench.database.events.toArray();
    expect(events.map(({ type }) => type)).toEqual(['training.ordered', 'session.ended']);
    expect(bench.asked).toContainEqual({ command: 'training.begin', input: { event: events[0]?.id } });
  });

  test('that the host could not follow leaves them signed in, and is said', async () => {
    const bench = deskBench({ 'training.begin': async () => err('not-started') });
    expect(await perform(bench.desk, order)).toEqual({ type: 'no-training' });
    const events = await bench.database.events.toArray();
    expect(events.map(({ type }) => type)).toEqual(['training.ordered']);
  });
});

describe('what a drill needs', () => {
  test('is a package that waits, made once and found again the next time', async () => {
    const { desk } = deskBench();
    const first = await packageWaitingFor(desk, unit);
    expect(first).toMatchObject({ state: 'stored', unit: directory.units[0]?.id });
    expect((await packageWaitingFor(desk, unit))?.id).toBe(first?.id);
  });

  test('is not there for a unit that nobody knows', async () => {
    expect(await packageWaitingFor(deskBench().desk, 'NOWHERE')).toBeNull();
  });

  test('is heard of as it happens, each once and in order, and nothing of before', async () => {
    const { desk, database } = deskBench();
    const score = { drill: 'staff', tookMs: 1, touches: 0, mistakes: 0, hints: 0 } as const;
    await keepScore(desk, score);
    const heard: number[] = [];
    const stop = await followEvents(database, ({ seq }) => void heard.push(seq));
    await keepScore(desk, score);
    await keepScore(desk, score);
    await expect.poll(() => heard).toEqual([2, 3]);
    stop();
    await keepScore(desk, score);
    expect(heard).toEqual([2, 3]);
  });
});

test('a room label of training says so before anything else, and keeps to its four remarks', async () => {
  const bench = deskBench();
  await packageWaitingFor({ ...bench.desk, trainingMark: 'TRAINING' }, unit);
  await expect
    .poll(() => bench.asked.find(({ command }) => command === 'label.print')?.input)
    .toMatchObject({ label: { marks: ['TRAINING'] } });
});
