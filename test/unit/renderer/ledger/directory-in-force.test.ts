import { expect, test } from 'vitest';
import { noteDirectory } from '../../../../renderer/ledger/directory-in-force.ts';
import { ledgerBench } from '../../../harness/ledger-bench.ts';
import { directory } from '../../../harness/people.ts';

const kiosk = { kind: 'kiosk', id: 'k-1' } as const;

test('the ledger says which directory is in force, once for each, and tells nobody’s name', async () => {
  const bench = ledgerBench();
  await noteDirectory(bench, directory, kiosk);
  await noteDirectory(bench, { ...directory, residents: [...directory.residents] }, kiosk);
  const changed = { ...directory, residents: directory.residents.slice(1) };
  await noteDirectory(bench, changed, { kind: 'staff', id: 's-1' });
  const events = await bench.database.events.toArray();
  expect(events.map(({ type, actor, data }) => [type, actor, { ...data, directory: null }])).toEqual([
    ['directory.changed', kiosk, { directory: null, units: 2, residents: 3 }],
    ['directory.changed', { kind: 'staff', id: 's-1' }, { directory: null, units: 2, residents: 2 }],
  ]);
  expect(JSON.stringify(events)).not.toContain('Smith');
});
