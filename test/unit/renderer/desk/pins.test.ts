import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { verify } from '../../../../renderer/desk/codes.ts';
import { perform } from '../../../../renderer/desk/perform.ts';
import type { StaffEffect } from '../../../../renderer/flows/staff-state.ts';
import { err, ok } from '../../../../shared/basics/result.ts';
import { UnitId } from '../../../../shared/domain/ids.ts';
import { deskBench } from '../../../harness/desk-bench.ts';
import { sessionId } from '../../../harness/drafts.ts';
import { directory, grant } from '../../../harness/people.ts';

const unit = UnitId.parse(directory.units[0]?.id);
const name = directory.units[0]?.name ?? '';
const order: StaffEffect & { do: 'order-pin' } = {
  do: 'order-pin',
  by: grant('staff'),
  session: sessionId(1),
  order: { unit, why: 'forgotten', identity: 'document-seen' },
};

describe('an order of a new PIN', () => {
  test('is in the ledger before the host is asked, which acts on that event; the PIN is not', async () => {
    const bench = deskBench({ 'pin.reissue': async () => ok({ pin: '482915' }) });
    expect(await perform(bench.desk, order)).toEqual({ type: 'pin-shown', pin: '482915' });
    const [event] = await bench.database.events.toArray();
    expect(event).toMatchObject({
      type: 'pin.reissue-ordered',
      data: { unit, why: 'forgotten', identity: 'document-seen' },
    });
    expect(bench.asked.at(-1)).toEqual({ command: 'pin.reissue', input: { event: event?.id } });
    expect(JSON.stringify(await bench.database.events.toArray())).not.toContain('482915');
  });

  test.each([
    ['not-justified', 'sign-in-again'],
    ['disk-full', 'not-recorded'],
  ] as const)('that the host answers with %s is said to be so', async (why, note) => {
    const bench = deskBench({ 'pin.reissue': async () => err(why) });
    expect(await perform(bench.desk, order)).toEqual({ type: 'pin-refused', note });
  });

  test('without a host shows none, and nobody says that no PIN is disabled', async () => {
    const bench = deskBench();
    expect(await perform(bench.desk, order)).toEqual({ type: 'pin-refused', note: 'not-recorded' });
    expect(await perform(bench.desk, { do: 'read-pins' })).toEqual({ type: 'pin-refused', note: 'not-read' });
  });
});

describe('a PIN that is disabled', () => {
  const tried = async (isNew: boolean, typed = name) => {
    const bench = deskBench({ 'code.verify': async () => ({ answer: 'disabled', isNew }) });
    const verified = await verify(bench.desk, { kind: 'resident', unit: typed, code: '482915' });
    expect(verified).toEqual({ ok: false, refused: { why: 'disabled', waitMs: 0 } });
    const events = await bench.database.events.toArray();
    return events.map(({ type, data }) => ({ type, data }));
  };

  test('is told to the ledger when the wrong one came that disabled it', async () => {
    expect(await tried(true)).toEqual([
      { type: 'credential.refused', data: { kind: 'resident', unit, why: 'wrong', waitMs: 0 } },
      { type: 'credential.disabled', data: { unit } },
    ]);
  });

  test('is refused from then on, each time in the ledger', async () => {
    expect(await tried(false)).toEqual([
      { type: 'credential.refused', data: { kind: 'resident', unit, why: 'disabled', waitMs: 0 } },
    ]);
  });

  test('of no unit names none', async () => {
    expect(await tried(true, '99Z')).toEqual([
      { type: 'credential.refused', data: { kind: 'resident', unit: null, why: 'wrong', waitMs: 0 } },
    ]);
  });
});
