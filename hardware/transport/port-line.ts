/**
 * A serial line over a port of the system: bytes with deadlines, where the package below has none. It knows no
 * protocol, and neither lists ports nor decides which to open.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { createListeners } from '../ports/listeners.ts';
import type { SerialLike } from '../ports/serial.ts';
import type { TransferOptions, TransportError } from '../ports/transport.ts';
import { byDeadline } from './by-deadline.ts';
import { portError } from './port-errors.ts';
import type { OpenPort, SerialPorts } from './serial-ports.ts';
import { createTurns } from './turns.ts';

const READ_BYTES = 4_096;
/** Nobody reads: what comes then waits in the system's own buffer. */
const MOST_UNREAD_BYTES = 16_384;
const CLOSE_MS = 1_000;

export interface PortLine extends SerialLike {
  /** From whoever saw that the port vanished: some systems let a read on it wait for ever. */
  lost(): void;
}

export function createPortLine(ports: SerialPorts, path: string, clock: Clock): PortLine {
  const gone = createListeners<void>();
  let port: OpenPort | null = null;
  let isGone = false;
  let unread: Uint8Array[] = [];
  /** Those who wait for bytes, or for room. */
  const waiting = new Set<() => void>();
  const turns = createTurns(clock);

  const unreadBytes = () => unread.reduce((sum, piece) => sum + piece.length, 0);
  const wake = () => {
    for (const resume of [...waiting]) resume();
  };

  /** Until bytes came, room was made, or the port closed. Whoever has waited long enough leaves by its own deadline. */
  async function change(options: TransferOptions | null): Promise<Result<void, TransportError>> {
    let resume: () => void = () => undefined;
    const changed = new Promise<void>((resolve) => {
      resume = resolve;
    });
    waiting.add(resume);
    const waited = options ? await byDeadline(clock, changed, options) : ok(await changed);
    waiting.delete(resume);
    return waited;
  }

  function lost(): void {
    if (isGone) return;
    isGone = true;
    void close();
    gone.tell();
    gone.clear();
  }

  /** One read at a time stands for as long as the port is open; a deadline leaves it standing. */
  async function pump(from: OpenPort): Promise<void> {
    const buffer = Buffer.alloc(READ_BYTES);
    try {
      while (port === from) {
        const { bytesRead } = await from.read(buffer, 0, READ_BYTES);
        if (port !== from) return;
        unread.push(Uint8Array.from(buffer.subarray(0, bytesRead)));
        wake();
        while (port === from && unreadBytes() >= MOST_UNREAD_BYTES) await change(null);
      }
    } catch {
      if (port === from) lost();
    }
  }

  async function close(): Promise<void> {
    const closing = port;
    port = null;
    unread = [];
    wake();
    if (closing?.isOpen) await byDeadline(clock, closing.close(), { deadlineMs: CLOSE_MS });
  }

  return {
    async open(baudRate, options) {
      if (isGone) return err({ code: 'gone' });
      await close();
      const setting = { path, baudRate, dataBits: 8, stopBits: 1, parity: 'none', lock: true } as const;
      const opening = ports.open(setting);
      const opened = await byDeadline(clock, opening, options);
      if (!opened.ok) {
        // One that opens after all is given back.
        void opening.then((late) => late.close()).catch(() => undefined);
        return opened.error.code === 'failed' ? err(portError(opened.error.detail)) : opened;
      }
      if (isGone) {
        await byDeadline(clock, opened.value.close(), options);
        return err({ code: 'gone' });
      }
      port = opened.value;
      // Not every port has these lines; one that does may keep its device silent without them.
      await byDeadline(clock, opened.value.set({ dtr: true, rts: true }), options);
      void pump(opened.value);
      return ok();
    },
    close,
    async write(bytes, options) {
      const endsAt = clock.elapsed() + options.deadlineMs;
      const turn = await turns.take(options);
      if (!turn.ok) return isGone ? err({ code: 'gone' }) : turn;
      if (!port) {
        turn.value();
        return notOpen();
      }
      // The turn ends with the writing: one that missed its deadline still stands, and the port takes one at a time.
      const writing = port.write(Buffer.from(bytes)).finally(turn.value);
      const left = { ...options, deadlineMs: Math.max(0, endsAt - clock.elapsed()) };
      const written = await byDeadline(clock, writing, left);
      return written.ok || !isGone ? written : err({ code: 'gone' });
    },
    async read(options) {
      const endsAt = clock.elapsed() + options.deadlineMs;
      for (;;) {
        const piece = unread.shift();
        if (piece) {
          wake();
          return ok(piece);
        }
        if (!port) return notOpen();
        const left = { ...options, deadlineMs: Math.max(0, endsAt - clock.elapsed()) };
        const changed = await change(left);
        if (!changed.ok) return changed;
      }
    },
    onGone: gone.add,
    lost,
  };

  function notOpen(): Result<never, TransportError> {
    return isGone ? err({ code: 'gone' }) : err({ code: 'aborted', transferred: 0 });
  }
}
