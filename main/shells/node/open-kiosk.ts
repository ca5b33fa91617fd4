/**
 * A kiosk that a page can reach: its host, the pages, and the one channel between them, on an address of its own. It
 * knows no browser and no terminal; closing it is in the reverse order of opening.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { attach } from '../../bridge/attach.ts';
import { composeKiosk } from '../../compose.ts';
import { openPageFiles } from '../../host/page-files.ts';
import { SOFTWARE } from '../../host/software.ts';
import { nodeFiles } from '../../host/storage/files.ts';
import type { Kiosk, KioskOptions } from '../../kiosk.ts';
import { systemClock } from '../../system-clock.ts';
import { openChannels } from './channel.ts';
import { keyFile } from './key-file.ts';
import { keepPort, portFor } from './port.ts';
import { servePages } from './serve.ts';

const TOKEN_BYTES = 24;

export interface OpenKiosk {
  readonly kiosk: Kiosk;
  readonly origin: string;
  readonly token: string;
  /** With the token. */
  readonly address: string;
  /** `closeScreen` when the strike is locked and before the pages are gone. */
  stop(closeScreen?: () => Promise<void>): Promise<void>;
}

export interface OpenKioskOptions
  extends Pick<
    KioskOptions,
    'folder' | 'room' | 'site' | 'training' | 'ways' | 'startDevices' | 'printPage'
  > {
  readonly port: number | undefined;
  /** Where the machine's own keeper of credentials has this kiosk's key; left out, it lies in the folder. */
  readonly credentials: string | undefined;
  /** Told when a page that was there has gone. */
  readonly onPageGone?: () => void;
}

/** The error is a sentence for the person at the terminal. */
export async function openKiosk(options: OpenKioskOptions): Promise<Result<OpenKiosk, string>> {
  const { port: asked, credentials, onPageGone, ...rest } = options;
  const composed = await composeKiosk({
    ...rest,
    secrets: (paths) =>
      keyFile({ files: nodeFiles, path: join(paths.folder, 'key'), credentials, random: randomBytes }),
    shell: 'node',
    software: SOFTWARE,
    tell: (line) => process.stderr.write(line),
  });
  if (!composed.ok) return err(composed.error.say);
  const kiosk = composed.value;
  const { log } = kiosk.host;
  const { identity } = kiosk.host.foundation;

  const pages = await openPageFiles({ folder: builtPages(), hasRoom: kiosk.roomApi !== null });
  if (pages === null) {
    await kiosk.stop();
    return err('The pages are not built. Build them with: npm run build');
  }
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const complain = (problem: string) => log.warn('the page server', { problem });
  const port = portFor(asked, identity);
  const served = await servePages({ port, token, pages, roomApi: kiosk.roomApi, complain });
  if (!served.ok) {
    await kiosk.stop();
    return err(served.error.say);
  }
  const { origin } = served.value;
  await keepPort(asked, served.value.port, identity, kiosk.paths);
  const channels = openChannels(
    served.value,
    systemClock,
    (channel) => {
      attach(kiosk.host, channel);
      if (onPageGone !== undefined) channel.onClose(onPageGone);
    },
    complain,
  );
  return ok({
    kiosk,
    origin,
    token,
    address: `${origin}/?token=${token}`,
    stop: async (closeScreen) => {
      channels.close();
      await kiosk.stop(async () => {
        await closeScreen?.();
        await served.value.close();
      });
    },
  });
}

/** Beside the bundle, or where the sources find the last build. */
function builtPages(): string {
  const beside = join(import.meta.dirname, '../renderer');
  return existsSync(join(beside, 'index.html'))
    ? beside
    : join(import.meta.dirname, '../../../dist/renderer');
}
