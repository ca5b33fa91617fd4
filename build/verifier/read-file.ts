/** Reads a file of any size a slice at a time, and leaves the page time to breathe. What the bytes mean it never asks. */
import { err, ok, type Result } from '../../shared/basics/result.ts';

export interface Reading {
  readonly take: (bytes: Uint8Array) => void;
  /** From 0 to 1. */
  readonly progress: (share: number) => void;
  readonly signal: AbortSignal;
  /** Milliseconds on any clock that does not jump. */
  readonly now: () => number;
}

// Long enough to lose little time, short enough that nobody sees the page stand still.
const WORK_MS = 40;

/** Ends early and quietly when it is aborted. What `take` throws goes through. */
export async function readFile(
  file: File,
  { take, progress, signal, now }: Reading,
): Promise<Result<undefined, 'unreadable'>> {
  const reader = file.stream().getReader();
  let read = 0;
  let since = now();
  try {
    for (;;) {
      // Browsers disagree on what they reject with, and none says why.
      const slice = await reader.read().catch(() => null);
      if (slice === null) return err('unreadable');
      const { done, value } = slice;
      if (done || signal.aborted) return ok();
      take(value);
      read += value.length;
      if (now() - since < WORK_MS) continue;
      progress(read / file.size);
      await pause();
      since = now();
    }
  } finally {
    // Of a stream that failed this fails, too.
    await reader.cancel().catch(() => undefined);
  }
}

/** A timer would be slowed down while the page is behind another; a message is not. */
function pause(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
}
