/** Every test that needs no browser. Those of a person at a screen are Playwright's, in `test/e2e`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,property,misfortune,conformance,story}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // The machines that run this may have two slow cores; a test that hangs is still found.
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
