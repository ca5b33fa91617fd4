/**
 * The Node that everything else runs on: the version named in package.json, kept in `node_modules` by the package
 * `node`. It does not know what is run on it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { withoutOwnNode } from './install.mjs';

/** @param {string} root */
export function pinnedNode(root) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(root, 'node_modules', 'node', 'bin', name);
}

/** @param {string} root */
export function pinnedVersion(root) {
  /** @type {{ devDependencies: Record<string, string> }} */
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return devDependencies.node ?? '';
}

/** @param {string} root */
export function hasPinnedNode(root) {
  const binary = pinnedNode(root);
  if (!existsSync(binary)) return false;
  const { stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return stdout?.trim() === `v${pinnedVersion(root)}`;
}

/**
 * For an npm that was told to run no scripts: the script of the package is run by name.
 * @param {string} root
 * @returns {string | undefined} what went wrong, for the person
 */
export function fetchPinnedNode(root) {
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: join(root, 'node_modules', 'node'),
    env: { ...process.env, PATH: withoutOwnNode(process.env.PATH ?? '', root), npm_config_loglevel: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (hasPinnedNode(root)) return undefined;
  return `Node ${pinnedVersion(root)} could not be fetched for ${process.platform} ${process.arch}.`;
}

/**
 * The environment in which `node` means the pinned one, also for the children of children.
 * @param {string} root
 * @returns {NodeJS.ProcessEnv}
 */
export function pinnedEnvironment(root) {
  const tools = join(root, 'node_modules', '.bin');
  return { ...process.env, PATH: [tools, withoutOwnNode(process.env.PATH ?? '', root)].join(delimiter) };
}
