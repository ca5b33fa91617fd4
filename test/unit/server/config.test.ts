import { expect, test } from 'vitest';
import { readConfig } from '../../../server/config.ts';

test('nothing set is a server for this machine alone, with a database of its own', () => {
  expect(readConfig({})).toMatchObject({
    ok: true,
    value: { host: '127.0.0.1', databaseUrl: null, metricsToken: null, proxies: 0 },
  });
});

test('a variable that is set to nothing is not set', () => {
  expect(readConfig({ DATABASE_URL: '', PACKROOM_PORT: '' })).toEqual(readConfig({}));
});

test('what makes no sense is told by its name and never repeated', () => {
  const read = readConfig({ PACKROOM_PORT: '70000', DATABASE_URL: 'mysql://root:hunter2@db/x' });
  expect(read).toMatchObject({ ok: false, error: expect.stringContaining('PACKROOM_PORT') });
  expect(JSON.stringify(read)).toContain('DATABASE_URL');
  expect(JSON.stringify(read)).not.toContain('hunter2');
});
