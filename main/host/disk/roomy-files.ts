/**
 * Files for what must be written even when the disk is full: whatever finds no space asks for room and is tried once
 * more. Photos and the like go without it; the room is not for them.
 */
import { diskFailure, type Files, type OpenedFile } from '../storage/files.ts';

export function roomyFiles(files: Files, makeRoom: () => Promise<void>): Files {
  async function twice<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      if (diskFailure(cause) !== 'disk-full') throw cause;
      await makeRoom();
      return work();
    }
  }

  return {
    ...files,
    open: async (path, flags) => roomy(await twice(() => files.open(path, flags))),
    makeFolder: (folder) => twice(() => files.makeFolder(folder)),
    rename: (from, to) => twice(() => files.rename(from, to)),
  };

  function roomy(file: OpenedFile): OpenedFile {
    return {
      read: (into, offset, length, position) => file.read(into, offset, length, position),
      write: (bytes, offset, length, position) => twice(() => file.write(bytes, offset, length, position)),
      datasync: async () => {
        try {
          await file.datasync();
        } catch (cause) {
          // Once refused, a sync says nothing of what was written before: whoever asked has to write again.
          if (diskFailure(cause) === 'disk-full') await makeRoom();
          throw cause;
        }
      },
      truncate: (length) => file.truncate(length),
      stat: () => file.stat(),
      close: () => file.close(),
    };
  }
}
