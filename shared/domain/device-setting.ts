/**
 * What an installer says of one device: the label in a printer, the board on a serial adapter, the door of a strike.
 * It knows how such a thing is written down, and not which devices there are.
 */
import { z } from 'zod';
import { DoorId, ZoneId } from './ids.ts';

/** Names one device without its serial: a fingerprint of what the host knows it by. */
export const DeviceRef = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .brand<'DeviceRef'>();
export type DeviceRef = z.infer<typeof DeviceRef>;

const relays = z.int().min(1).max(32);

/** Boards that release a strike. */
export const RelayBoards = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lcus-board'), relays }),
  z.strictObject({ kind: z.literal('kmtronic-board'), relays }),
  z.strictObject({ kind: z.literal('modbus-board') }),
]);
export type RelayBoards = z.infer<typeof RelayBoards>;

const bit = z.union([z.literal(0), z.literal(1)]);

/** One line with locker boards of one family: a bank of lockers. */
export const LockerBoards = z.strictObject({
  kind: z.literal('locker-boards'),
  family: z.enum(['kerong-cu16', 'kerong-cu48', 'winnsen']),
  /** The zone of the room that this bank is. */
  zone: ZoneId,
  wiring: z.strictObject({
    /** The place of each compartment's lock, the first compartment first; boards and locks count from 0. */
    places: z
      .array(z.strictObject({ board: z.int().min(0).max(255), lock: z.int().min(0).max(255) }))
      .max(1_000),
    /** What a lock reads while its door is shut. */
    closedReads: bit,
  }),
});
export type LockerBoards = z.infer<typeof LockerBoards>;

/** A scanner that is no USB device of its own. */
export const SerialScanner = z.strictObject({
  kind: z.literal('serial-scanner'),
  baud: z.union([
    z.literal(9_600),
    z.literal(19_200),
    z.literal(38_400),
    z.literal(57_600),
    z.literal(115_200),
  ]),
});
export type SerialScanner = z.infer<typeof SerialScanner>;

/** Nobody can see from a serial adapter what hangs on it. Another board is another line here. */
export type SerialBoard = RelayBoards | LockerBoards | SerialScanner;

const input = z.int().min(0).max(31);

const DoorWiring = z.strictObject({
  doorInput: input,
  closedReads: bit,
  exitInput: input.nullable(),
});

export const DeviceSetting = z.discriminatedUnion('role', [
  z.strictObject({
    role: z.literal('printer'),
    size: z.enum(['4x2', '2x1']),
    dpi: z.union([z.literal(203), z.literal(300)]),
    /** It prints while it can; the others are there for when it cannot. */
    isPreferred: z.boolean(),
  }),
  z.strictObject({
    role: z.literal('strike'),
    /** Null: it opens none, and is never released. */
    door: DoorId.nullable(),
    wiring: DoorWiring,
    /** What hangs on a serial adapter; null for a board that says itself what it is. */
    board: RelayBoards.nullable(),
  }),
  // What hangs on a serial adapter, where that is no strike.
  z.strictObject({ role: z.literal('scanner'), board: SerialScanner }),
  z.strictObject({ role: z.literal('locker'), board: LockerBoards }),
]);
export type DeviceSetting = z.infer<typeof DeviceSetting>;
