/**
 * The program that is tortured: the built Node shell, as it is, beside a page of ours in place of the kiosk's. Each
 * run has a copy of its own, so that runs do not meet.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { removeFolder } from '../remove-folder.ts';

const root = join(import.meta.dirname, '../../..');

export interface Program {
  /** What Node is to run. */
  readonly entry: string;
  remove(): Promise<void>;
}

export async function makeProgram(): Promise<Program> {
  if (!existsSync(join(root, 'dist/node/main.js'))) throw new Error('run `npm run build` first');
  // Below the project, so that the shell finds its packages.
  const folder = await mkdtemp(join(root, 'dist/torture-'));
  await mkdir(join(folder, 'node'));
  const entry = join(folder, 'node/main.js');
  await copyFile(join(root, 'dist/node/main.js'), entry);
  const pages = join(folder, 'renderer');
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: '/',
    logLevel: 'warn',
    build: {
      outDir: pages,
      emptyOutDir: true,
      target: 'chrome132',
      minify: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(import.meta.dirname, 'page.html') },
    },
  });
  await rename(join(pages, 'page.html'), join(pages, 'index.html'));
  return { entry, remove: () => removeFolder(folder) };
}
