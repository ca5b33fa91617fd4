/** A simulated room as a page shows it: plain data, all of it visible to somebody who stands in that room. */
import type { DoorPosition } from '../ports/strike.ts';

export interface ParcelBarcode {
  readonly symbology: string;
  readonly text: string;
  readonly aim: string;
}

export interface Parcel {
  readonly id: string;
  readonly carrier: string;
  readonly service: string;
  readonly name: string;
  readonly unit: string;
  readonly addressLines: readonly string[];
  readonly barcodes: readonly ParcelBarcode[];
  readonly state: 'at-hand' | 'scanned';
}

/** A room label that came out of the printer. */
export interface PrintedRoomLabel {
  readonly jobId: string | null;
  readonly zpl: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly isTaken: boolean;
}

export interface RoomSnapshot {
  readonly parcels: readonly Parcel[];
  readonly labels: readonly PrintedRoomLabel[];
  readonly printer: {
    readonly plugged: boolean;
    readonly paper: boolean;
    readonly head: 'open' | 'closed';
    readonly silent: boolean;
    readonly paused: boolean;
  };
  readonly scanner: { readonly plugged: boolean };
  readonly strike: {
    readonly plugged: boolean;
    readonly relay: 'on' | 'off';
    /** What is left of the room's usual hold while the relay is on: for a countdown, the relay itself knows none. */
    readonly releasedMsLeft: number;
    readonly stuck: boolean;
  };
  readonly door: { readonly position: Exclude<DoorPosition, 'unknown'> };
  readonly stick: { readonly plugged: boolean };
}

/** What a person can do in the room went wrong; `say` is for the page. */
export interface ActFailure {
  readonly code: 'unknown-device' | 'unknown-action' | 'bad-parameters' | 'impossible';
  readonly say: string;
}
