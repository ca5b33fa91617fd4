import { describe, expect, test } from 'vitest';
import { enrolCommand } from '../../../../../main/host/server-link/enrol-command.ts';
import { ServerAddress } from '../../../../../main/host/server-link/link-file.ts';

describe('where a server answers', () => {
  test.each([
    ['https://parcels.example.com', 'https://parcels.example.com'],
    ['https://parcels.example.com/', 'https://parcels.example.com'],
    [' https://parcels.example.com:8443 ', 'https://parcels.example.com:8443'],
    ['http://127.0.0.1:8443', 'http://127.0.0.1:8443'],
    ['http://localhost:8443/', 'http://localhost:8443'],
    ['http://[::1]:8443', 'http://[::1]:8443'],
  ])('may be written %s', (text, address) => {
    expect(ServerAddress.parse(text)).toBe(address);
  });

  test.each([
    ['without https on another machine', 'http://parcels.example.com', 'without https'],
    ['that only sounds like this machine', 'http://127.0.0.1.example.com', 'without https'],
    ['with a path', 'https://example.com/parcels', 'without a path'],
    ['with a user and a password', 'https://anna:secret@example.com', 'without a path'],
    ['of another kind', 'ftp://example.com', 'without https'],
    ['that is none', 'parcels', 'without a path'],
  ])('is not taken %s', (_, text, why) => {
    const read = ServerAddress.safeParse(text);
    expect(read.error?.issues[0]?.message).toContain(why);
  });
});

describe('a slip of whoever types is told', () => {
  const tool = {
    secrets: () => {
      throw new Error('no kiosk is touched');
    },
    folder: null,
  };
  test.each([
    ['without a kiosk', [], 'which kiosk'],
    ['without a server', ['--data', '/nowhere'], 'which server'],
    ['without a code', ['--data', '/nowhere', '--server', 'https://example.com'], 'the code'],
    ['of an option', ['--dta', '/nowhere'], '--dta'],
  ])('%s', async (_, args, why) => {
    expect(await enrolCommand(args, tool)).toEqual({ ok: false, error: expect.stringContaining(why) });
  });
});
