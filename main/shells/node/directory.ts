/**
 * By hand, on a kiosk of this shell that is stopped: the list of residents in and out of the directory, and what the property
 * says of itself and of its room. `npm run directory -- import|export|site FILE --data FOLDER`
 */
import { randomBytes } from 'node:crypto';
import { directoryCommand } from '../../host/directory-tool/command.ts';
import { fileSecrets } from './file-secrets.ts';

const said = await directoryCommand(process.argv.slice(2), {
  secrets: fileSecrets,
  folder: null,
  random: randomBytes,
  now: Date.now,
});
process[said.ok ? 'stdout' : 'stderr'].write(`${said.ok ? said.value : said.error}\n`);
process.exitCode = said.ok ? 0 : 1;
