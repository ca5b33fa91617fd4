/**
 * A zip of files that are stored as they are, and in one spelling only: of the same files it is the same bytes, so that a
 * changed byte anywhere in it can be seen. Sizes and check sums stand before each file. It knows no disk.
 *
 * Sections are of PKWARE's APPNOTE.TXT 6.3.10.
 */
import { joinBytes, toUtf8 } from '../basics/bytes.ts';
import type { EpochMs } from '../basics/clock.ts';

/** A file in the zip. */
export interface StoredFile {
  /** Letters, digits and hyphens of ASCII, a folder at most, and an ending: the same on every system. */
  readonly name: string;
  readonly bytes: number;
  readonly crc: number;
}

export const FILE_NAME = /^([a-z0-9-]{1,40}\/)?[a-z0-9-]{1,80}\.[a-z]{1,5}$/;

/** When the zip was made, as MS-DOS writes it: to two seconds, here always in UTC (4.4.6). */
export interface ZipTime {
  readonly date: number;
  readonly time: number;
}

/** Without the extensions for more, which not every system opens (4.4.8, 4.4.21). */
export const MOST_ZIP_BYTES = 0xffff_ffff;
export const MOST_ZIP_FILES = 0xffff;

export const LOCAL_HEADER_BYTES = 30;
export const LOCAL_SIGNATURE = 0x0403_4b50;

/** 1.0: stored, and nothing that came later (4.4.3). */
const VERSION = 10;
const STORED = 0;

export function zipTime(at: EpochMs): ZipTime {
  const when = new Date(at);
  // MS-DOS begins here; a clock that was never set is no reason to make no zip.
  const year = Math.max(1980, when.getUTCFullYear());
  return {
    date: ((year - 1980) << 9) | ((when.getUTCMonth() + 1) << 5) | when.getUTCDate(),
    time: (when.getUTCHours() << 11) | (when.getUTCMinutes() << 5) | (when.getUTCSeconds() >> 1),
  };
}

/** What stands before a file (4.3.7). */
export function localHeader(file: StoredFile, time: ZipTime): Uint8Array {
  return joinBytes([fields([LOCAL_SIGNATURE, 4], ...both(file, time)), toUtf8(file.name)]);
}

/** What stands after the last file: the list of all (4.3.12), and where it begins (4.3.16). */
export function zipEnd(files: readonly StoredFile[], time: ZipTime): Uint8Array {
  let offset = 0;
  const list = files.map((file) => {
    const line = fields(
      [0x0201_4b50, 4],
      [VERSION, 2],
      ...both(file, time),
      // No comment, the first disk, no attributes.
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [offset, 4],
    );
    offset += LOCAL_HEADER_BYTES + file.name.length + file.bytes;
    return joinBytes([line, toUtf8(file.name)]);
  });
  const length = list.reduce((sum, line) => sum + line.length, 0);
  const count = files.length;
  return joinBytes([
    ...list,
    fields([0x0605_4b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [length, 4], [offset, 4], [0, 2]),
  ]);
}

/** What the header of a file and its line in the list have in common: from the version on, without extra fields. */
function both({ name, bytes, crc }: StoredFile, { date, time }: ZipTime): readonly Field[] {
  return [
    [VERSION, 2],
    [0, 2],
    [STORED, 2],
    [time, 2],
    [date, 2],
    [crc, 4],
    [bytes, 4],
    [bytes, 4],
    [name.length, 2],
    [0, 2],
  ];
}

type Field = readonly [value: number, bytes: 2 | 4];

/** Least significant byte first (4.4.1). */
function fields(...all: readonly Field[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(all.reduce((sum, [, bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [value, bytes] of all) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}
