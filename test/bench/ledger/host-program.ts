/**
 * The host that is measured, in a process of its own: journal, seals, bridge and page server as the Node shell puts
 * them together, before a page that measures instead of a kiosk's.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { attach } from '../../../main/bridge/attach.ts';
import { composeKiosk } from '../../../main/compose.ts';
import { openPageFiles } from '../../../main/host/page-files.ts';
import { nodeFiles } from '../../../main/host/storage/files.ts';
import { openChannels } from '../../../main/shells/node/channel.ts';
import { keyFile } from '../../../main/shells/node/key-file.ts';
import { servePages } from '../../../main/shells/node/serve.ts';
import { systemClock } from '../../../main/system-clock.ts';

/** What the process says to whoever started it. */
export type HostSaid =
  | { readonly say: 'ready'; readonly address: string; readonly port: number }
  | { readonly say: 'memory'; readonly bytes: number };

/** Codes are not what is measured: hashing them with all care would take seconds. */
const CHEAP = { memoryKib: 1_024, passes: 1 };

const say = (said: HostSaid) => process.send?.(said);
const [folder = '', pagesFolder = '', port = '0'] = process.argv.slice(2);
const composed = await composeKiosk({
  folder,
  room: 'simulated',
  startDevices: () => {
    throw new Error('a simulated room has no device process');
  },
  secrets: (paths) =>
    keyFile({
      files: nodeFiles,
      path: join(paths.folder, 'key'),
      credentials: undefined,
      random: randomBytes,
    }),
  shell: 'node',
  software: 'bench',
  tell: (line) => process.stderr.write(line),
  cost: CHEAP,
});
if (!composed.ok) throw new Error(composed.error.say);
const kiosk = composed.value;
const complain = (problem: string) => process.stderr.write(`${problem}\n`);
const pages = await openPageFiles({ folder: pagesFolder, hasRoom: false });
if (pages === null) throw new Error(`there are no pages in ${pagesFolder}`);
const token = randomBytes(24).toString('base64url');
const served = await servePages({ port: Number(port), token, pages, roomApi: null, complain });
if (!served.ok) throw new Error(served.error.say);
const channels = openChannels(served.value, systemClock, (channel) => attach(kiosk.host, channel), complain);

process.on('message', async (asked: 'memory' | 'stop') => {
  if (asked === 'memory') return say({ say: 'memory', bytes: process.memoryUsage().rss });
  channels.close();
  await kiosk.stop(served.value.close);
  process.exit(0);
});
say({ say: 'ready', address: `${served.value.origin}/?token=${token}`, port: served.value.port });
