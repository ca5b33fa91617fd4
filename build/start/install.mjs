/**
 * Puts the packages of the lock file into `node_modules`, when they are not there as written. npm keeps a list of
 * what it has put there, and that list is the stamp: it is right after an `npm install` by hand, too.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage */
/** @typedef {{ packages: Record<string, LockedPackage> }} Lock */

/**
 * @param {Lock} wanted package-lock.json
 * @param {Lock | undefined} installed node_modules/.package-lock.json
 * @returns {string[]} the paths of packages that are missing or of another version
 */
export function differences(wanted, installed) {
  return Object.entries(wanted.packages)
    .filter(([path, locked]) => {
      if (path === '') return false;
      const there = installed?.packages[path];
      // The binaries of other systems are optional, and are rightly not there.
      if (there === undefined) return !locked.optional && !locked.devOptional;
      return there.version !== locked.version;
    })
    .map(([path]) => path);
}

/** @param {string} root */
export function isInstalled(root) {
  const wanted = readLock(join(root, 'package-lock.json'));
  return wanted !== undefined && differences(wanted, readLock(installedList(root))).length === 0;
}

/** @param {string} root */
export function isFirstInstall(root) {
  return !existsSync(installedList(root));
}

/**
 * @param {string} root
 * @returns {string | undefined} what went wrong, for the person; npm itself has said more
 */
export function install(root) {
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // npm is about to remove node_modules: neither it nor its scripts may run on the Node that is in there.
    env: { ...process.env, PATH: withoutOwnNode(process.env.PATH ?? '', root) },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.error) return `npm could not be started: ${npm.error.message}.`;
  if (npm.status !== 0) return 'The packages could not be installed. What npm said is above.';
  return undefined;
}

/**
 * @param {string} path
 * @param {string} root
 */
export function withoutOwnNode(path, root) {
  const own = join(root, 'node_modules');
  return path
    .split(delimiter)
    .filter((folder) => !folder.startsWith(own))
    .join(delimiter);
}

/** @param {string} root */
function installedList(root) {
  return join(root, 'node_modules', '.package-lock.json');
}

/**
 * @param {string} path
 * @returns {Lock | undefined}
 */
function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
