/**
 * A process of the kiosk inside a test: it may stand still, so that its timers and answers wait, or be killed, after
 * which nothing of it ever runs again and the system gives back what it had open.
 */
import type { UsbTransport } from '../../hardware/ports/transport.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import { err } from '../../shared/basics/result.ts';

export interface MortalProcess {
  /** The clock as this process has it. */
  readonly clock: Clock;
  isAlive(): boolean;
  isFrozen(): boolean;
  freeze(): void;
  thaw(): void;
  kill(): void;
  /** Runs now, or when it goes on, or never. */
  run(work: () => void): void;
  /** `result` as this process gets it. */
  wait<T>(result: Promise<T>): Promise<T>;
  onEnd(listener: () => void): void;
}

export function createMortalProcess(clock: Clock): MortalProcess {
  let isAlive = true;
  let held: (() => void)[] | null = null;
  const endListeners: (() => void)[] = [];

  function run(work: () => void): void {
    if (!isAlive) return;
    if (held) held.push(work);
    else work();
  }

  return {
    clock: {
      now: clock.now,
      elapsed: clock.elapsed,
      after(delayMs, work) {
        let isCancelled = false;
        const cancel = clock.after(delayMs, () => run(() => isCancelled || work()));
        return () => {
          isCancelled = true;
          cancel();
        };
      },
    },
    isAlive: () => isAlive,
    isFrozen: () => held !== null,
    freeze() {
      held ??= [];
    },
    thaw() {
      const due = held ?? [];
      held = null;
      for (const work of due) run(work);
    },
    kill() {
      if (!isAlive) return;
      isAlive = false;
      held = null;
      for (const listener of endListeners) listener();
    },
    run,
    wait: (result) =>
      new Promise((resolve, reject) => {
        result.then(
          (value) => run(() => resolve(value)),
          (cause) => run(() => reject(cause)),
        );
      }),
    onEnd: (listener) => void endListeners.push(listener),
  };
}

/** Which process has a plugged-in device open: a system lets only one at a time. */
export type Claims = WeakMap<UsbTransport, MortalProcess>;

export function wireOf(transport: UsbTransport, claims: Claims, process: MortalProcess): UsbTransport {
  const mine = () => claims.get(transport) === process;
  const give = async () => {
    if (!mine()) return;
    claims.delete(transport);
    await transport.close();
  };
  process.onEnd(() => void give());
  return {
    identity: transport.identity,
    interfaces: transport.interfaces,
    open(options) {
      const other = claims.get(transport);
      if (other && other !== process && other.isAlive()) {
        return process.wait(Promise.resolve(err({ code: 'busy' } as const)));
      }
      claims.set(transport, process);
      return process.wait(transport.open(options));
    },
    close: () => process.wait(give()),
    write: (endpoint, bytes, options) => process.wait(transport.write(endpoint, bytes, options)),
    read: (endpoint, length, options) => process.wait(transport.read(endpoint, length, options)),
    controlIn: (request, length, options) => process.wait(transport.controlIn(request, length, options)),
    controlOut: (request, bytes, options) => process.wait(transport.controlOut(request, bytes, options)),
    clearHalt: (endpoint, options) => process.wait(transport.clearHalt(endpoint, options)),
    onGone: (listener) => transport.onGone(() => process.run(listener)),
  };
}
