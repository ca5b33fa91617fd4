import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { perform } from '../../../../renderer/desk/perform.ts';
import type { StaffEffect } from '../../../../renderer/flows/staff-state.ts';
import { err } from '../../../../shared/basics/result.ts';
import type { Handlers } from '../../../../shared/bridge/contract.ts';
import { deskBench } from '../../../harness/desk-bench.ts';
import { sessionId } from '../../../harness/drafts.ts';
import { grant } from '../../../harness/people.ts';

type Order = StaffEffect & { do: 'order-credential' };
const order = (of: Order['order']['order'], badge: string | null = null): Order => ({
  do: 'order-credential',
  by: grant('staff'),
  session: sessionId(1),
  order: { order: of, carrier: 'ups', why: 'lost' },
  badge,
});
const code = { code: '482915', from: '2026-11-23T09:00:00.000Z', oldUntil: null };
const willing: Partial<Handlers> = {
  'courier-code.hand-over': async () => ({ ok: true, value: code }),
  'courier-badge.enrol': async () => ({ ok: true, value: null }),
  'courier-badges.end': async () => ({ ok: true, value: null }),
};

describe('an order of staff about a carrier’s code', () => {
  test('is in the ledger before the host is asked, which acts on that event', async () => {
    const bench = deskBench(willing);
    expect(await perform(bench.desk, order('next-code'))).toEqual({ type: 'code-shown', code });
    const [event] = await bench.database.events.toArray();
    expect(event).toMatchObject({
      type: 'courier-credential.ordered',
      data: { order: 'next-code', carrier: 'ups', why: 'lost' },
    });
    expect(bench.asked.at(-1)).toEqual({ command: 'courier-code.hand-over', input: { event: event?.id } });
    expect(JSON.stringify(event)).not.toContain(code.code);
  });

  test('about a badge says no word of the badge in the ledger', async () => {
    const bench = deskBench(willing);
    expect(await perform(bench.desk, order('enrol-badge', 'DRIVER/00417'))).toEqual({
      type: 'order-done',
      note: 'badge-enrolled',
    });
    expect(bench.asked.at(-1)?.input).toMatchObject({ badge: 'DRIVER/00417' });
    expect(JSON.stringify(await bench.database.events.toArray())).not.toContain('DRIVER/00417');
    expect(await perform(bench.desk, order('end-badges'))).toMatchObject({ note: 'badges-ended' });
  });

  test.each([
    ['taken', 'taken'],
    ['not-justified', 'sign-in-again'],
    ['disk-full', 'not-recorded'],
  ] as const)('that the host answers with %s is said to be so', async (why, note) => {
    const bench = deskBench({ 'courier-badge.enrol': async () => err(why) });
    expect(await perform(bench.desk, order('enrol-badge', 'DRIVER/00417'))).toEqual({
      type: 'order-done',
      note,
    });
  });

  test('with no host shows no code', async () => {
    const bench = deskBench();
    expect(await perform(bench.desk, order('next-code'))).toEqual({
      type: 'order-done',
      note: 'not-recorded',
    });
    expect(await perform(bench.desk, { do: 'read-carrier-codes' })).toEqual({
      type: 'codes-read',
      carriers: [],
    });
  });
});
