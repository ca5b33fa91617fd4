import { expect, test } from 'vitest';
import { proposeFromLabel } from '../../../../renderer/desk/label-proposal.ts';
import { deskBench } from '../../../harness/desk-bench.ts';
import { directory, resident } from '../../../harness/people.ts';

const unit = directory.units.find(({ id }) => id === resident.unit)?.name ?? '';

test('a name and a unit of the house are proposed', async () => {
  const bench = await deskBench();
  bench.labelText = [`SHIP TO: ${resident.name.toUpperCase()}`, `APT ${unit}`];
  expect(await proposeFromLabel(bench.desk, '1Z1')).toMatchObject({
    type: 'label-text-read',
    tracking: '1Z1',
    proposal: { resident: { id: resident.id }, reason: 'unit-and-name' },
  });
});

test.each([
  ['no camera, or nothing read in time', null],
  ['nothing on it that the house knows', ['SHIP TO: QUENTIN ZABRISKIE', 'APT 99Z']],
  ['only the unit', [`APT ${unit}`]],
])('%s: the courier is told nothing', async (_, lines) => {
  const bench = await deskBench();
  bench.labelText = lines;
  expect(await proposeFromLabel(bench.desk, '1Z1')).toBeNull();
});
