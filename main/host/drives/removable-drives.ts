/** The port to what somebody plugs in to carry a copy away: USB sticks that the system has mounted. */
import type { Drive } from '../../../shared/bridge/contract.ts';
import type { DriveId } from '../../../shared/domain/ids.ts';

export interface RemovableDrive {
  /** The same for as long as it stays plugged in. */
  readonly id: DriveId;
  /** What its owner called it, for the screen only: it may be somebody's name. */
  readonly label: string;
  readonly folder: string;
  readonly isReadOnly: boolean;
  readonly freeBytes: number;
}

export interface RemovableDrives {
  list(): Promise<readonly RemovableDrive[]>;
}

/** Where Packroom does not know how to find one. */
export const noDrives: RemovableDrives = { list: async () => [] };

/** What a screen may know: everything but where it is mounted. */
export function drivesToTell(drives: readonly RemovableDrive[]): Drive[] {
  return drives.map(({ id, label, isReadOnly, freeBytes }) => ({ id, label, isReadOnly, freeBytes }));
}
