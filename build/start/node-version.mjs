/**
 * Which Node is good enough, and for what. It compares numbers and asks no machine.
 */

/** The oldest Node that can set the project up; the kiosk itself runs on the pinned one. */
export const oldest = '20.19.0';

/**
 * @param {string} version such as `20.19.0` or `v20.19.0`
 * @param {string} least
 */
export function isAtLeast(version, least) {
  const have = numbers(version);
  const need = numbers(least);
  for (let place = 0; place < 3; place++) {
    const difference = (have[place] ?? 0) - (need[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** @param {string} version */
function numbers(version) {
  return version.replace(/^v/, '').split('-')[0]?.split('.').map(Number) ?? [];
}
