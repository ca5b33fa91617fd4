/** From the one master key of a machine, a key of its own for each purpose. It knows no file and keeps nothing. */
import { hkdfSync } from 'node:crypto';

export interface Keys {
  readonly signing: Uint8Array;
  readonly people: Uint8Array;
  readonly photos: Uint8Array;
  /** Of people at the door and how they sign; never that of packages. */
  readonly evidence: Uint8Array;
  readonly codes: Uint8Array;
  /** Binds the snapshot of the tables to this machine. */
  readonly tables: Uint8Array;
  /** Mixed into every code before it is hashed: without it the hash of six digits is worth nothing. */
  readonly pepper: Uint8Array;
  /** The seed of the key that this kiosk signs passes with. */
  readonly passes: Uint8Array;
  /** The seed of the key that this kiosk shows a server who it is with. */
  readonly link: Uint8Array;
}

export const MASTER_KEY_BYTES = 32;

export function keysFrom(master: Uint8Array): Keys {
  if (master.length !== MASTER_KEY_BYTES) throw new RangeError('a master key has 32 bytes');
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', master, new Uint8Array(), `packroom 1 ${purpose}`, MASTER_KEY_BYTES));
  return {
    signing: derive('signing'),
    people: derive('people'),
    photos: derive('photos'),
    evidence: derive('evidence'),
    codes: derive('codes'),
    tables: derive('tables'),
    pepper: derive('pepper'),
    passes: derive('passes'),
    link: derive('link'),
  };
}
