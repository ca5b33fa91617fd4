/**
 * Bundles what the kiosk runs: the page, the Node shell, and the Electron shell with its preload; and the verifier
 * that runs without them. It knows where each begins and which packages stay outside; what is inside is no concern
 * of its.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { fingerprint, markBuilt } from './start/freshness.mjs';
import { elapsed, say } from './start/say.mjs';
import { verifierPage, verifierProgram } from './verifier/bundles.ts';

interface Bundle {
  readonly name: string;
  readonly entry: string;
  readonly config: InlineConfig;
}

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

// Native code and its loaders cannot be bundled, `ws` looks for optional native helpers, and Electron brings itself.
const outside = ['usb', 'serialport', '@node-rs/argon2', 'ws', 'electron'];

const bundles: readonly Bundle[] = [
  {
    name: 'the page',
    entry: 'renderer/vite.config.ts',
    config: {
      configFile: join(root, 'renderer/vite.config.ts'),
      root: join(root, 'renderer'),
      build: { outDir: join(root, 'dist/renderer'), emptyOutDir: true },
    },
  },
  program('the Node shell', 'main/shells/node/main.ts', 'dist/node', 'main.js', outside),
  program('the device process', 'main/shells/node/devices/program.ts', 'dist/node', 'devices.js', outside),
  program('the Electron shell', 'main/shells/electron/main.ts', 'dist/electron', 'main.js', outside),
  program(
    "Electron's device process",
    'main/shells/electron/devices/program.ts',
    'dist/electron',
    'devices.js',
    outside,
  ),
  // A sandboxed preload may require nothing but Electron, and only as CommonJS.
  program('the Electron preload', 'main/shells/electron/preload.ts', 'dist/electron', 'preload.cjs', [
    'electron',
  ]),
  { name: 'the verifier', entry: 'build/verify.ts', config: verifierProgram(root, version) },
  { name: "the verifier's page", entry: 'build/verifier/page.ts', config: verifierPage(root, version) },
];

function program(name: string, entry: string, folder: string, file: string, external: string[]): Bundle {
  return {
    name,
    entry,
    config: {
      configFile: false,
      root,
      build: {
        ssr: entry,
        target: 'node24',
        outDir: folder,
        emptyOutDir: false,
        sourcemap: true,
        minify: false,
        copyPublicDir: false,
        rolldownOptions: {
          external,
          output: { entryFileNames: file, format: file.endsWith('.cjs') ? 'cjs' : 'es' },
        },
      },
      ssr: { noExternal: true, external },
    },
  };
}

const from = fingerprint(root);
for (const { name, entry, config } of bundles) {
  if (!existsSync(join(root, entry))) {
    say(`Left out ${name}: there is no ${entry}.`);
    continue;
  }
  const since = performance.now();
  await build({ ...config, logLevel: 'warn' });
  say(`Built ${name} in ${elapsed(since)}.`);
}
markBuilt(root, from);
