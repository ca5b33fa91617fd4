/**
 * What the host needs of whoever looks after the devices. The hardware supervisor fits it as it is; so does a double
 * in a test.
 */
import type { CompartmentChange, LockerBank } from '../../../hardware/ports/locker.ts';
import type { LabelPrinter } from '../../../hardware/ports/printer.ts';
import type { Scan, ScanSound } from '../../../hardware/ports/scanner.ts';
import type { DoorPosition, SetUpWarning, Strike, StrikeState } from '../../../hardware/ports/strike.ts';
import type { DeviceIdentity } from '../../../hardware/ports/transport.ts';
import type { DeviceTrouble } from '../../../shared/domain/device-trouble.ts';
import type { DoorId, ZoneId } from '../../../shared/domain/ids.ts';

/** A bank of lockers, and the zone of the room that it is. */
export interface Lockers {
  readonly zone: ZoneId;
  readonly bank: LockerBank;
}

export interface DeviceState {
  readonly role: 'printer' | 'scanner' | 'strike' | 'locker';
  readonly identity: DeviceIdentity;
  readonly state: 'ready' | 'trouble' | 'gone';
  readonly troubles: readonly DeviceTrouble[];
  readonly hint: string | null;
  readonly warning: SetUpWarning | null;
}

export interface Devices {
  start(): void;
  stop(): Promise<void>;
  health(): readonly DeviceState[];
  onHealth(listener: (health: readonly DeviceState[]) => void): () => void;
  printer(): LabelPrinter | null;
  strike(door?: DoorId): Strike | null;
  /** Something else is said of the devices. */
  resettle(): Promise<void>;
  isUsed(key: string): boolean;
  doorPosition(door?: DoorId): DoorPosition;
  onScan(listener: (scan: Scan) => void): () => void;
  signal(sound: ScanSound): void;
  onStrike(listener: (state: StrikeState) => void, door?: DoorId): () => void;
  onDoorPosition(listener: (position: DoorPosition) => void, door?: DoorId): () => void;
  onExitRequest(listener: () => void, door?: DoorId): () => void;
  lockers(): readonly Lockers[];
  onCompartment(listener: (change: CompartmentChange & { readonly zone: ZoneId }) => void): () => void;
}
