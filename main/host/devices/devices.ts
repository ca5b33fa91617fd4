/**
 * What the host needs of whoever looks after the devices. The hardware supervisor fits it as it is; so does a double
 * in a test.
 */
import type { CompartmentChange, LockerBank } from '../../../hardware/ports/locker.ts';
import type { LabelPrinter } from '../../../hardware/ports/printer.ts';
import type { Scan, ScanSound } from '../../../hardware/ports/scanner.ts';
import type { DoorPosition, Strike, StrikeState } from '../../../hardware/ports/strike.ts';
import type { ZoneId } from '../../../shared/domain/ids.ts';

/** A bank of lockers, and the zone of the room that it is. */
export interface Lockers {
  readonly zone: ZoneId;
  readonly bank: LockerBank;
}

export interface DeviceState {
  readonly role: 'printer' | 'scanner' | 'strike' | 'locker';
  readonly identity: { readonly serial: string | null; readonly portPath: string };
  readonly state: 'ready' | 'trouble' | 'gone';
  readonly troubles: readonly string[];
}

export interface Devices {
  start(): void;
  stop(): Promise<void>;
  health(): readonly DeviceState[];
  onHealth(listener: (health: readonly DeviceState[]) => void): () => void;
  printer(): LabelPrinter | null;
  strike(): Strike | null;
  doorPosition(): DoorPosition;
  onScan(listener: (scan: Scan) => void): () => void;
  signal(sound: ScanSound): void;
  onStrike(listener: (state: StrikeState) => void): () => void;
  onDoorPosition(listener: (position: DoorPosition) => void): () => void;
  onExitRequest(listener: () => void): () => void;
  lockers(): readonly Lockers[];
  onCompartment(listener: (change: CompartmentChange & { readonly zone: ZoneId }) => void): () => void;
}
