import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keysFrom, readSecret, secretOf } from '../../../server/keys.ts';
import { systemRandom } from '../../../server/system.ts';
import { removeFolder } from '../../harness/remove-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'packroom-keys-'));
afterAll(() => removeFolder(folder));

test('a secret is made once, for the server alone, and is the same at the next start', async () => {
  const path = join(folder, 'a', 'server.key');
  const made = await secretOf(path, systemRandom);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(await secretOf(path, systemRandom)).toEqual(made);
});

test('a secret that is none is refused, not replaced', async () => {
  const path = join(folder, 'damaged.key');
  writeFileSync(path, 'half a ke');
  expect(await secretOf(path, systemRandom)).toMatchObject({ ok: false });
  expect(readSecret('A'.repeat(42)).ok).toBe(false);
});

test('each use has a key of its own', () => {
  const keys = keysFrom(new Uint8Array(32).fill(1));
  expect(keys.for('photos')).toEqual(keys.for('photos'));
  expect(keys.for('photos')).not.toEqual(keys.for('passes'));
  expect(keys.for('photos')).toHaveLength(32);
});
