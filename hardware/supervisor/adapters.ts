/**
 * USB serial adapters, and what may hang on them. Nobody can see that from the adapter: the same chip is in a relay
 * board, a scale and a modem. So an installer says what it is, and an adapter of which nobody said anything is left
 * alone.
 */
import type { SerialBoard } from '../../shared/domain/device-setting.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import type { SerialChipName } from '../transport/serial-chips.ts';

export const ADAPTER_CHIPS = ['ch340', 'cp210x', 'ftdi'] as const satisfies readonly SerialChipName[];
type AdapterChip = (typeof ADAPTER_CHIPS)[number];

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

/** `said` is of this very adapter, and counts before what was said of its kind. */
export function recogniseAdapter(
  identity: DeviceIdentity,
  onAdapters: OnAdapters,
  said: SerialBoard | null = null,
): Adapter | null {
  const chip = adapterChip(identity);
  const board = chip === null ? null : (said ?? onAdapters[chip]);
  return chip && board ? adapterWith(board, chip) : null;
}

/** Which serial adapter this is, whatever hangs on it; null for anything else. */
export function adapterChip({ vendorId, productId }: DeviceIdentity): AdapterChip | null {
  const hex = (id: number) => id.toString(16).padStart(4, '0');
  const usbId = `${hex(vendorId)}:${hex(productId)}`;
  return ADAPTER_CHIPS.find((chip) => CHIPS[chip].includes(usbId)) ?? null;
}

/** All of them, in the notation of lsusb: what the system must let us open. */
export const ADAPTER_IDS: readonly string[] = Object.values(CHIPS).flat();

/** A port of which nobody said anything is left alone: a modem or a console may be on it. */
export function recognisePort(
  path: string,
  onPorts: OnPorts,
  said: SerialBoard | null = null,
): Adapter | null {
  const board = said ?? (Object.hasOwn(onPorts, path) ? onPorts[path] : undefined);
  return board ? adapterWith(board, null) : null;
}

function adapterWith(board: SerialBoard, chip: AdapterChip | null): Adapter {
  return { kind: 'serial-board', role: roleOf(board), chip, board };
}

function roleOf({ kind }: SerialBoard): Adapter['role'] {
  if (kind === 'serial-scanner') return 'scanner';
  return kind === 'locker-boards' ? 'locker' : 'strike';
}
