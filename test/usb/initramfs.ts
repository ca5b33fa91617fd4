/**
 * Packs what the guest runs into an image that the kernel unpacks into memory: a shell, the kernel's USB drivers, the
 * pinned Node with its libraries, the real `usb` package and the guest's program.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'vite';
import type { Parts } from './parts.ts';

const root = join(import.meta.dirname, '..', '..');

/** Runs in the guest as its first process. `poweroff -f` ends the emulator. */
const INIT = `#!/bin/sh
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sys /sys
/bin/busybox mount -t devtmpfs dev /dev
while read module; do /bin/busybox insmod "$module" || echo "could not load $module"; done < /modules/order
/bin/busybox ifconfig lo 127.0.0.1
/bin/busybox ifconfig eth0 10.0.2.15
/bin/systemd-udevd --daemon
cd /guest && /bin/node main.js $(/bin/busybox cat /proc/cmdline)
/bin/busybox poweroff -f
`;

export async function packGuest(parts: Parts, cache: string): Promise<string> {
  const stage = join(cache, 'stage');
  const image = join(cache, 'guest.cpio');
  rmSync(stage, { recursive: true, force: true });
  for (const folder of [
    'bin',
    'proc',
    'sys',
    'dev',
    'tmp',
    'run',
    'etc/udev',
    'modules',
    'guest/node_modules',
  ]) {
    mkdirSync(join(stage, folder), { recursive: true });
  }
  cpSync(parts.busybox, join(stage, 'bin/busybox'));
  cpSync(parts.busybox, join(stage, 'bin/sh'));
  for (const file of parts.modules) cpSync(file, join(stage, 'modules', basename(file)));
  writeFileSync(
    join(stage, 'modules/order'),
    parts.modules.map((file) => `/modules/${basename(file)}\n`).join(''),
  );
  writeFileSync(join(stage, 'init'), INIT, { mode: 0o755 });
  cpSync(parts.udevd, join(stage, 'bin/systemd-udevd'));
  packNode(stage, parts.udevd);
  await bundleProgram(join(stage, 'guest'));
  const list = execFileSync('find', ['.', '-print0'], { cwd: stage });
  execFileSync('cpio', ['--null', '--create', '--format=newc', '--quiet', '--file', image], {
    cwd: stage,
    input: list,
  });
  return image;
}

function packNode(stage: string, udevd: string): void {
  const node = join(root, 'node_modules/node/bin/node');
  const native = join(root, 'node_modules/usb/prebuilds/linux-x64/node.napi.glibc.node');
  cpSync(node, join(stage, 'bin/node'));
  for (const library of librariesOf(node, native, udevd)) {
    mkdirSync(join(stage, dirname(library)), { recursive: true });
    copyFileSync(library, join(stage, library));
  }
  const packages = join(stage, 'guest/node_modules');
  for (const path of ['usb/package.json', 'usb/dist', 'node-gyp-build']) {
    cpSync(join(root, 'node_modules', path), join(packages, path), { recursive: true });
  }
  cpSync(native, join(packages, 'usb/prebuilds/linux-x64/node.napi.glibc.node'));
}

/** Where the loader finds what they are linked with, itself included. */
function librariesOf(...files: readonly string[]): string[] {
  const shown = execFileSync('ldd', files, { encoding: 'utf8' });
  return [...new Set([...shown.matchAll(/(\/\S+\.so\S*) \(0x/g)].flatMap((found) => found[1] ?? []))];
}

/** The real drivers and the real transport, in one file; only native code stays outside, as in the product. */
async function bundleProgram(folder: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: 'test/usb/guest/main.ts',
      target: 'node24',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      copyPublicDir: false,
      rolldownOptions: { external: ['usb'], output: { entryFileNames: 'main.js', format: 'es' } },
    },
    ssr: { noExternal: true, external: ['usb'] },
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
}
