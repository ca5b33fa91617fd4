/**
 * A device process inside a test: both ends of its line, with messages cloned as the system clones them, and a process
 * that can hang, die or be killed. It serves whatever source it is given.
 */
import type { DeviceSource } from '../../hardware/ports/device-source.ts';
import type { UsbTransport } from '../../hardware/ports/transport.ts';
import type { ProcessPort, StartedProcess } from '../../hardware/process/port.ts';
import { serveDevices } from '../../hardware/process/serve.ts';
import type { GuardSituation } from '../../hardware/strike/guard.ts';
import type { Clock } from '../../shared/basics/clock.ts';

interface End extends ProcessPort {
  deliver(message: unknown): void;
  closed(): void;
}

function createEnd(other: () => End): End {
  const listeners: ((message: unknown) => void)[] = [];
  const closers: (() => void)[] = [];
  let isClosed = false;
  const end: End = {
    send(message) {
      const cloned: unknown = structuredClone(message);
      queueMicrotask(() => other().deliver(cloned));
    },
    deliver(message) {
      if (!isClosed) for (const listener of listeners) listener(message);
    },
    onMessage: (listener) => void listeners.push(listener),
    onClose: (listener) => void (isClosed ? listener() : closers.push(listener)),
    closed() {
      if (isClosed) return;
      isClosed = true;
      for (const listener of closers) listener();
    },
    close() {
      queueMicrotask(() => other().closed());
    },
  };
  return end;
}

/** Two ends of one line. */
export function createLine(): { readonly kiosk: End; readonly process: End } {
  const kiosk: End = createEnd(() => process);
  const process: End = createEnd(() => kiosk);
  return { kiosk, process };
}

export interface TestProcess extends StartedProcess {
  /** Hears and says nothing any more, and does not end. */
  hang(): void;
  /** As a crash in native code. */
  die(): void;
  isRunning(): boolean;
  readonly told: GuardSituation[];
}

export function startTestProcess(machine: DeviceSource, clock: Clock): TestProcess {
  const { kiosk, process } = createLine();
  const { source, forget } = seenByOne(machine);
  const told: GuardSituation[] = [];
  let isRunning = true;
  let isHanging = false;
  const end = () => {
    if (!isRunning) return;
    isRunning = false;
    // What it had open, the system closes.
    for (const transport of source.devices()) void transport.close();
    forget();
    kiosk.closed();
  };
  serveDevices({
    port: {
      send: (message) => isRunning && !isHanging && process.send(message),
      onMessage: (listener) => process.onMessage((message) => isRunning && !isHanging && listener(message)),
      onClose: (listener) => process.onClose(() => isRunning && !isHanging && listener()),
      close: process.close,
    },
    source,
    clock,
    tell: (situation) => told.push(situation),
    done: end,
  });
  return {
    port: kiosk,
    kill: end,
    die: end,
    hang() {
      isHanging = true;
    },
    isRunning: () => isRunning,
    told,
  };
}

/** The machine's devices as one process sees them: what listens to them in it is gone when it is. */
function seenByOne(machine: DeviceSource): { readonly source: DeviceSource; forget(): void } {
  const stops = new Set<() => void>();
  const seen = new WeakMap<UsbTransport, UsbTransport>();
  const following = (stop: () => void) => {
    stops.add(stop);
    return () => {
      stops.delete(stop);
      stop();
    };
  };
  const asSeen = (transport: UsbTransport): UsbTransport => {
    const known = seen.get(transport) ?? {
      ...transport,
      onGone: (listener: () => void) => following(transport.onGone(listener)),
    };
    seen.set(transport, known);
    return known;
  };
  return {
    source: {
      devices: () => machine.devices().map(asSeen),
      onChange: (listener) => following(machine.onChange(listener)),
    },
    forget() {
      for (const stop of stops) stop();
      stops.clear();
    },
  };
}
