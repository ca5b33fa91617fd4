/**
 * Makes a fresh clone ready for work: a Node that will do, the packages, the pinned Node. `npm start` and `npm test`
 * both begin here; what comes after is theirs.
 */
import { install, isFirstInstall, isInstalled } from './install.mjs';
import { isAtLeast, oldest } from './node-version.mjs';
import { fetchPinnedNode, hasPinnedNode, pinnedVersion } from './pinned-node.mjs';
import { elapsed, say } from './say.mjs';

/**
 * @param {string} root
 * @returns {string | undefined} why it cannot be made ready, for the person
 */
export function prepare(root) {
  if (!isAtLeast(process.version, oldest)) {
    return `This is Node ${process.version}; Packroom needs Node ${oldest} or newer. Get one at https://nodejs.org.`;
  }
  if (!isInstalled(root)) {
    const from = performance.now();
    say(
      isFirstInstall(root)
        ? 'Installing packages (about half a minute) …'
        : 'The packages changed: installing …',
    );
    const fault = install(root);
    if (fault) return fault;
    say(`Installed in ${elapsed(from)}.`);
  }
  if (!hasPinnedNode(root)) {
    say(`Fetching Node ${pinnedVersion(root)}, which the kiosk runs on …`);
    const fault = fetchPinnedNode(root);
    if (fault) return fault;
  }
  return undefined;
}
