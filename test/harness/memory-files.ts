/** A disk in memory that never fails, for tests that start a host thousands of times. */
import type { Files, OpenedFile } from '../../main/host/storage/files.ts';

export function memoryFiles(): Files {
  const contents = new Map<string, Uint8Array>();

  function opened(path: string): OpenedFile {
    const now = () => contents.get(path) ?? new Uint8Array();
    return {
      read: async (into, offset, length, position) => {
        const bytes = now().subarray(position, position + length);
        into.set(bytes, offset);
        return { bytesRead: bytes.length };
      },
      write: async (bytes, offset, length, position) => {
        const old = now();
        const grown = new Uint8Array(Math.max(old.length, position + length));
        grown.set(old);
        grown.set(bytes.subarray(offset, offset + length), position);
        contents.set(path, grown);
        return { bytesWritten: length };
      },
      datasync: async () => undefined,
      truncate: async (length) => void contents.set(path, now().slice(0, length)),
      stat: async () => ({ size: now().length }),
      close: async () => undefined,
    };
  }

  return {
    open: async (path, flags) => {
      if (flags === 'w' || flags === 'wx') contents.set(path, new Uint8Array());
      return opened(path);
    },
    read: async (path) => {
      const bytes = contents.get(path);
      if (bytes === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });
      return bytes;
    },
    names: async (folder) =>
      [...contents.keys()]
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1))
        .sort(),
    makeFolder: async () => undefined,
    rename: async (from, to) => {
      const bytes = contents.get(from);
      if (bytes !== undefined) contents.set(to, bytes);
      contents.delete(from);
    },
    remove: async (path) => void contents.delete(path),
    syncFolder: async () => undefined,
  };
}
