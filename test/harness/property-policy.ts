/** Changes what the property of a stopped kiosk wants, as its file would, and leaves its people as they are. */

import { onStoppedKiosk } from '../../main/host/stopped-kiosk.ts';
import { readSealedJson, writeSealedJson } from '../../main/host/storage/sealed-json.ts';
import { fileSecrets } from '../../main/shells/node/file-secrets.ts';
import { Directory } from '../../shared/domain/directory.ts';

export async function sayOfProperty(data: string, said: Partial<Directory['property']>): Promise<void> {
  const done = await onStoppedKiosk(data, fileSecrets, async ({ paths, keys, sealing }) => {
    const read = await readSealedJson(sealing.files, paths.directory, Directory, keys.people, 'directory');
    if (!read.ok) return read;
    const directory = { ...read.value, property: { ...read.value.property, ...said } };
    return writeSealedJson(sealing, paths.directory, directory, keys.people, 'directory');
  });
  if (!done.ok || !done.value.ok) throw new Error(`the policy was not changed: ${JSON.stringify(done)}`);
}
