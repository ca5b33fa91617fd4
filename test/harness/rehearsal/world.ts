/**
 * What the people of a rehearsal know, apart from the kiosk: which box lies where, who expects it, who has it. At the
 * end the ledger is held against it. Nobody here reads the ledger to know what they did.
 */
import type { Directory } from '../../../shared/domain/directory.ts';

export interface Box {
  /** What somebody scans to take it in. */
  readonly tracking: { readonly text: string; readonly aim: string };
  /** Another barcode of the same label, which is not the one to scan. */
  readonly routing: { readonly text: string; readonly aim: string } | null;
  readonly unit: string;
  readonly person: string;
  /** On its room label; null for one that nobody took in. */
  readonly roomCode: string | null;
  readonly place: 'on-its-way' | 'in-room' | 'gone';
}

export interface Counts {
  sessions: number;
  visits: number;
  staffVisits: number;
  audits: number;
  receivedBoxes: number;
  collectedBoxes: number;
  dumpedBoxes: number;
  /** Taken out of the room, and nobody told the kiosk. */
  carriedOff: number;
  refusedCodes: number;
  deviceTroubles: number;
  powerCuts: number;
  turnedAway: number;
  /** Virtual milliseconds that couriers spent from a right code to the goodbye, and the parcels of those visits. */
  intakeMs: number;
  intakeBoxes: number;
}

export interface World {
  readonly directory: Directory;
  readonly counts: Counts;
  /** A box that a resident was just confirming: when the power goes, nobody has seen whether it counts. */
  unsure: number | null;
  add(box: Omit<Box, 'place' | 'roomCode'>): number;
  box(id: number): Box;
  change(id: number, change: Partial<Pick<Box, 'roomCode' | 'place'>>): void;
  /** What lies in the room, in the order in which it came. */
  inRoom(): readonly number[];
  inRoomFor(unit: string): readonly number[];
  withCode(roomCode: string): number | null;
  /** Something that should not have happened, in plain words. */
  wonder(what: string): void;
  readonly wonders: readonly string[];
}

export function createWorld(directory: Directory): World {
  const boxes: Box[] = [];
  const lying = new Set<number>();
  const byCode = new Map<string, number>();
  const wonders: string[] = [];
  const box = (id: number) => {
    const found = boxes[id];
    if (found === undefined) throw new RangeError(`there is no box ${id}`);
    return found;
  };
  return {
    directory,
    unsure: null,
    counts: {
      sessions: 0,
      visits: 0,
      staffVisits: 0,
      audits: 0,
      receivedBoxes: 0,
      collectedBoxes: 0,
      dumpedBoxes: 0,
      carriedOff: 0,
      refusedCodes: 0,
      deviceTroubles: 0,
      powerCuts: 0,
      turnedAway: 0,
      intakeMs: 0,
      intakeBoxes: 0,
    },
    add: (made) => boxes.push({ ...made, roomCode: null, place: 'on-its-way' }) - 1,
    box,
    change: (id, change) => {
      const next = { ...box(id), ...change };
      boxes[id] = next;
      if (next.place === 'in-room') lying.add(id);
      else lying.delete(id);
      if (next.roomCode !== null) byCode.set(next.roomCode, id);
    },
    inRoom: () => [...lying],
    inRoomFor: (unit) => [...lying].filter((id) => box(id).unit === unit),
    withCode: (roomCode) => byCode.get(roomCode) ?? null,
    wonder: (what) => void wonders.push(what),
    wonders,
  };
}
