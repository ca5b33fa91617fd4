/** One calm line on the terminal for each thing that takes time. */

/** @param {string} text */
export function say(text) {
  process.stdout.write(`packroom  ${text}\n`);
}

/** @param {string} text */
export function complain(text) {
  process.stderr.write(`packroom  ${text}\n`);
}

/**
 * @param {number} sinceMs a reading of `performance.now()`
 * @returns {string} such as `26 s` or `0.4 s`
 */
export function elapsed(sinceMs) {
  const seconds = (performance.now() - sinceMs) / 1000;
  return `${seconds < 9.95 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}
