/** Notes every transfer over a wire as it ends, for a bench, a bug report or a replay. Changes nothing on the way. */
import { fromHex, toHex } from '../../shared/basics/bytes.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import { ok, type Result } from '../../shared/basics/result.ts';
import type { TransportError, UsbTransport } from '../ports/transport.ts';
import type { TracedOperation, TraceEntry } from './trace.ts';

export function traced(
  transport: UsbTransport,
  clock: Clock,
  note: (entry: TraceEntry) => void,
): UsbTransport {
  async function noted<T>(
    operation: TracedOperation,
    run: () => Promise<Result<T, TransportError>>,
  ): Promise<Result<T, TransportError>> {
    const askedMs = clock.elapsed();
    const result = await run();
    const brought = result.ok && result.value instanceof Uint8Array ? toHex(result.value) : '';
    note({ askedMs, endedMs: clock.elapsed(), operation, outcome: result.ok ? ok(brought) : result });
    return result;
  }

  return {
    identity: transport.identity,
    interfaces: transport.interfaces,
    open: (options) => noted({ kind: 'open' }, () => transport.open(options)),
    async close() {
      await noted({ kind: 'close' }, async () => ok(await transport.close()));
    },
    write: (endpoint, bytes, options) =>
      noted({ kind: 'write', endpoint, bytes: toHex(bytes) }, () =>
        transport.write(endpoint, bytes, options),
      ),
    read: (endpoint, length, options) =>
      noted({ kind: 'read', endpoint }, () => transport.read(endpoint, length, options)),
    controlIn: (request, length, options) =>
      noted({ kind: 'control-in', request }, () => transport.controlIn(request, length, options)),
    controlOut: (request, bytes, options) =>
      noted({ kind: 'control-out', request, bytes: toHex(bytes) }, () =>
        transport.controlOut(request, bytes, options),
      ),
    clearHalt: (endpoint, options) =>
      noted({ kind: 'clear-halt', endpoint }, () => transport.clearHalt(endpoint, options)),
    onGone: (listener) => transport.onGone(listener),
  };
}

/**
 * A wire that answers as a trace says, in the same order on each endpoint. A transfer that the trace does not have
 * next fails, and says what was expected: a driver that now does something else is seen at once.
 */
export function replayed(
  trace: readonly TraceEntry[],
  device: Pick<UsbTransport, 'identity' | 'interfaces'>,
): UsbTransport {
  const left = [...trace];

  function next(operation: TracedOperation): Result<string, TransportError> {
    const lane = laneOf(operation);
    const place = left.findIndex((entry) => laneOf(entry.operation) === lane);
    const entry = place < 0 ? null : left.splice(place, 1)[0];
    if (entry && JSON.stringify(entry.operation) === JSON.stringify(operation)) return entry.outcome;
    const expected = entry ? JSON.stringify(entry.operation) : 'nothing more';
    return {
      ok: false,
      error: { code: 'failed', detail: `the trace has ${expected}, asked was ${JSON.stringify(operation)}` },
    };
  }

  const bytesOf = (result: Result<string, TransportError>) =>
    result.ok ? ok(fromHex(result.value)) : result;
  const nothingOf = (result: Result<string, TransportError>) => (result.ok ? ok() : result);

  return {
    ...device,
    open: async () => nothingOf(next({ kind: 'open' })),
    async close() {
      next({ kind: 'close' });
    },
    async write(endpoint, bytes) {
      const result = next({ kind: 'write', endpoint, bytes: toHex(bytes) });
      return result.ok ? ok(bytes.length) : result;
    },
    read: async (endpoint) => bytesOf(next({ kind: 'read', endpoint })),
    controlIn: async (request) => bytesOf(next({ kind: 'control-in', request })),
    controlOut: async (request, bytes) =>
      nothingOf(next({ kind: 'control-out', request, bytes: toHex(bytes) })),
    clearHalt: async (endpoint) => nothingOf(next({ kind: 'clear-halt', endpoint })),
    onGone: () => () => undefined,
  };
}

/** Transfers on different endpoints run side by side, so their order among each other says nothing. */
function laneOf(operation: TracedOperation): string {
  return 'endpoint' in operation ? `endpoint ${operation.endpoint}` : 'device';
}
