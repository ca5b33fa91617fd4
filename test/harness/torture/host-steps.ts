/**
 * Loaded into the host before its own program (`node --import`): kills it at a named step of an append, by standing
 * between it and the file system. The program itself runs as it is built.
 */
import { fstatSync, ftruncateSync, writeSync } from 'node:fs';
import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';

/** Where in an append the host can die, in the order in which they come. */
export const hostSteps = [
  'journal-unwritten',
  'journal-half-written',
  'journal-unsynced',
  'journal-synced',
  'seal-half-written',
  'seal-unsynced',
] as const;
export type HostStep = (typeof hostSteps)[number];

export interface DieAt {
  readonly step: HostStep;
  /** How much of what was not synced gets to the disk: from 0 up to 1. */
  readonly part: number;
}

const watched = { [`${sep}journal${sep}`]: 'journal', [`${sep}seals${sep}`]: 'seal' } as const;

/** In bytes: how far the file was written, and how much of that is sure to be on the disk. */
interface Sizes {
  written: number;
  synced: number;
}

const open = new Map<FileHandle, Sizes>();
let wanted: DieAt | null = null;

if (process.send !== undefined) {
  process.on('message', (order: DieAt) => {
    wanted = order;
  });
  const openFile = fs.open;
  fs.open = async (path, ...rest) => {
    const file = await openFile(path, ...rest);
    const of = Object.entries(watched).find(([folder]) => String(path).includes(folder))?.[1];
    if (of !== undefined) watch(file, of);
    return file;
  };
  // The program imported `open` by its name.
  syncBuiltinESMExports();
}

function watch(file: FileHandle, of: 'journal' | 'seal'): void {
  const write = file.write.bind(file) as (...given: unknown[]) => Promise<{ bytesWritten: number }>;
  const datasync = file.datasync.bind(file);
  const close = file.close.bind(file);
  const sizes: Sizes = { written: fstatSync(file.fd).size, synced: fstatSync(file.fd).size };
  open.set(file, sizes);
  const instead = async (bytes: Uint8Array, offset: number, length: number, position: number) => {
    if (isAt(of, 'unwritten')) die();
    if (isAt(of, 'half-written')) {
      writeSync(file.fd, bytes, offset, Math.floor(length * (wanted?.part ?? 0)), position);
      die();
    }
    const written = await write(bytes, offset, length, position);
    sizes.written = Math.max(sizes.written, position + written.bytesWritten);
    if (isAt(of, 'unsynced')) loseUnsynced();
    return written;
  };
  Object.assign(file, {
    write: instead,
    close: async () => {
      open.delete(file);
      await close();
    },
    datasync: async () => {
      const { written } = sizes;
      await datasync();
      sizes.synced = written;
      if (isAt(of, 'synced')) loseUnsynced();
    },
  });
}

/** A power cut: of what no sync has promised, only a part is on the disk. */
function loseUnsynced(): never {
  for (const [file, { written, synced }] of open) {
    if (written > synced)
      ftruncateSync(file.fd, synced + Math.floor((written - synced) * (wanted?.part ?? 0)));
  }
  die();
}

function isAt(of: 'journal' | 'seal', step: string): boolean {
  return wanted?.step === `${of}-${step}`;
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('dead');
}
