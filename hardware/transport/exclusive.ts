/**
 * Puts a queue before every endpoint of a wire: one transfer at a time in each direction, whoever asks. A deadline
 * counts from the question, waiting included. It does not know which device is at the other end.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { Result } from '../../shared/basics/result.ts';
import type { TransferOptions, TransportError, UsbTransport } from '../ports/transport.ts';
import { createTurns, type Turns } from './turns.ts';

export function exclusive(transport: UsbTransport, clock: Clock): UsbTransport {
  const queues = new Map<number, Turns>();
  // Endpoint 0 exists in every device and is the only one that control requests go through.
  const CONTROL = 0;

  function queue(endpoint: number): Turns {
    let turns = queues.get(endpoint);
    if (!turns) {
      turns = createTurns(clock);
      queues.set(endpoint, turns);
    }
    return turns;
  }

  async function inTurn<T>(
    endpoint: number,
    options: TransferOptions,
    operation: (options: TransferOptions) => Promise<Result<T, TransportError>>,
  ): Promise<Result<T, TransportError>> {
    const asked = clock.elapsed();
    const turn = await queue(endpoint).take(options);
    if (!turn.ok) return turn;
    try {
      const waitedMs = clock.elapsed() - asked;
      return await operation({ ...options, deadlineMs: Math.max(0, options.deadlineMs - waitedMs) });
    } finally {
      turn.value();
    }
  }

  return {
    identity: transport.identity,
    interfaces: transport.interfaces,
    open: (options) => inTurn(CONTROL, options, (left) => transport.open(left)),
    async close() {
      // Those who wait go first: closing ends only the transfers that were already under way.
      for (const turns of queues.values()) turns.refuseWaiting();
      await transport.close();
    },
    write: (endpoint, bytes, options) =>
      inTurn(endpoint, options, (left) => transport.write(endpoint, bytes, left)),
    read: (endpoint, length, options) =>
      inTurn(endpoint, options, (left) => transport.read(endpoint, length, left)),
    controlIn: (request, length, options) =>
      inTurn(CONTROL, options, (left) => transport.controlIn(request, length, left)),
    controlOut: (request, bytes, options) =>
      inTurn(CONTROL, options, (left) => transport.controlOut(request, bytes, left)),
    clearHalt: (endpoint, options) =>
      inTurn(endpoint, options, (left) => transport.clearHalt(endpoint, left)),
    onGone: (listener) => transport.onGone(listener),
  };
}
