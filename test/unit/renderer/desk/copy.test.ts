import 'fake-indexeddb/auto';

import { describe, expect, test } from 'vitest';
import { takeCopy } from '../../../../renderer/desk/copy.ts';
import type { Handlers } from '../../../../shared/bridge/contract.ts';
import { DriveId } from '../../../../shared/domain/ids.ts';
import { deskBench } from '../../../harness/desk-bench.ts';
import { received, sessionId, sessionStarted } from '../../../harness/drafts.ts';
import { grant } from '../../../harness/people.ts';

const to = { kind: 'usb', drive: DriveId.parse('8:17') } as const;
const effect = {
  do: 'take-copy',
  by: grant('staff'),
  session: sessionId(9),
  range: 'last-7-days',
  to,
} as const;
const copy = { file: '/media/ANNA/ledger.jsonl', events: 3, hasVerifier: true };

async function desk(answers: Partial<Handlers>) {
  const bench = deskBench({
    'ledger.range': async () => ({ ok: true, value: { from: 2 } }),
    'ledger.export': async () => ({ ok: true, value: copy }),
    ...answers,
  });
  await bench.ledger.append([sessionStarted(1), received(1)]);
  return bench;
}

describe('a copy of the records', () => {
  test('is noted with where it begins and where to, before it is made, and names no stick', async () => {
    const bench = await desk({});
    expect(await takeCopy(bench.desk, effect)).toEqual({ type: 'copy-taken', copy });
    expect(bench.journal.events.at(-1)).toMatchObject({
      seq: 3,
      type: 'ledger.exported',
      data: { session: sessionId(9), from: 2, to: 'usb' },
    });
    expect(JSON.stringify(bench.journal.events)).not.toContain('8:17');
    expect(bench.asked.at(-1)).toEqual({
      command: 'ledger.export',
      input: { range: { from: 2, upTo: null }, to },
    });
  });

  test('since an audit that never was is not taken, and nothing says it was', async () => {
    const bench = await desk({ 'ledger.range': async () => ({ ok: false, error: 'no-audit-yet' }) });
    expect(await takeCopy(bench.desk, effect)).toEqual({ type: 'copy-failed', why: 'no-audit-yet' });
    expect(bench.journal.events).toHaveLength(2);
    expect(bench.reports).toEqual([]);
  });

  test.each([
    ['stick-gone', 'stick-gone'],
    ['stick-full', 'stick-full'],
    ['stick-read-only', 'stick-read-only'],
    ['disk-full', 'kiosk-full'],
    ['seals-contradict', 'records-altered'],
    ['journal-damaged', 'records-altered'],
    ['disk-failed', 'not-copied'],
  ] as const)(
    'that the host refuses (%s) is told in words of the screen, and reported',
    async (error, why) => {
      const bench = await desk({ 'ledger.export': async () => ({ ok: false, error }) });
      expect(await takeCopy(bench.desk, effect)).toEqual({ type: 'copy-failed', why });
      expect(bench.reports).toEqual(['no copy was taken']);
    },
  );

  test('is not taken when the host is gone', async () => {
    const bench = await desk({});
    bench.journal.die();
    expect(await takeCopy(bench.desk, effect)).toEqual({ type: 'copy-failed', why: 'not-copied' });
  });
});
