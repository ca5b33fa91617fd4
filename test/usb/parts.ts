/**
 * What the guest is made of, fetched once by apt: an emulator, a shell, and Debian's own kernel with its USB
 * drivers. Where it cannot be had it says why, in words for whoever reads the test run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/basics/result.ts';

export interface Parts {
  readonly kernel: string;
  readonly busybox: string;
  /** Tells programs of what is plugged in: without it libusb hears of nothing that came after its start. */
  readonly udevd: string;
  /** In the order in which they must be loaded. */
  readonly modules: readonly string[];
}

/** The program each package brings. */
const PACKAGES: Readonly<Record<string, string>> = {
  'qemu-system-x86': '/usr/bin/qemu-system-x86_64',
  'busybox-static': '/bin/busybox',
  cpio: '/usr/bin/cpio',
  kmod: '/sbin/modprobe',
};
const KERNEL_PACKAGE = 'linux-image-amd64';
const MODULES = [
  ...['virtio_pci', 'virtio_net', 'vhci-hcd'],
  ...['usblp', 'usbhid', 'hid-generic', 'cdc-acm', 'ch341'],
];

type Said = (line: string) => void;

export function findParts(cache: string, say: Said): Result<Parts, string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return err('it needs Linux on x86-64');
  }
  const absent = Object.keys(PACKAGES).filter((name) => !existsSync(PACKAGES[name] ?? ''));
  const kernelFolder = join(cache, 'kernel');
  const udevd = join(cache, 'udev/bin/udevadm');
  if (absent.length > 0 || !existsSync(join(kernelFolder, 'boot')) || !existsSync(udevd)) {
    if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
      return err(
        `${[...absent, 'a kernel'].join(', ')} must be fetched, for which it needs apt-get and root`,
      );
    }
    const why = fetchAll(absent, cache, say);
    if (why) return err(why);
  }
  const version = readdirSync(join(kernelFolder, 'lib/modules'))[0] ?? '';
  const modules = inOrder(kernelFolder, version);
  if (!modules) return err(`the modules of kernel ${version} are not all there`);
  return ok({
    kernel: join(kernelFolder, 'boot', `vmlinuz-${version}`),
    busybox: PACKAGES['busybox-static'] ?? '',
    udevd,
    modules,
  });
}

/** Null when all is there, otherwise why not. */
function fetchAll(absent: readonly string[], cache: string, say: Said): string | null {
  mkdirSync(cache, { recursive: true });
  const update = run('apt-get', ['update', '-q']);
  if (!update.ok) return `apt-get update failed (${update.error})`;
  if (absent.length > 0) {
    say(`Fetching ${absent.join(', ')}.`);
    const got = run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...absent]);
    if (!got.ok) return `apt-get could not install ${absent.join(', ')} (${got.error})`;
  }
  const depends = run('apt-cache', ['depends', KERNEL_PACKAGE]);
  const kernel = depends.ok ? /Depends: (linux-image-\S+)/.exec(depends.value)?.[1] : undefined;
  if (!kernel) return `apt knows no ${KERNEL_PACKAGE}`;
  return unpack(kernel, cache, 'kernel', say) ?? unpack('udev', cache, 'udev', say);
}

/** Downloads a package and unpacks it without installing it: this machine keeps its own kernel. */
function unpack(name: string, cache: string, folder: string, say: Said): string | null {
  say(`Fetching ${name}.`);
  const got = run('apt-get', ['download', '-q', name], cache);
  const file = readdirSync(cache).find((one) => one.startsWith(`${name}_`) && one.endsWith('.deb'));
  if (!got.ok || !file) return `apt-get could not download ${name}`;
  // What is there under its own name is whole.
  const unfinished = join(cache, `${folder}.unfinished`);
  rmSync(unfinished, { recursive: true, force: true });
  const unpacked = run('dpkg-deb', ['-x', join(cache, file), unfinished]);
  if (!unpacked.ok) return `${file} could not be unpacked (${unpacked.error})`;
  rmSync(join(cache, folder), { recursive: true, force: true });
  renameSync(unfinished, join(cache, folder));
  return null;
}

/** Null when one of them is missing. */
function inOrder(folder: string, version: string): string[] | null {
  run('depmod', ['-b', folder, version]);
  const files: string[] = [];
  for (const name of MODULES) {
    const shown = run('modprobe', ['-S', version, '-d', folder, '--show-depends', name]);
    if (!shown.ok) return null;
    files.push(...[...shown.value.matchAll(/^insmod (\S+)/gm)].flatMap((found) => found[1] ?? []));
  }
  return [...new Set(files)];
}

function run(command: string, args: readonly string[], cwd?: string): Result<string, string> {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin`,
      DEBIAN_FRONTEND: 'noninteractive',
    },
  });
  return status === 0 ? ok(stdout) : err((stderr ?? '').trim().split('\n').at(-1) ?? 'it did not start');
}
