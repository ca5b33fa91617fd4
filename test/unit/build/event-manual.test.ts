import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { manual } from '../../../build/event-manual.ts';

test('the manual of events is the one that the catalogue makes', async () => {
  const written = await readFile(new URL('../../../docs/events.md', import.meta.url), 'utf8');
  expect(written, 'run `npm run manual`').toBe(manual());
});
