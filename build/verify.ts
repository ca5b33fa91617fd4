/**
 * `npm run verify -- FILE…`: says of each exported ledger and each incident pack whether it is intact, or names the first
 * line or file that is not.
 * It is also what the stand-alone verifier is bundled from, so it needs nothing but Node.
 */
import { basename } from 'node:path';
import { run } from './verifier/command.ts';

const [, program = 'packroom-verify.mjs', ...paths] = process.argv;
process.exitCode = await run(paths, `node ${basename(program)}`);
