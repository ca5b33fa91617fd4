/** By hand, on a kiosk of this shell that is stopped: `npm run enrol -- --data FOLDER --server https://… --code 7X0A-76TM`. */
import { enrolCommand } from '../../host/server-link/enrol-command.ts';
import { fileSecrets } from './file-secrets.ts';

const said = await enrolCommand(process.argv.slice(2), { secrets: fileSecrets, folder: null });
process[said.ok ? 'stdout' : 'stderr'].write(`${said.ok ? said.value : said.error}\n`);
process.exitCode = said.ok ? 0 : 1;
