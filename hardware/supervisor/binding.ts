/**
 * One device that is plugged in: opened with growing pauses until it opens, opened anew when its driver gives up, and
 * at an end when it is unplugged. It knows one device; which of them is used is the supervisor's.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { Solenoids } from '../locker/solenoids.ts';
import type { SerialLine } from '../ports/serial.ts';
import type { TransportError, UsbTransport } from '../ports/transport.ts';
import type { GuardWatch } from '../strike/guard-watch.ts';
import type { StrikeTurn } from '../strike/in-turn.ts';
import { exclusive } from '../transport/exclusive.ts';
import type { Recognised } from './catalog.ts';
import type { DeviceHealth, DeviceLog, DeviceTrouble } from './health.ts';
import { type DeviceEvents, type DeviceSettings, type OpenDevice, openDevice } from './open-device.ts';

/** The first pause: rights and kernel drivers settle some hundred milliseconds after a plugging. */
const PAUSES_MS = [300, 1_000, 2_000, 5_000, 10_000] as const;

export interface Binding {
  readonly transport: UsbTransport | SerialLine;
  readonly entry: Recognised;
  health(): DeviceHealth;
  device(): OpenDevice | null;
  /** Closes what is open and opens nothing more. */
  end(): Promise<void>;
}

export interface BindingSurroundings {
  readonly clock: Clock;
  readonly settings: DeviceSettings;
  readonly log: DeviceLog;
  readonly guard: GuardWatch | null;
  readonly solenoids: Solenoids;
  readonly strikeTurn: StrikeTurn;
  readonly events: Omit<DeviceEvents, 'troubles' | 'lost'>;
  /** The health or the device of this binding changed. */
  changed(): void;
}

export function bind(
  transport: UsbTransport | SerialLine,
  entry: Recognised,
  around: BindingSurroundings,
): Binding {
  const { clock, log } = around;
  const { identity } = transport;
  const { role } = entry;
  // A line has one driver and no endpoints: nothing to queue for.
  const wire = 'line' in transport ? transport : exclusive(transport, clock);
  let device: OpenDevice | null = null;
  let troubles: readonly DeviceTrouble[] = ['opening'];
  let hint: string | null = null;
  let isGone = false;
  let isEnded = false;
  let cancelPause: () => void = () => undefined;

  function show(next: readonly DeviceTrouble[], nextHint: string | null = null): void {
    if (next.join() === troubles.join() && nextHint === hint) return;
    troubles = next;
    hint = nextHint;
    around.changed();
  }

  const events: DeviceEvents = {
    ...around.events,
    troubles: (next) => show(next),
    lost: () => void reopen(),
  };

  async function open(attempt: number): Promise<void> {
    const opened = await openDevice(entry, wire, around, events);
    if (isEnded || isGone) {
      if (opened.ok) await opened.value.close();
      return;
    }
    if (opened.ok) {
      device = opened.value;
      log({ role, identity, situation: 'ready', detail: null });
      around.changed();
      return;
    }
    const { error } = opened;
    if (error.code === 'gone') return;
    await wire.close();
    log({ role, identity, situation: 'not-opened', detail: detailOf(error) });
    show([error.code], error.code === 'no-rights' ? error.hint : null);
    openLater(attempt + 1);
  }

  function openLater(attempt: number): void {
    if (isEnded || isGone) return;
    const pauseMs = PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)] ?? 0;
    cancelPause = clock.after(pauseMs, () => void open(attempt));
  }

  async function reopen(): Promise<void> {
    const lost = device;
    device = null;
    await lost?.close();
    if (isEnded || isGone) return;
    show(['opening']);
    openLater(1);
  }

  const stopListening = transport.onGone(() => {
    isGone = true;
    const lost = device;
    device = null;
    log({ role, identity, situation: 'gone', detail: null });
    void lost?.close();
    around.changed();
  });

  log({ role, identity, situation: 'found', detail: null });
  openLater(0);

  return {
    transport,
    entry,
    device: () => device,
    health() {
      if (isGone) return { role, identity, state: 'gone', troubles: [], hint: null, warning: null };
      const isReady = device !== null && troubles.length === 0;
      const warning = device?.role === 'strike' ? device.strike.setUpWarning : null;
      return { role, identity, state: isReady ? 'ready' : 'trouble', troubles, hint, warning };
    },
    async end() {
      isEnded = true;
      cancelPause();
      stopListening();
      const last = device;
      device = null;
      await (last ?? wire).close();
    },
  };
}

function detailOf(error: TransportError): string {
  return error.code === 'failed' ? error.detail : error.code;
}
