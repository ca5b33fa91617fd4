/**
 * Reads a zip as a kiosk spells it, from its first byte to its last as they come, and takes notice of every byte that is
 * not where the kiosk would have put it. What the files hold is for whoever listens.
 */
import { joinBytes } from '../../shared/basics/bytes.ts';
import { createCrc } from '../../shared/incident-pack/crc.ts';
import {
  FILE_NAME,
  LOCAL_HEADER_BYTES,
  LOCAL_SIGNATURE,
  localHeader,
  MOST_ZIP_FILES,
  type StoredFile,
  type ZipTime,
  zipEnd,
} from '../../shared/incident-pack/stored-zip.ts';

/** `file` is the one at which it is; null is the list of all at the end. */
export interface ZipFault {
  readonly fault: 'not-a-pack' | 'frame-altered' | 'cut-off';
  readonly file: string | null;
}

export interface ZipListener {
  begin(name: string): void;
  data(bytes: Uint8Array): void;
  /** The file is over; whether its check sum is what stands before it. */
  end(isAsSummed: boolean): void;
}

export interface ZipReader {
  take(bytes: Uint8Array): void;
  /** Call once, after the last byte: when the zip was made, or the first thing that is wrong with its frame. */
  end(): ZipTime | ZipFault;
}

/** The longest name and more. */
const MOST_NAME_BYTES = 200;
/** Of the longest list there can be. */
const MOST_END_BYTES = (MOST_ZIP_FILES + 1) * (MOST_NAME_BYTES + 46);

interface Frame extends ZipTime, StoredFile {}

export function createZipReader(listener: ZipListener): ZipReader {
  const files: StoredFile[] = [];
  const names = new Set<string>();
  let time: ZipTime | null = null;
  let held: Uint8Array = new Uint8Array();
  let open: { readonly file: StoredFile; left: number; readonly crc: ReturnType<typeof createCrc> } | null =
    null;
  let isAtEnd = false;
  let end: Uint8Array[] = [];
  let endBytes = 0;
  let fault: ZipFault | null = null;

  const close = () => {
    if (open === null || open.left > 0) return;
    listener.end(open.crc.value() === open.file.crc);
    files.push(open.file);
    names.add(open.file.name);
    open = null;
  };

  /** How many of `bytes` were of use. */
  const takeHeader = (bytes: Uint8Array): number => {
    held = joinBytes([held, bytes]);
    const had = held.length - bytes.length;
    if (held.length < LOCAL_HEADER_BYTES) return bytes.length;
    const view = new DataView(held.buffer);
    if (view.getUint32(0, true) !== LOCAL_SIGNATURE) {
      isAtEnd = true;
      keepEnd(held);
      return bytes.length;
    }
    const whole = LOCAL_HEADER_BYTES + view.getUint16(26, true);
    if (held.length < whole && whole <= LOCAL_HEADER_BYTES + MOST_NAME_BYTES) return bytes.length;
    const frame = frameOf(held.subarray(0, whole));
    if (frame === null || names.has(frame.name)) {
      const before = files.at(-1);
      fault =
        before === undefined
          ? { fault: 'not-a-pack', file: null }
          : { fault: 'frame-altered', file: before.name };
      return bytes.length;
    }
    time ??= frame;
    if (time.date !== frame.date || time.time !== frame.time) {
      fault = { fault: 'frame-altered', file: frame.name };
    }
    open = { file: frame, left: frame.bytes, crc: createCrc() };
    listener.begin(frame.name);
    held = new Uint8Array();
    close();
    return whole - had;
  };

  const keepEnd = (bytes: Uint8Array) => {
    endBytes += bytes.length;
    if (endBytes <= MOST_END_BYTES) end.push(bytes.slice());
    else end = [];
  };

  const takeSome = (bytes: Uint8Array): number => {
    if (isAtEnd) {
      keepEnd(bytes);
      return bytes.length;
    }
    if (open === null) return takeHeader(bytes);
    const some = bytes.subarray(0, open.left);
    open.crc.take(some);
    open.left -= some.length;
    listener.data(some);
    close();
    return some.length;
  };

  return {
    take: (bytes) => {
      for (let at = 0; at < bytes.length && fault === null; ) at += takeSome(bytes.subarray(at));
    },
    end: () => {
      if (fault !== null) return fault;
      if (open !== null) return { fault: 'cut-off', file: open.file.name };
      if (time === null) return { fault: 'not-a-pack', file: null };
      if (!isAtEnd) return { fault: 'cut-off', file: null };
      const expected = zipEnd(files, time);
      const found = joinBytes(end);
      if (isSame(found, expected)) return time;
      const isShorter = found.length < expected.length && isSame(found, expected.subarray(0, found.length));
      return { fault: isShorter ? 'cut-off' : 'frame-altered', file: null };
    },
  };
}

/** Null for what a kiosk does not write. */
function frameOf(header: Uint8Array): Frame | null {
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const name = String.fromCharCode(...header.subarray(LOCAL_HEADER_BYTES));
  if (!FILE_NAME.test(name)) return null;
  const time = view.getUint16(10, true);
  const date = view.getUint16(12, true);
  const frame = { name, time, date, crc: view.getUint32(14, true), bytes: view.getUint32(22, true) };
  return isSame(header, localHeader(frame, frame)) ? frame : null;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
