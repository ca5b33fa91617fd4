import { expect, test } from 'vitest';
import { printZoneLabels } from '../../../../renderer/desk/zone-labels.ts';
import { deskBench } from '../../../harness/desk-bench.ts';
import { sessionId } from '../../../harness/drafts.ts';
import { directory, grant } from '../../../harness/people.ts';

test('every zone gets a label for its wall, once it is in the ledger that staff asked for them', async () => {
  const bench = deskBench();
  const told = await printZoneLabels(bench.desk, grant('staff'), sessionId(9));
  expect(told).toEqual({ type: 'zone-labels-ordered', count: directory.zones.length });
  const labels = bench.asked.filter(({ command }) => command === 'label.print').map(({ input }) => input);
  expect(labels).toMatchObject(
    directory.zones.map(({ id, name, kind }) => ({ label: { zone: id, name, kind } })),
  );
  expect(new Set(labels.map((input) => (input as { job: string }).job)).size).toBe(labels.length);
});
