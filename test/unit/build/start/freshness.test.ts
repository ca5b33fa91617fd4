/** When a kiosk that was built has to be built again. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint, isBuilt, markBuilt } from '../../../../build/start/freshness.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'packroom-freshness-'));
  mkdirSync(join(root, 'main/host'), { recursive: true });
  writeFileSync(join(root, 'main/host/host.ts'), 'one');
  markBuilt(root, fingerprint(root));
});
afterEach(() => rmSync(root, { recursive: true }));

it('is fresh while no source changed', () => {
  expect(isBuilt(root)).toBe(true);
});

it('is fresh after a checkout that changed times alone', () => {
  utimesSync(join(root, 'main/host/host.ts'), 1, 1);
  expect(isBuilt(root)).toBe(true);
});

it('is stale after an edit', () => {
  writeFileSync(join(root, 'main/host/host.ts'), 'two');
  expect(isBuilt(root)).toBe(false);
});

it('is stale after a file was added, moved or removed', () => {
  writeFileSync(join(root, 'main/new.ts'), '');
  expect(isBuilt(root)).toBe(false);
  rmSync(join(root, 'main/new.ts'));
  expect(isBuilt(root)).toBe(true);
  rmSync(join(root, 'main/host/host.ts'));
  writeFileSync(join(root, 'main/host/moved.ts'), 'one');
  expect(isBuilt(root)).toBe(false);
});

it('is fresh after a change to what is not part of the product', () => {
  mkdirSync(join(root, 'test'));
  writeFileSync(join(root, 'test/host.test.ts'), 'three');
  expect(isBuilt(root)).toBe(true);
});

it('is stale when dist/ was deleted', () => {
  rmSync(join(root, 'dist'), { recursive: true });
  expect(isBuilt(root)).toBe(false);
});
