/** What the 32 bytes of a Brother QL's status say (Raster Command Reference, "Status information request"). */
import type { PrinterTrouble } from '../../ports/printer.ts';

const STATUS_BYTES = 32;

export type StatusKind =
  /** The answer to a question. */
  | 'reply'
  /** A label came out. */
  | 'completed'
  | 'error'
  | 'notification'
  | 'phase'
  | 'unknown';

export interface QlStatus {
  readonly kind: StatusKind;
  readonly isPrinting: boolean;
  readonly troubles: readonly PrinterTrouble[];
  readonly widthMm: number;
  /** 0 for a continuous roll. */
  readonly lengthMm: number;
  readonly isCooling: boolean;
}

const KINDS: Readonly<Record<number, StatusKind>> = {
  0: 'reply',
  1: 'completed',
  2: 'error',
  5: 'notification',
  6: 'phase',
};

type Bits = readonly (readonly [mask: number, trouble: PrinterTrouble])[];

/** Byte 8: no media, end of media, cutter jam, in use, fan. Bit 5, turned off, comes with the kind of its own. */
const ERRORS_1: Bits = [
  [0x01, 'paper-out'],
  [0x02, 'paper-out'],
  [0x04, 'cutter'],
  [0x10, 'fault'],
  [0x20, 'fault'],
  [0x80, 'fault'],
];
/** Byte 9: replace media, buffer full, transmission, cover open, cannot feed, system. */
const ERRORS_2: Bits = [
  [0x01, 'wrong-media'],
  [0x02, 'fault'],
  [0x04, 'fault'],
  [0x10, 'head-open'],
  [0x40, 'paper-out'],
  [0x80, 'fault'],
];
const NO_MEDIA = 0x00;
const PRINTING = 0x01;
const COOLING_STARTED = 0x03;

/** Null unless these are 32 bytes that begin as a status does: head mark, size, and the B of Brother. */
export function parseStatus(bytes: Uint8Array): QlStatus | null {
  if (bytes.length !== STATUS_BYTES || !isStatusStart(bytes)) return null;
  const at = (place: number) => bytes[place] ?? 0;
  const kind = KINDS[at(18)] ?? 'unknown';
  const troubles = [...named(at(8), ERRORS_1), ...named(at(9), ERRORS_2)];
  if (at(11) === NO_MEDIA && kind === 'reply') troubles.push('paper-out');
  if (kind === 'error' && troubles.length === 0) troubles.push('fault');
  return {
    kind,
    isPrinting: at(19) === PRINTING,
    troubles: [...new Set(troubles)],
    widthMm: at(10),
    lengthMm: at(17),
    isCooling: kind === 'notification' && at(22) === COOLING_STARTED,
  };
}

function named(byte: number, bits: Bits): PrinterTrouble[] {
  return bits.filter(([mask]) => (byte & mask) !== 0).map(([, trouble]) => trouble);
}

const START = [0x80, STATUS_BYTES, 0x42] as const;

function isStatusStart(bytes: ArrayLike<number>): boolean {
  return START.every((byte, place) => bytes.length <= place || bytes[place] === byte);
}

export interface StatusReader {
  push(bytes: Uint8Array): QlStatus[];
  reset(): void;
}

/** Finds the statuses in whatever comes: cut over packets, several in one, and after bytes that are none. */
export function createStatusReader(): StatusReader {
  let held: number[] = [];
  return {
    push(bytes) {
      const statuses: QlStatus[] = [];
      for (const byte of bytes) {
        held.push(byte);
        while (held.length > 0 && !isStatusStart(held)) held.shift();
        if (held.length < STATUS_BYTES) continue;
        const status = parseStatus(Uint8Array.from(held));
        if (status) statuses.push(status);
        held = [];
      }
      return statuses;
    },
    reset() {
      held = [];
    },
  };
}
