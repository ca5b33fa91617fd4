/** Where a kiosk in this shell has its key, for what is done to it by hand while it is stopped. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { SecretsOf } from '../../host/stopped-kiosk.ts';
import { nodeFiles } from '../../host/storage/files.ts';
import { keyFile } from './key-file.ts';

export const fileSecrets: SecretsOf = ({ folder }) =>
  keyFile({
    files: nodeFiles,
    path: join(folder, 'key'),
    credentials: process.env.CREDENTIALS_DIRECTORY,
    random: randomBytes,
  });
