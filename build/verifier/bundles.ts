/**
 * How the two stand-alone verifiers are bundled: a program for plain Node, and a page that works from a disk. Nothing
 * stays outside of either, and both are left readable.
 */
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { header } from './header.ts';
import { onePage } from './one-page.ts';

export function verifierProgram(
  root: string,
  version: string,
  outDir = join(root, 'dist/verify'),
): InlineConfig {
  const note = header(version, [
    'To run it, with Node 18 or later and nothing installed:',
    '',
    '    node packroom-verify.mjs FILE…',
    '',
    'It ends with 0 if every file is intact, 1 if one is not, 2 if one cannot be read.',
  ]);
  return {
    configFile: false,
    root,
    build: {
      ssr: 'build/verify.ts',
      target: 'node18',
      outDir,
      emptyOutDir: false,
      minify: false,
      copyPublicDir: false,
      rolldownOptions: {
        output: {
          entryFileNames: 'packroom-verify.mjs',
          format: 'es',
          postBanner: `/*\n${note.replaceAll(/^(?=.)/gm, ' * ').replaceAll(/^$/gm, ' *')}\n */`,
        },
      },
    },
    ssr: { noExternal: true },
  };
}

export function verifierPage(
  root: string,
  version: string,
  outDir = join(root, 'dist/verify'),
): InlineConfig {
  const note = header(version, ['To run it, open this file in a browser and drop the export on it.']);
  return {
    configFile: false,
    root,
    plugins: [
      onePage({ template: join(import.meta.dirname, 'page.html'), fileName: 'packroom-verify.html', note }),
    ],
    build: {
      target: ['chrome109', 'edge109', 'firefox115', 'safari16.4'],
      outDir,
      emptyOutDir: false,
      minify: false,
      cssMinify: false,
      copyPublicDir: false,
      lib: { entry: 'build/verifier/page.ts', formats: ['iife'], name: 'packroomVerify' },
    },
  };
}
