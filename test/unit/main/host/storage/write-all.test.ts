import { describe, expect, test } from 'vitest';
import type { OpenedFile } from '../../../../../main/host/storage/files.ts';
import { writeAll } from '../../../../../main/host/storage/write-all.ts';

/** Takes at most `most` bytes a write, and nothing more once it holds `room`. */
function disk({ most = 100, room = 100 } = {}) {
  const held = Buffer.alloc(100, '.');
  let taken = 0;
  const file = {
    write: async (bytes: Uint8Array, offset: number, length: number, position: number) => {
      const bytesWritten = Math.min(length, most, room - taken);
      held.set(bytes.subarray(offset, offset + bytesWritten), position);
      taken += bytesWritten;
      return { bytesWritten };
    },
  };
  return {
    file: file as Pick<OpenedFile, 'write'> as OpenedFile,
    text: () => held.toString().replace(/\.+$/, ''),
  };
}

describe('a write', () => {
  test('of which the disk takes three bytes at a time is gone on with to the end', async () => {
    const { file, text } = disk({ most: 3 });
    await writeAll(file, Buffer.from('ten bytes!'), 5);
    expect(text()).toBe('.....ten bytes!');
  });

  test('of nothing asks for nothing, even of a full disk', async () => {
    await expect(writeAll(disk({ room: 0 }).file, new Uint8Array(), 0)).resolves.toBeUndefined();
  });

  test('of which the disk takes no more says that it is full', async () => {
    const { file } = disk({ most: 3, room: 5 });
    await expect(writeAll(file, Buffer.from('ten bytes!'), 0)).rejects.toMatchObject({
      code: 'ENOSPC',
      message: 'the disk took nothing',
    });
  });
});
