/**
 * Where a Chromium, Chrome or Edge is kept on each system. It looks for files only: it starts nothing, and it does
 * not know what the browser is wanted for.
 */
import { posix, win32 } from 'node:path';

const onPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const inApplications = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const inProgramFiles = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

/**
 * @param {{ platform: string, env: Environment, exists: (path: string) => boolean }} machine
 * @returns {string | undefined} the path of the first one found; `PACKROOM_BROWSER` goes before all
 */
export function findBrowser({ platform, env, exists }) {
  const named = env.PACKROOM_BROWSER ? [env.PACKROOM_BROWSER] : [];
  return [...named, ...places(platform, env)].find(exists);
}

/**
 * @param {string} platform
 * @param {Environment} env
 * @returns {string[]}
 */
function places(platform, env) {
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA];
    return pairs(inProgramFiles, roots, win32.join);
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', env.HOME && posix.join(env.HOME, 'Applications')];
    return pairs(inApplications, roots, posix.join);
  }
  return pairs(onPath, [...(env.PATH ?? '').split(':'), '/snap/bin'], posix.join);
}

/**
 * The kind of browser counts more than the folder it is in.
 * @param {readonly string[]} names
 * @param {readonly (string | undefined)[]} roots
 * @param {(root: string, name: string) => string} join
 */
function pairs(names, roots, join) {
  return names.flatMap((name) => roots.flatMap((root) => (root ? [join(root, name)] : [])));
}

/**
 * @param {string} platform
 * @param {Environment} env
 */
export function hasDisplay(platform, env) {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
