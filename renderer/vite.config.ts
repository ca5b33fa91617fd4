/** How the pages are bundled: everything from this machine, nothing inline, so that the strictest page policy holds. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The reader of label text asks for its language by a name that it makes itself. */
const assetFileNames = ({ names }: { readonly names: readonly string[] }) =>
  names.some((name) => name.endsWith('.traineddata.gz'))
    ? 'assets/language-4.0.0/[name][extname]'
    : 'assets/[name]-[hash][extname]';

export default defineConfig({
  root: page('.'),
  // Electron serves it under a scheme of its own and the host under /: both are the root.
  base: '/',
  plugins: [react()],
  // The thread that reads barcodes loads its second decoder only where it needs it.
  worker: { format: 'es' },
  build: {
    outDir: page('../dist/renderer'),
    emptyOutDir: true,
    target: 'chrome132',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { assetFileNames },
      input: ['index.html', 'room.html', 'poster.html'].map(page).filter((file) => existsSync(file)),
    },
  },
});
