/** What a `~HQES` reply says: errors and warnings as two bit groups (ZPL II guide, ~HQ). Some printers answer this when they do not answer `~HS`. */
import type { PrinterTrouble } from '../../ports/printer.ts';

export interface ErrorStatus {
  readonly troubles: readonly PrinterTrouble[];
  /** Paper is near its end (warning bit 8). */
  readonly paperNearEnd: boolean;
  /** The low error group as it came, for the log: it has bits that have no name here. */
  readonly errorBits: number;
}

const GROUPS =
  /ERRORS:\s*([01])\s+[0-9A-F]{8}\s+([0-9A-F]{8})\s+WARNINGS:\s*[01]\s+[0-9A-F]{8}\s+([0-9A-F]{8})/;

/** Low group, from the rightmost nibble: media, ribbon, head in the first; temperatures in the second; pause in the fifth. */
const BITS: readonly (readonly [number, PrinterTrouble])[] = [
  [0x00000001, 'paper-out'],
  [0x00000002, 'ribbon-out'],
  [0x00000004, 'head-open'],
  [0x00000030, 'over-temperature'],
  [0x00080000, 'paused'],
];
const PAPER_NEAR_END = 0x8;

export function parseErrorStatus(frame: string): ErrorStatus | null {
  const found = GROUPS.exec(frame.toUpperCase());
  if (!found) return null;
  const [, any, low = '0', warnings = '0'] = found;
  const errorBits = any === '1' ? Number.parseInt(low, 16) : 0;
  return {
    troubles: BITS.filter(([bits]) => (errorBits & bits) !== 0).map(([, trouble]) => trouble),
    paperNearEnd: (Number.parseInt(warnings, 16) & PAPER_NEAR_END) !== 0,
    errorBits,
  };
}
