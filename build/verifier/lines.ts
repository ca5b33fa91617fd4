/**
 * Cuts the bytes of a file into lines, a piece at a time, so that no file is too large. It knows nothing of what
 * stands in them.
 */

// An event has a few hundred characters. What has no line break for so long is another kind of file.
const MAX_LINE_BYTES = 1 << 20;

export interface LineCutter {
  /** Each finished line without its line feed; the empty text for one that is no UTF-8 or too long. */
  take(bytes: Uint8Array): string[];
  /** What stands after the last line feed, if anything does. */
  end(): string[];
}

export function createLineCutter(): LineCutter {
  const LINE_FEED = 0x0a;
  // By default a mark of the byte order is dropped and broken characters are mended: either would hide a change.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let held: Uint8Array[] = [];
  let heldBytes = 0;

  const hold = (bytes: Uint8Array) => {
    heldBytes += bytes.length;
    if (heldBytes > MAX_LINE_BYTES) held = [];
    // A copy: a reader may use its buffer again.
    else if (bytes.length > 0) held.push(bytes.slice());
  };

  const finish = (last: Uint8Array): string => {
    const isTooLong = heldBytes + last.length > MAX_LINE_BYTES;
    const whole = held.length === 0 ? last : joined([...held, last]);
    held = [];
    heldBytes = 0;
    if (isTooLong) return '';
    try {
      return decoder.decode(whole);
    } catch {
      return '';
    }
  };

  return {
    take: (bytes) => {
      const lines: string[] = [];
      let from = 0;
      for (let to = bytes.indexOf(LINE_FEED); to >= 0; to = bytes.indexOf(LINE_FEED, from)) {
        lines.push(finish(bytes.subarray(from, to)));
        from = to + 1;
      }
      hold(bytes.subarray(from));
      return lines;
    },
    end: () => (heldBytes === 0 ? [] : [finish(new Uint8Array())]),
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
