/**
 * `npm test`: makes a fresh clone ready as `npm start` does, and hands over to the checks, which run on the pinned
 * Node. It knows none of them.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinnedEnvironment, pinnedNode } from './start/pinned-node.mjs';
import { prepare } from './start/prepare.mjs';
import { becomeChild } from './start/run-child.mjs';
import { complain } from './start/say.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const fault = prepare(root);
if (fault) {
  complain(fault);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
} else {
  becomeChild(pinnedNode(root), [join('build', 'checks', 'run.ts'), ...process.argv.slice(2)], {
    cwd: root,
    env: pinnedEnvironment(root),
  });
}
