/**
 * Whether what was built is still what the sources say. It compares contents, not times: a checkout or a restored
 * cache changes times and nothing else.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const sources = [
  'shared',
  'hardware',
  'main',
  'renderer',
  'build/bundle.ts',
  'build/verify.ts',
  'build/verifier',
  'package-lock.json',
  'tsconfig.json',
];

/**
 * @param {string} root
 * @returns {string} one number for all that a bundle is made from
 */
export function fingerprint(root) {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, root, source);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} root
 * @param {string} path
 */
function addTo(hash, root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  let names;
  try {
    names = readdirSync(full);
  } catch {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
    return;
  }
  for (const name of names.sort()) addTo(hash, root, `${path}/${name}`);
}

/** @param {string} root */
export function isBuilt(root) {
  const stamp = stampFile(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}

/**
 * @param {string} root
 * @param {string} from the fingerprint taken before the build, so that an edit meanwhile is not lost
 */
export function markBuilt(root, from) {
  const stamp = stampFile(root);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, from);
}

/** @param {string} root */
function stampFile(root) {
  return join(root, 'dist', '.built-from');
}
