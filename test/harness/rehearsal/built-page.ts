/** Builds the rehearsal's page into a folder of its own, so that two rehearsals do not meet. */
import { mkdtemp, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { removeFolder } from '../remove-folder.ts';

export interface BuiltPage {
  readonly folder: string;
  remove(): Promise<void>;
}

export async function buildPage(): Promise<BuiltPage> {
  const folder = await mkdtemp(join(tmpdir(), 'packroom-rehearsal-page-'));
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: '/',
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome132',
      minify: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(import.meta.dirname, 'page.html') },
    },
  });
  await rename(join(folder, 'page.html'), join(folder, 'index.html'));
  return { folder, remove: () => removeFolder(folder) };
}
