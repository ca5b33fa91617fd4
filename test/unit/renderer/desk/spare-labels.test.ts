import { expect, test } from 'vitest';
import { printSpareLabels } from '../../../../renderer/desk/spare-labels.ts';
import { isSpare, RoomCode } from '../../../../shared/domain/room-code.ts';
import { deskBench } from '../../../harness/desk-bench.ts';
import { sessionId } from '../../../harness/drafts.ts';
import { grant } from '../../../harness/people.ts';

function codesPrinted(bench: ReturnType<typeof deskBench>): string[] {
  return bench.asked
    .filter(({ command }) => command === 'label.print')
    .map(({ input }) => (input as { label: { roomCode: string } }).label.roomCode);
}

test('spare labels bear codes that no package has, and never the same again', async () => {
  const bench = deskBench();
  const order = () => printSpareLabels(bench.desk, grant('staff'), sessionId(9));
  expect(await order()).toEqual({ type: 'spare-labels-ordered', count: 12 });
  // Tapped twice in a hurry.
  await Promise.all([order(), order()]);
  const codes = codesPrinted(bench);
  expect(codes).toHaveLength(36);
  expect(new Set(codes).size).toBe(36);
  expect(codes[0]).toBe('S2-0001');
  expect(codes.every((code) => RoomCode.safeParse(code).success && isSpare(code))).toBe(true);
});

test('a ledger that takes nothing prints nothing', async () => {
  const bench = deskBench({ 'journal.append': async () => ({ ok: false, error: 'disk-full' }) } as never);
  expect(await printSpareLabels(bench.desk, grant('staff'), sessionId(9))).toEqual({ type: 'not-recorded' });
  expect(codesPrinted(bench)).toEqual([]);
});
