/**
 * USB serial adapters, and what may hang on them. Nobody can see that from the adapter: the same chip is in a relay
 * board, a scale and a modem. So an installer says what it is, and an adapter of which nobody said anything is left
 * alone.
 */
import type { ZoneId } from '../../shared/domain/ids.ts';
import type { LockerFamily } from '../locker/families.ts';
import type { LockerWiring } from '../locker/protocol.ts';
import type { BaudRate } from '../ports/serial.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import type { SerialChipName } from '../transport/serial-chips.ts';

/** One line with boards of one family: a bank of lockers. */
export interface LockerBoards {
  readonly kind: 'locker-boards';
  readonly family: LockerFamily;
  /** The zone of the room that this bank is. */
  readonly zone: ZoneId;
  readonly wiring: LockerWiring;
}

export type RelayBoards =
  | { readonly kind: 'lcus-board'; readonly relays: number }
  | { readonly kind: 'kmtronic-board'; readonly relays: number }
  | { readonly kind: 'modbus-board' };

/** A scanner that is no USB device of its own. */
export interface SerialScanner {
  readonly kind: 'serial-scanner';
  readonly baud: BaudRate;
}

export type SerialBoard = RelayBoards | LockerBoards | SerialScanner;

type AdapterChip = Exclude<SerialChipName, 'cdc-acm'>;

/** What an installer said: one board for each kind of adapter. */
export type OnAdapters = Readonly<Partial<Record<AdapterChip, SerialBoard>>>;

export interface Adapter {
  readonly kind: 'serial-board';
  readonly role: 'strike' | 'locker' | 'scanner';
  /** Null for a serial port of the system, whose driver has set up what is behind it. */
  readonly chip: AdapterChip | null;
  readonly board: SerialBoard;
}

/** By the path of a serial port of the system, such as `/dev/ttyS0` or `COM3`: what an installer said is on it. */
export type OnPorts = Readonly<Record<string, SerialBoard>>;

/** In the notation of lsusb. */
const CHIPS: Readonly<Record<AdapterChip, readonly string[]>> = {
  ch340: ['1a86:7523', '1a86:5523', '4348:5523'],
  cp210x: ['10c4:ea60'],
  ftdi: ['0403:6001', '0403:6010', '0403:6011', '0403:6014', '0403:6015'],
};

/** Whatever hangs on it. */
export function isAdapter({ vendorId, productId }: DeviceIdentity): boolean {
  const hex = (id: number) => id.toString(16).padStart(4, '0');
  return Object.values(CHIPS)
    .flat()
    .includes(`${hex(vendorId)}:${hex(productId)}`);
}

export function recogniseAdapter(
  { vendorId, productId }: DeviceIdentity,
  onAdapters: OnAdapters,
): Adapter | null {
  const hex = (id: number) => id.toString(16).padStart(4, '0');
  const usbId = `${hex(vendorId)}:${hex(productId)}`;
  for (const chip of ['ch340', 'cp210x', 'ftdi'] as const) {
    const board = onAdapters[chip];
    if (board && CHIPS[chip].includes(usbId)) return adapterWith(board, chip);
  }
  return null;
}

/** A port of which nobody said anything is left alone: a modem or a console may be on it. */
export function recognisePort(path: string, onPorts: OnPorts): Adapter | null {
  const board = Object.hasOwn(onPorts, path) ? onPorts[path] : undefined;
  return board ? adapterWith(board, null) : null;
}

function adapterWith(board: SerialBoard, chip: AdapterChip | null): Adapter {
  return { kind: 'serial-board', role: roleOf(board), chip, board };
}

function roleOf({ kind }: SerialBoard): Adapter['role'] {
  if (kind === 'serial-scanner') return 'scanner';
  return kind === 'locker-boards' ? 'locker' : 'strike';
}
