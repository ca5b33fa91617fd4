/** A kiosk as a shell sees it: what it is put together from, and what it then has. */
import type { StartDeviceProcess } from '../hardware/process/port.ts';
import type { Clock } from '../shared/basics/clock.ts';
import type { RandomBytes } from '../shared/basics/uuid.ts';
import type { Site } from '../shared/domain/site.ts';
import type { ShownCodes } from './host/codes/first-codes.ts';
import type { HashCost } from './host/codes/hash.ts';
import type { Host } from './host/host.ts';
import type { RoomKind } from './host/identity.ts';
import type { Paths } from './host/paths.ts';
import type { PrintPage } from './host/print-page.ts';
import type { PlayableRoom, RoomApi } from './host/room-api.ts';
import type { SecretKeeper } from './host/secret-keeper.ts';
import type { Files } from './host/storage/files.ts';
import type { TrainingWays } from './host/training.ts';

export interface Kiosk {
  readonly host: Host;
  readonly paths: Paths;
  /** Only where the room is simulated. */
  readonly roomApi: RoomApi | null;
  /** The same room without HTTP. */
  readonly room: PlayableRoom | null;
  /** At the first start only. */
  readonly firstCodes: ShownCodes | null;
  /** Locks the strike, then closes the screen with what the shell hands in, and frees the folder last of all. */
  stop(closeScreen?: () => Promise<void>): Promise<void>;
}

/** What a kiosk has of the machine under it: a rehearsal hands in its own, and lives a month in minutes. */
export interface Machine {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly files: Files;
}

export interface KioskOptions {
  readonly folder: string;
  /** Left out: what the folder was made for; a new one is real where a known device is plugged in. */
  readonly room: RoomKind | undefined;
  readonly secrets: (paths: Paths, room: RoomKind) => SecretKeeper;
  /** How this shell starts the process that has the devices. Never called where the room is simulated. */
  readonly startDevices: StartDeviceProcess;
  readonly shell: 'electron' | 'node';
  readonly software: string;
  /** What a new kiosk serves; left out: a property made up for trying things out. */
  readonly site?: Site | null;
  /** Whether people learn on it: its room is simulated, whatever is plugged in. Left out: it serves people. */
  readonly training?: boolean;
  /** How one gets from here to training, or back. Left out: not at all. */
  readonly ways?: TrainingWays;
  /** How this shell makes a PDF of a page; left out: not at all. */
  readonly printPage?: PrintPage;
  readonly tell: (line: string) => void;
  readonly cost?: HashCost;
  /** Left out: this one. */
  readonly machine?: Machine;
}
