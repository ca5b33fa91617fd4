/**
 * Everything a person can do in a simulated room, as one table: device, action, what it needs, what it does. A page
 * can be made from the table; it knows neither page nor transport.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { SimulatedScanner } from './hid-pos-scanner.ts';
import type { SimulatedRelayBoard } from './numato-relay.ts';
import type { Parcels } from './parcels.ts';
import type { RoomDoor } from './room-door.ts';
import type { ActFailure } from './room-snapshot.ts';
import type { SimulatedStick } from './usb-stick.ts';
import type { SimulatedZplPrinter } from './zpl-printer.ts';

export interface RoomThings {
  readonly printer: SimulatedZplPrinter;
  readonly scanner: SimulatedScanner;
  readonly board: SimulatedRelayBoard;
  readonly door: RoomDoor;
  readonly parcels: Parcels;
  readonly stick: SimulatedStick;
  /** The text of the QR code on a printed label; null when there is no such label. */
  readLabel(jobId: string): string | null;
  takeLabel(jobId: string): boolean;
}

type Outcome = Result<void, ActFailure>;
type Action = (room: RoomThings, params: unknown) => Outcome;

function action<T>(schema: z.ZodType<T>, run: (room: RoomThings, params: T) => Outcome): Action {
  return (room, params) => {
    const parsed = schema.safeParse(params ?? {});
    if (!parsed.success) return err({ code: 'bad-parameters', say: z.prettifyError(parsed.error) });
    return run(room, parsed.data);
  };
}

const bare = (run: (room: RoomThings) => void): Action =>
  action(z.strictObject({}), (room) => {
    run(room);
    return ok();
  });

const impossible = (say: string): Outcome => err({ code: 'impossible', say });

/** What is held before the scanner: a parcel's barcode, a printed room label, or any text. */
const Scan = z.union([
  z.strictObject({ parcel: z.string(), barcode: z.int().min(0).optional() }),
  z.strictObject({ label: z.string() }),
  z.strictObject({
    text: z.string().min(1).max(4096),
    aim: z
      .string()
      .regex(/^\][A-Za-z]\w$/)
      .optional(),
  }),
]);

function scan(room: RoomThings, params: z.infer<typeof Scan>): Outcome {
  if ('parcel' in params) {
    const parcel = room.parcels.find(params.parcel);
    const barcode = parcel?.barcodes[params.barcode ?? parcel.barcodes.length - 1];
    if (!parcel || !barcode) return impossible('There is no such barcode.');
    if (!room.scanner.scan(barcode.text, barcode.aim)) return impossible('The scanner does not light up.');
    room.parcels.markScanned(parcel.id);
    return ok();
  }
  const text = 'label' in params ? room.readLabel(params.label) : params.text;
  if (text === null) return impossible('There is no such label.');
  const aim = 'label' in params ? ']Q1' : (params.aim ?? null);
  return room.scanner.scan(text, aim) ? ok() : impossible('The scanner does not light up.');
}

export const ROOM_ACTIONS: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  scanner: {
    scan: action(Scan, scan),
    unplug: bare((room) => room.scanner.wire.unplug()),
    plug: bare((room) => room.scanner.wire.plug()),
  },
  label: {
    take: action(z.strictObject({ label: z.string() }), (room, { label }) =>
      room.takeLabel(label) ? ok() : impossible('There is no such label.'),
    ),
  },
  printer: {
    'paper-out': bare((room) => room.printer.set({ paper: false })),
    'paper-in': bare((room) => room.printer.set({ paper: true })),
    'head-open': bare((room) => room.printer.set({ headOpen: true })),
    'head-close': bare((room) => room.printer.set({ headOpen: false })),
    pause: bare((room) => room.printer.set({ paused: true })),
    resume: bare((room) => room.printer.set({ paused: false })),
    unplug: bare((room) => room.printer.wire.unplug()),
    plug: bare((room) => room.printer.wire.plug()),
    silence: bare((room) => room.printer.set({ silent: true })),
    speak: bare((room) => room.printer.set({ silent: false })),
    'power-cycle': bare((room) => room.printer.powerCycle()),
  },
  strike: {
    stick: bare((room) => room.board.setStuck(true)),
    unstick: bare((room) => room.board.setStuck(false)),
    unplug: bare((room) => room.board.wire.unplug()),
    plug: bare((room) => room.board.wire.plug()),
  },
  door: {
    open: action(z.strictObject({}), (room) =>
      room.door.openFromOutside() ? ok() : impossible('The door is locked.'),
    ),
    'open-inside': bare((room) => room.door.openFromInside()),
    close: bare((room) => room.door.close()),
    force: bare((room) => room.door.force()),
  },
  stick: {
    plug: bare((room) => room.stick.plug()),
    unplug: bare((room) => room.stick.unplug()),
  },
  parcels: {
    new: action(z.strictObject({ count: z.int().min(1).max(50).optional() }), (room, { count }) => {
      room.parcels.add(count ?? 1);
      return ok();
    }),
  },
};
