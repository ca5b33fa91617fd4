import 'fake-indexeddb/auto';

import { describe, expect, test } from 'vitest';
import { makePosters } from '../../../../renderer/desk/posters.ts';
import type { Handlers, OutputOf } from '../../../../shared/bridge/contract.ts';
import { DriveId } from '../../../../shared/domain/ids.ts';
import { deskBench } from '../../../harness/desk-bench.ts';
import { sessionId } from '../../../harness/drafts.ts';
import { grant } from '../../../harness/people.ts';

const to = { kind: 'usb', drive: DriveId.parse('8:17') } as const;
const posters = { file: '/media/ANNA/posters.pdf', sheets: 2 };
const asked = {
  do: 'make-posters',
  by: grant('staff'),
  session: sessionId(9),
  wish: { languages: ['en', 'ar'] as ('en' | 'ar')[], paper: 'a4' },
  to,
} as const;
const desk = (answers: Partial<Handlers> = {}) =>
  deskBench({ 'posters.make': async () => ({ ok: true, value: posters }), ...answers });

describe('posters', () => {
  test('are ordered in the ledger before they are made, and the stick has no name there', async () => {
    const bench = desk();
    expect(await makePosters(bench.desk, asked)).toEqual({ type: 'posters-made', posters });
    const order = bench.journal.events.at(-1);
    expect(order).toMatchObject({
      type: 'posters.ordered',
      data: { languages: ['en', 'ar'], paper: 'a4', to: 'usb', session: sessionId(9) },
    });
    expect(bench.asked.at(-1)).toEqual({ command: 'posters.make', input: { event: order?.id, to } });
    expect(JSON.stringify(bench.journal.events)).not.toContain('8:17');
  });

  type Refusal = Extract<OutputOf<'posters.make'>, { ok: false }>['error'];
  test.each<[Refusal, string]>([
    ['not-drawn', 'not-drawn'],
    ['stick-gone', 'stick-gone'],
    ['stick-full', 'stick-full'],
    ['stick-read-only', 'stick-read-only'],
    ['disk-full', 'kiosk-full'],
    ['disk-failed', 'not-copied'],
    ['not-justified', 'not-copied'],
  ])('that the host refuses with %s are told as %s', async (error, why) => {
    const bench = desk({ 'posters.make': async () => ({ ok: false, error }) });
    expect(await makePosters(bench.desk, asked)).toEqual({ type: 'posters-failed', why });
    expect(bench.reports).toHaveLength(1);
  });

  test('are not made while the order cannot be written down', async () => {
    const bench = desk();
    bench.journal.failNext('disk-failed');
    expect(await makePosters(bench.desk, asked)).toEqual({ type: 'posters-failed', why: 'not-copied' });
    expect(bench.asked).toEqual([]);
  });
});
