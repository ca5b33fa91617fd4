/**
 * The life of an open scanner, whatever wire it is on: read, make symbols of what comes, tell each once, bear a
 * failure now and then, and give up on one that only fails. It knows no protocol: a reader makes the symbols.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { Result } from '../../shared/basics/result.ts';
import { createListeners } from '../ports/listeners.ts';
import type { BarcodeScanner, Scan } from '../ports/scanner.ts';
import type { TransferOptions, TransportError } from '../ports/transport.ts';

/** A scanner is silent for hours. This only bounds how long one transfer stands. */
const READ_MS = 60_000;
/** Shorter than the silence after which readers forget a symbol that was begun. */
const RETRY_MS = 250;
const MAX_FAILURES = 5;

export interface SymbolReader {
  /** `atMs` is `Clock.elapsed()`. The symbols that these bytes complete. */
  take(bytes: Uint8Array, atMs: number): readonly Scan[];
  /** So long after the last byte `silence` is called; null where no silence ends a symbol. */
  readonly silenceMs: number | null;
  silence(): Scan | null;
  /** A transfer failed: of the symbol that is under way a part may be lost, and what comes of it is not told. */
  disturbed(atMs: number): void;
}

/** An open wire. `read` brings at least one byte; `recover` makes it readable again after a stall. */
export interface ScannerWire {
  read(options: TransferOptions): Promise<Result<Uint8Array, TransportError>>;
  recover(): Promise<unknown>;
  close(): Promise<void>;
}

export function listenTo(
  wire: ScannerWire,
  reader: SymbolReader,
  clock: Clock,
): Omit<BarcodeScanner, 'signal'> {
  const scans = createListeners<Scan>();
  const gone = createListeners<void>();
  const stopped = new AbortController();
  const { signal } = stopped;
  let cancelSilence: () => void = () => undefined;

  function hear(bytes: Uint8Array): void {
    cancelSilence();
    for (const scan of reader.take(bytes, clock.elapsed())) scans.tell(scan);
    if (reader.silenceMs === null) return;
    cancelSilence = clock.after(reader.silenceMs, () => {
      const scan = reader.silence();
      if (scan) scans.tell(scan);
    });
  }

  async function listen(): Promise<void> {
    let failures = 0;
    while (!signal.aborted && failures < MAX_FAILURES) {
      const read = await wire.read({ deadlineMs: READ_MS, signal });
      if (signal.aborted) break;
      if (read.ok) {
        failures = 0;
        hear(read.value);
        continue;
      }
      if (read.error.code === 'deadline') continue;
      if (read.error.code === 'gone') break;
      failures++;
      reader.disturbed(clock.elapsed());
      if (read.error.code === 'stalled') await wire.recover();
      await new Promise<void>((resume) => clock.after(RETRY_MS, resume));
    }
    // What had come of a symbol when its wire ended is half of one.
    cancelSilence();
    if (!signal.aborted) gone.tell();
  }

  void listen();
  return {
    onScan: scans.add,
    onGone: gone.add,
    async close() {
      stopped.abort();
      cancelSilence();
      await wire.close();
    },
  };
}
