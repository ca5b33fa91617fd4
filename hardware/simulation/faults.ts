/** The vocabulary of what goes wrong on a wire: once, always, or no more. It says what, never why. */
import { err, type Result } from '../../shared/basics/result.ts';
import type { TransportError } from '../ports/transport.ts';

export type FaultyOperation = 'open' | 'write' | 'read' | 'control';

/** An error that comes at once, or `silence`: nothing happens until the deadline. */
export type Fault = TransportError | 'silence';

export interface Faults {
  failNext(operation: FaultyOperation, fault: Fault, times?: number): void;
  failAlways(operation: FaultyOperation, fault: Fault): void;
  clear(): void;
  /** For the wire: the fault this operation meets, if any. */
  take(operation: FaultyOperation): Fault | null;
  /** For the wire: what the fault makes of an operation; null while it stays silent. */
  result(fault: Fault): Result<never, TransportError> | null;
}

export function createFaults(): Faults {
  const next = new Map<FaultyOperation, Fault[]>();
  const always = new Map<FaultyOperation, Fault>();
  return {
    failNext(operation, fault, times = 1) {
      next.set(operation, [...(next.get(operation) ?? []), ...Array.from({ length: times }, () => fault)]);
    },
    failAlways: (operation, fault) => void always.set(operation, fault),
    clear() {
      next.clear();
      always.clear();
    },
    take: (operation) => next.get(operation)?.shift() ?? always.get(operation) ?? null,
    result: (fault) => (fault === 'silence' ? null : err(fault)),
  };
}
