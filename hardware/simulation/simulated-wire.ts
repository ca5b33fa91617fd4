/**
 * A USB wire with a simulated device at the far end: deadlines, aborts, unplugging and scripted faults as the real
 * one has them. It carries bytes and knows no protocol; a device is what answers them.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { createListeners } from '../ports/listeners.ts';
import type {
  ControlRequest,
  DeviceIdentity,
  TransferOptions,
  TransportError,
  UsbInterface,
  UsbTransport,
} from '../ports/transport.ts';
import { createFaults, type Faults } from './faults.ts';

/** The device's side of the wire. */
export interface DeviceEnd {
  readonly identity: DeviceIdentity;
  readonly interfaces: readonly UsbInterface[];
  /** Takes bytes and says how many. Fewer than given: the rest waits, as a device that answers NAK, for `resume`. */
  takes(endpoint: number, bytes: Uint8Array): number;
  /** A control request: its answer (empty for OUT), or a stall, or no answer at all. */
  answers(request: ControlRequest, bytes: Uint8Array): Uint8Array | 'stall' | 'nothing';
}

export interface SimulatedWire {
  /** The transport of this plugging, or null while unplugged. */
  attached(): UsbTransport | null;
  plug(): void;
  unplug(): void;
  onChange(listener: () => void): () => void;
  /** From the device: one packet on an IN endpoint. */
  send(endpoint: number, packet: Uint8Array): void;
  /** From the device: it can take bytes again. */
  resume(): void;
  readonly faults: Faults;
}

/** One plugging: gone for ever when it is pulled out. */
interface Plugging {
  readonly transport: UsbTransport;
  pull(): void;
}

/** Something under way: `attempt` is tried until it has a result, an error ends it. */
interface Pending {
  attempt(): void;
  end(error: TransportError): void;
}

export function createSimulatedWire(clock: Clock, device: DeviceEnd): SimulatedWire {
  const changes = createListeners<void>();
  const faults = createFaults();
  const packets = new Map<number, Uint8Array[]>();
  const pending = new Set<Pending>();
  let plugging: Plugging | null = null;
  let isTrying = false;
  let tryAgain = false;

  /** Tries all that is under way. What a device does while it takes bytes may free others: they get another try. */
  function resume(): void {
    tryAgain = true;
    if (isTrying) return;
    isTrying = true;
    try {
      while (tryAgain) {
        tryAgain = false;
        for (const entry of [...pending]) if (pending.has(entry)) entry.attempt();
      }
    } finally {
      isTrying = false;
    }
  }

  function plugIn(): Plugging {
    const gone = createListeners<void>();
    let here = true;
    let opened = false;

    /** Tries until `attempt` has a result; `transferred` is what an error tells of the part that went through. */
    function underWay<T>(
      options: TransferOptions,
      attempt: () => Result<T, TransportError> | null,
      transferred: () => number,
    ): Promise<Result<T, TransportError>> {
      if (!here) return Promise.resolve(err({ code: 'gone' }));
      if (!opened) return Promise.resolve(err({ code: 'failed', detail: 'not open' }));
      if (options.signal?.aborted) return Promise.resolve(err({ code: 'aborted', transferred: 0 }));
      return new Promise((resolve) => {
        const settle = (result: Result<T, TransportError>) => {
          pending.delete(entry);
          cancelDeadline();
          options.signal?.removeEventListener('abort', abort);
          resolve(result);
        };
        const abort = () => settle(err({ code: 'aborted', transferred: transferred() }));
        const cancelDeadline = clock.after(options.deadlineMs, () =>
          settle(err({ code: 'deadline', transferred: transferred() })),
        );
        const entry: Pending = {
          attempt() {
            const result = attempt();
            if (result) settle(result);
          },
          end: (error) => settle(err(error)),
        };
        options.signal?.addEventListener('abort', abort);
        pending.add(entry);
        resume();
      });
    }

    function control(request: ControlRequest, bytes: Uint8Array, options: TransferOptions) {
      const fault = faults.take('control');
      // What was pulled out, or never opened, hears nothing.
      const answer = fault || !here || !opened ? null : device.answers(request, bytes);
      return underWay<Uint8Array>(
        options,
        () => {
          if (fault) return faults.result(fault);
          if (answer === 'stall') return err({ code: 'stalled', transferred: 0 });
          return answer === 'nothing' || answer === null ? null : ok(answer);
        },
        () => 0,
      );
    }

    const transport: UsbTransport = {
      identity: device.identity,
      interfaces: device.interfaces,
      async open() {
        const fault = faults.take('open');
        if (!here) return err({ code: 'gone' });
        if (fault && fault !== 'silence') return err(fault);
        opened = true;
        return ok();
      },
      async close() {
        opened = false;
        for (const entry of [...pending]) entry.end({ code: 'aborted', transferred: 0 });
      },
      write(endpoint, bytes, options) {
        const fault = faults.take('write');
        let taken = 0;
        return underWay(
          options,
          () => {
            if (fault) return faults.result(fault);
            taken += device.takes(endpoint, bytes.subarray(taken));
            return taken < bytes.length ? null : ok(taken);
          },
          () => taken,
        );
      },
      read(endpoint, length, options) {
        const fault = faults.take('read');
        return underWay(
          options,
          () => {
            if (fault) return faults.result(fault);
            const packet = packets.get(endpoint)?.shift();
            if (!packet) return null;
            return packet.length > length ? err({ code: 'failed', detail: 'overflow' }) : ok(packet);
          },
          () => 0,
        );
      },
      async controlIn(request, length, options) {
        const answer = await control(request, new Uint8Array(), options);
        return answer.ok ? ok(answer.value.subarray(0, length)) : answer;
      },
      async controlOut(request, bytes, options) {
        const answer = await control(request, bytes, options);
        return answer.ok ? ok() : answer;
      },
      async clearHalt() {
        return here ? ok() : err({ code: 'gone' });
      },
      onGone: (listener) => gone.add(listener),
    };

    return {
      transport,
      pull() {
        here = false;
        for (const entry of [...pending]) entry.end({ code: 'gone' });
        gone.tell();
        gone.clear();
      },
    };
  }

  return {
    attached: () => plugging?.transport ?? null,
    plug() {
      if (plugging) return;
      packets.clear();
      plugging = plugIn();
      changes.tell();
    },
    unplug() {
      const pulled = plugging;
      if (!pulled) return;
      plugging = null;
      packets.clear();
      pulled.pull();
      changes.tell();
    },
    onChange: (listener) => changes.add(listener),
    send(endpoint, packet) {
      if (!plugging) return;
      packets.set(endpoint, [...(packets.get(endpoint) ?? []), packet]);
      resume();
    },
    resume,
    faults,
  };
}
