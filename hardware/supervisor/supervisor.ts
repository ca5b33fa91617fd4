/**
 * Keeps the room's devices: opens what it knows, follows every unplugging, and tells who is there and how they are.
 * It does not know whether the devices are real, and decides nothing about packages or doors.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { DeviceSetting } from '../../shared/domain/device-setting.ts';
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
import { doorOf, printerFor, strikeFor } from './choose.ts';
import type { DeviceHealth, DeviceLog } from './health.ts';
import type { DeviceSettings, OpenDevice } from './open-device.ts';
import { boardSaid, settingsWith } from './said.ts';
import type { RoomCompartmentChange, RoomLockers } from './watch-lockers.ts';

export interface Supervisor {
  start(): void;
  /** Locks strikes, gives every device back. Ends within three seconds, whatever the devices do. */
  stop(): Promise<void>;
  /** Each device that was seen since the start, those that are gone included. */
  health(): readonly DeviceHealth[];
  onHealth(listener: (health: readonly DeviceHealth[]) => void): () => void;
  /** The one that is to print now: the preferred one, or another while that one cannot. */
  printer(): LabelPrinter | null;
  /** The strike of a door; left out: of the usual one. */
  strike(door?: string): Strike | null;
  /** Reads what is said of the devices again, and opens anew those of which something else is said. */
  resettle(): Promise<void>;
  /** Whether the room uses it: it prints next, reads, or opens a door. */
  isUsed(key: string): boolean;
  /** Every strike that is plugged in; null for one that is not open yet. */
  strikes(): readonly (Strike | null)[];
  /** Every bank of lockers that is open. */
  lockers(): readonly RoomLockers[];
  doorPosition(door?: string): DoorPosition;
  onScan(listener: (scan: Scan) => void): () => void;
  /** Sounds the scanner that read last, where it can. */
  signal(sound: ScanSound): void;
  onStrike(listener: (state: StrikeState) => void, door?: string): () => void;
  onDoorPosition(listener: (position: DoorPosition) => void, door?: string): () => void;
  onExitRequest(listener: () => void, door?: string): () => void;
  onCompartment(listener: (change: RoomCompartmentChange) => void): () => void;
}

export interface SupervisorOptions {
  readonly source: DeviceSource;
  readonly clock: Clock;
  readonly log: DeviceLog;
  /** What holds for a device of which nobody said anything. */
  readonly settings?: DeviceSettings;
  /** What an installer said of the device with this key. */
  readonly said?: (key: string) => DeviceSetting | null;
  /** What a strike opens when it is the only one and nobody said anything of it. */
  readonly usualDoor?: string;
  /** Who locks the strikes when this process can no longer do so. */
  readonly guard?: StrikeGuard;
}

/** Until an installer says something else. */
export const USUAL_SETTINGS: DeviceSettings = {
  printer: { size: '4x2', dpi: 203 },
  wiring: USUAL_WIRING,
  onAdapters: {},
};
/** What the strike of a door told. */
interface At<T> {
  readonly door: string;
  readonly told: T;
}

/** However often it is asked for. */
const SOUND_EVERY_MS = 200;
const STOP_LOCK_MS = 2_000;
const STOP_CLOSE_MS = 1_000;

export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { source, clock, log, settings = USUAL_SETTINGS, said = () => null } = options;
  const { usualDoor = 'door' } = options;
  const healthListeners = createListeners<readonly DeviceHealth[]>();
  const scans = createListeners<Scan>();
  const strikes = createListeners<At<StrikeState>>();
  const positions = createListeners<At<DoorPosition>>();
  const exits = createListeners<At<void>>();
  const compartments = createListeners<RoomCompartmentChange>();
  /** By what a device is, so that one that comes back takes the place it had. */
  const bindings = new Map<string, Binding>();
  const guard = options.guard ? createGuardWatch(options.guard, clock) : null;
  /** What was said of each when it was bound. */
  const settled = new Map<string, string>();
  /** Which strike opens each door. */
  const served = new Map<string, string | null>();
  const solenoids = createSolenoids(clock);
  const strikeTurn = { holder: null };
  let quietUntilMs = Number.NEGATIVE_INFINITY;
  let lastScanner: BarcodeScanner | null = null;
  let stopFollowing: (() => void) | null = null;

  const changed = () => {
    lookWhoServes();
    healthListeners.tell(health());
  };
  const surroundings = (key: string) => ({
    clock,
    log,
    settings: settingsWith(settings, said(key)),
    guard,
    solenoids,
    strikeTurn,
    changed,
    events: {
      scan: (scan: Scan, by: BarcodeScanner) => {
        lastScanner = by;
        scans.tell(scan);
      },
      strike: at(strikes.tell, key),
      doorPosition: at(positions.tell, key),
      exitRequest: at(exits.tell, key),
      compartment: compartments.tell,
    },
  });

  const health = () => [...bindings.values()].map((binding) => binding.health());

  function follow(): void {
    for (const transport of source.devices()) {
      const { identity, interfaces } = transport;
      const board = boardSaid(said(deviceKey(identity)));
      take(transport, recognise(identity, interfaces, settings.onAdapters, board));
    }
    for (const line of source.lines?.() ?? []) {
      const board = boardSaid(said(deviceKey(line.identity)));
      take(line, recognisePort(line.identity.portPath, settings.onPorts ?? {}, board));
    }
  }

  function take(transport: UsbTransport | SerialLine, entry: Recognised | null): void {
    if (!entry) return;
    const key = deviceKey(transport.identity);
    const known = bindings.get(key);
    if (known?.transport === transport) return;
    // Two of a kind without serials have different ports; the same key twice is a device that came back.
    if (known && known.health().state !== 'gone') void known.end();
    settled.set(key, JSON.stringify(said(key)));
    bindings.set(key, bind(transport, entry, surroundings(key)));
    changed();
  }

  async function resettle(): Promise<void> {
    for (const [key, binding] of [...bindings]) {
      if (settled.get(key) === JSON.stringify(said(key)) || binding.health().state === 'gone') continue;
      // What it opens next may be another door: this one is locked first.
      await lockBeforeStop(binding);
      await binding.end();
      bindings.delete(key);
    }
    if (stopFollowing !== null) follow();
    changed();
  }

  const choices = () =>
    [...bindings].map(([key, binding]) => ({
      key,
      role: binding.entry.role,
      state: binding.health().state,
      setting: said(key),
    }));

  function open<R extends Role>(role: R, key: string | null): Extract<OpenDevice, { role: R }> | null {
    const device = key === null ? null : bindings.get(key)?.device();
    return device?.role === role ? (device as Extract<OpenDevice, { role: R }>) : null;
  }
  const strikeAt = (door = usualDoor) => open('strike', strikeFor(choices(), door, usualDoor));
  const printerNow = () => printerFor(choices().filter(({ key }) => open('printer', key) !== null));

  /** A strike that was just unplugged may still have a last word. */
  function doorServedBy(key: string): string | null {
    const door = doorOf(choices(), key, usualDoor);
    if (door === null) return null;
    const now = strikeFor(choices(), door, usualDoor);
    return now === key || (now === null && bindings.get(key)?.health().state === 'gone') ? door : null;
  }

  const at =
    <T>(tell: (told: At<T>) => void, key: string) =>
    (told: T) => {
      const door = doorServedBy(key);
      if (door !== null) tell({ door, told });
    };

  const of =
    <T>(listener: (told: T) => void, door = usualDoor) =>
    ({ door: at, told }: At<T>) => {
      if (at === door) listener(told);
    };

  /** A strike may begin to open a door, or end, by what is said or plugged in elsewhere. */
  function lookWhoServes(): void {
    const doors = new Set(served.keys());
    for (const { key } of choices()) {
      const door = doorOf(choices(), key, usualDoor);
      if (door !== null) doors.add(door);
    }
    for (const door of doors) {
      const key = strikeFor(choices(), door, usualDoor);
      const before = served.get(door);
      if (key === before) continue;
      served.set(door, key);
      const device = open('strike', key);
      // One that is gone, or opens only now, tells so itself.
      const wasThere = before != null && bindings.get(before)?.health().state !== 'gone';
      if (before === undefined || (device === null && !wasThere)) continue;
      strikes.tell({ door, told: device?.strike.state() ?? 'unknown' });
      positions.tell({ door, told: device?.sensor.position() ?? 'unknown' });
    }
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
    printer: () => open('printer', printerNow())?.printer ?? null,
    strike: (door) => strikeAt(door)?.strike ?? null,
    resettle,
    isUsed(key) {
      const one = bindings.get(key);
      if (one?.entry.role === 'scanner' || one?.entry.role === 'locker') return one.device() !== null;
      return one?.entry.role === 'printer'
        ? printerNow() === key
        : doorOf(choices(), key, usualDoor) !== null;
    },
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
    doorPosition: (door) => strikeAt(door)?.sensor.position() ?? 'unknown',
    onScan: scans.add,
    signal(sound) {
      if (clock.elapsed() < quietUntilMs) return;
      quietUntilMs = clock.elapsed() + SOUND_EVERY_MS;
      void lastScanner?.signal(sound);
    },
    onStrike: (listener, door) => strikes.add(of(listener, door)),
    onDoorPosition: (listener, door) => positions.add(of(listener, door)),
    onExitRequest: (listener, door) => exits.add(of(listener, door)),
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
