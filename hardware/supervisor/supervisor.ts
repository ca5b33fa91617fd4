/**
 * Keeps the room's devices: opens what it knows, follows every unplugging, and tells who is there and how they are.
 * It does not know whether the devices are real, and decides nothing about packages or doors.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { createSolenoids } from '../locker/solenoids.ts';
import type { DeviceSource } from '../ports/device-source.ts';
import { createListeners } from '../ports/listeners.ts';
import type { LabelPrinter } from '../ports/printer.ts';
import type { BarcodeScanner, Scan, ScanSound } from '../ports/scanner.ts';
import type { SerialLine } from '../ports/serial.ts';
import type { DoorPosition, Strike, StrikeState } from '../ports/strike.ts';
import type { StrikeGuard } from '../ports/strike-guard.ts';
import type { UsbTransport } from '../ports/transport.ts';
import { createGuardWatch } from '../strike/guard-watch.ts';
import { USUAL_WIRING } from '../strike/input-sensor.ts';
import { recognisePort } from './adapters.ts';
import { type Binding, bind } from './binding.ts';
import { deviceKey, type Recognised, type Role, recognise } from './catalog.ts';
import type { DeviceHealth, DeviceLog } from './health.ts';
import type { DeviceSettings, OpenDevice } from './open-device.ts';
import type { RoomCompartmentChange, RoomLockers } from './watch-lockers.ts';

export interface Supervisor {
  start(): void;
  /** Locks strikes, gives every device back. Ends within three seconds, whatever the devices do. */
  stop(): Promise<void>;
  /** Each device that was seen since the start, those that are gone included. */
  health(): readonly DeviceHealth[];
  onHealth(listener: (health: readonly DeviceHealth[]) => void): () => void;
  printer(): LabelPrinter | null;
  strike(): Strike | null;
  /** Every strike that is plugged in; null for one that is not open yet. */
  strikes(): readonly (Strike | null)[];
  /** Every bank of lockers that is open. */
  lockers(): readonly RoomLockers[];
  doorPosition(): DoorPosition;
  onScan(listener: (scan: Scan) => void): () => void;
  /** Sounds the scanner that read last, where it can. */
  signal(sound: ScanSound): void;
  onStrike(listener: (state: StrikeState) => void): () => void;
  onDoorPosition(listener: (position: DoorPosition) => void): () => void;
  onExitRequest(listener: () => void): () => void;
  onCompartment(listener: (change: RoomCompartmentChange) => void): () => void;
}

export interface SupervisorOptions {
  readonly source: DeviceSource;
  readonly clock: Clock;
  readonly log: DeviceLog;
  readonly settings?: DeviceSettings;
  /** Who locks the strikes when this process can no longer do so. */
  readonly guard?: StrikeGuard;
}

/** Until an installer says something else. */
export const USUAL_SETTINGS: DeviceSettings = {
  printer: { size: '4x2', dpi: 203 },
  wiring: USUAL_WIRING,
  onAdapters: {},
};
/** However often it is asked for. */
const SOUND_EVERY_MS = 200;
const STOP_LOCK_MS = 2_000;
const STOP_CLOSE_MS = 1_000;

export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { source, clock, log, settings = USUAL_SETTINGS } = options;
  const healthListeners = createListeners<readonly DeviceHealth[]>();
  const scans = createListeners<Scan>();
  const strikes = createListeners<StrikeState>();
  const positions = createListeners<DoorPosition>();
  const exits = createListeners<void>();
  const compartments = createListeners<RoomCompartmentChange>();
  /** By what a device is, so that one that comes back takes the place it had. */
  const bindings = new Map<string, Binding>();
  const guard = options.guard ? createGuardWatch(options.guard, clock) : null;
  let quietUntilMs = Number.NEGATIVE_INFINITY;
  let lastScanner: BarcodeScanner | null = null;
  let stopFollowing: (() => void) | null = null;

  const surroundings = {
    clock,
    log,
    settings,
    guard,
    solenoids: createSolenoids(clock),
    strikeTurn: { holder: null },
    changed: () => healthListeners.tell(health()),
    events: {
      scan: (scan: Scan, by: BarcodeScanner) => {
        lastScanner = by;
        scans.tell(scan);
      },
      strike: strikes.tell,
      doorPosition: positions.tell,
      exitRequest: () => exits.tell(),
      compartment: compartments.tell,
    },
  };

  const health = () => [...bindings.values()].map((binding) => binding.health());

  function follow(): void {
    for (const transport of source.devices()) {
      take(transport, recognise(transport.identity, transport.interfaces, settings.onAdapters));
    }
    for (const line of source.lines?.() ?? []) {
      take(line, recognisePort(line.identity.portPath, settings.onPorts ?? {}));
    }
  }

  function take(transport: UsbTransport | SerialLine, entry: Recognised | null): void {
    if (!entry) return;
    const key = deviceKey(transport.identity);
    const known = bindings.get(key);
    if (known?.transport === transport) return;
    // Two of a kind without serials have different ports; the same key twice is a device that came back.
    if (known && known.health().state !== 'gone') void known.end();
    bindings.set(key, bind(transport, entry, surroundings));
    surroundings.changed();
  }

  function find<R extends Role>(role: R): Extract<OpenDevice, { role: R }> | null {
    for (const binding of bindings.values()) {
      const device = binding.device();
      if (device?.role === role) return device as Extract<OpenDevice, { role: R }>;
    }
    return null;
  }

  async function lockBeforeStop(binding: Binding): Promise<void> {
    if (binding.entry.role !== 'strike' || (await isLockedInTime(binding.device()))) return;
    const { identity } = binding.transport;
    log({ role: 'strike', identity, situation: 'strike-not-locked-at-stop', detail: null });
  }

  /** A strike that is gone, or never opened, was not seen to be locked. */
  async function isLockedInTime(device: OpenDevice | null): Promise<boolean> {
    if (device?.role !== 'strike') return false;
    const { strike } = device;
    const isLocked = strike.lock().then(() => strike.state() === 'locked');
    return within(clock, STOP_LOCK_MS, isLocked, false);
  }

  return {
    start() {
      stopFollowing ??= source.onChange(follow);
      follow();
    },
    async stop() {
      stopFollowing?.();
      stopFollowing = null;
      const all = [...bindings.values()];
      await Promise.all(all.map(lockBeforeStop));
      await within(clock, STOP_CLOSE_MS, Promise.all(all.map((binding) => binding.end())), []);
      guard?.stop();
      bindings.clear();
    },
    health,
    onHealth: healthListeners.add,
    printer: () => find('printer')?.printer ?? null,
    strike: () => find('strike')?.strike ?? null,
    strikes: () =>
      [...bindings.values()]
        .filter((binding) => binding.entry.role === 'strike' && binding.health().state !== 'gone')
        .map((binding) => {
          const device = binding.device();
          return device?.role === 'strike' ? device.strike : null;
        }),
    lockers: () =>
      [...bindings.values()].flatMap((binding) => {
        const device = binding.device();
        return device?.role === 'locker' ? [{ zone: device.zone, bank: device.bank }] : [];
      }),
    doorPosition: () => find('strike')?.sensor.position() ?? 'unknown',
    onScan: scans.add,
    signal(sound) {
      if (clock.elapsed() < quietUntilMs) return;
      quietUntilMs = clock.elapsed() + SOUND_EVERY_MS;
      void lastScanner?.signal(sound);
    },
    onStrike: strikes.add,
    onDoorPosition: positions.add,
    onExitRequest: exits.add,
    onCompartment: compartments.add,
  };
}

/** What `work` brings, or `otherwise` when it takes longer. */
function within<T>(clock: Clock, ms: number, work: Promise<T>, otherwise: T): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => resolve(otherwise));
    work.then(resolve, reject).finally(cancel);
  });
}
