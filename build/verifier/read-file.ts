/** Reads a file of any size a slice at a time, and leaves the page time to breathe. What the bytes mean it never asks. */

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

/** Ends early and quietly when it is aborted; rejects when the file cannot be read. */
export async function readFile(file: File, { take, progress, signal, now }: Reading): Promise<void> {
  const reader = file.stream().getReader();
  let read = 0;
  let since = now();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || signal.aborted) return;
      take(value);
      read += value.length;
      if (now() - since < WORK_MS) continue;
      progress(read / file.size);
      await pause();
      since = now();
    }
  } finally {
    await reader.cancel();
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
