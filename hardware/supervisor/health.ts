/** How each device is, as plain data for screens and logs. It knows no driver. */
import type { PrinterTrouble } from '../ports/printer.ts';
import type { SetUpWarning } from '../ports/strike.ts';
import type { DeviceIdentity, TransportError } from '../ports/transport.ts';
import type { Role } from './catalog.ts';

export type DeviceTrouble =
  | PrinterTrouble
  /** Found and not open yet. */
  | 'opening'
  /** It cannot be opened: another program has it, the system does not let us, or it fails. */
  | Exclude<TransportError['code'], 'gone'>
  /** The strike's relay was told to let go and has not. */
  | 'stuck'
  /** The strike's board does not answer. */
  | 'no-answer'
  /** The door sensor cannot be read. */
  | 'door-unseen'
  /** Nobody can tell of every compartment whether it is shut. */
  | 'locker-unseen'
  /** A compartment was told to open and did not. */
  | 'compartment-jammed'
  /** A compartment stands open for a minute. */
  | 'compartment-left-open';

export interface DeviceHealth {
  readonly role: Role;
  readonly identity: DeviceIdentity;
  readonly state: 'ready' | 'trouble' | 'gone';
  readonly troubles: readonly DeviceTrouble[];
  /** What an installer does about it, where that is known. */
  readonly hint: string | null;
  /** What whoever sets the room up must see to, although the device works. */
  readonly warning: SetUpWarning | null;
}

/** One line for the device log. */
export interface DeviceLine {
  readonly role: Role;
  readonly identity: DeviceIdentity;
  readonly situation: 'found' | 'ready' | 'not-opened' | 'gone' | 'strike-not-locked-at-stop';
  readonly detail: string | null;
}

export type DeviceLog = (line: DeviceLine) => void;
