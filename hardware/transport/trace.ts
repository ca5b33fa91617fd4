/** What went over a wire, as plain data that can be written to a file and played back. Bytes are hexadecimal. */
import type { Result } from '../../shared/basics/result.ts';
import type { ControlRequest, TransportError } from '../ports/transport.ts';

export type TracedOperation =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'write'; readonly endpoint: number; readonly bytes: string }
  | { readonly kind: 'read'; readonly endpoint: number }
  | { readonly kind: 'control-in'; readonly request: ControlRequest }
  | { readonly kind: 'control-out'; readonly request: ControlRequest; readonly bytes: string }
  | { readonly kind: 'clear-halt'; readonly endpoint: number };

export interface TraceEntry {
  /** When it was asked and when it ended, in milliseconds of `Clock.elapsed()`. */
  readonly askedMs: number;
  readonly endedMs: number;
  readonly operation: TracedOperation;
  /** For what comes in, the bytes; otherwise nothing. */
  readonly outcome: Result<string, TransportError>;
}
