/** The data folder of a kiosk that was started once: hashing its first codes takes seconds, and one will do for all. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from '../remove-folder.ts';
import { freePort, torturedHost } from './host.ts';

export async function firstStart(entry: string): Promise<{ data: string; remove: () => Promise<void> }> {
  const data = await mkdtemp(join(tmpdir(), 'packroom-first-'));
  const host = torturedHost(entry, data, await freePort());
  await host.start();
  await host.kill();
  return { data, remove: () => removeFolder(data) };
}
