/** Which Node is new enough. */
import { expect, it } from 'vitest';
import { isAtLeast } from '../../../../build/start/node-version.mjs';

it.each([
  ['v20.19.0', '20.19.0', true],
  ['v20.18.9', '20.19.0', false],
  ['v18.20.8', '20.19.0', false],
  ['v24.0.0', '20.19.0', true],
  // As numbers, not as letters.
  ['v20.9.0', '20.19.0', false],
  ['v100.0.0', '20.19.0', true],
  ['v20.19.0-nightly', '20.19.0', true],
])('Node %s against %s: %j', (version, least, enough) => {
  expect(isAtLeast(version, least)).toBe(enough);
});
