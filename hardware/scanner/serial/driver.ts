/**
 * A barcode scanner on a serial line: its own USB serial port, an adapter, or a port of the machine. It tells each
 * symbol once; what carries the line, and what a symbol means, is for others.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { ok, type Result } from '../../../shared/basics/result.ts';
import type { BarcodeScanner } from '../../ports/scanner.ts';
import type { BaudRate, SerialLike } from '../../ports/serial.ts';
import type { TransportError } from '../../ports/transport.ts';
import { listenTo } from '../listening.ts';
import { createSerialSymbolReader } from './codec.ts';

/** What such scanners are sold with. A USB one takes any. */
const USUAL_BAUD: BaudRate = 9_600;
const OPEN_MS = 2_000;

export async function openSerialScanner(
  serial: SerialLike,
  clock: Clock,
  baud: BaudRate = USUAL_BAUD,
): Promise<Result<BarcodeScanner, TransportError>> {
  const opened = await serial.open(baud, { deadlineMs: OPEN_MS });
  if (!opened.ok) return opened;
  const listening = listenTo(
    // A line clears a stall by itself.
    { read: (options) => serial.read(options), recover: async () => undefined, close: () => serial.close() },
    createSerialSymbolReader(),
    clock,
  );
  // Which bytes make which scanner beep differs from maker to maker.
  return ok({ ...listening, signal: async () => undefined });
}
