/** What the status bytes of an ESC/POS printer say (Epson, ESC/POS Command Reference, DLE EOT and GS a). */
import type { PrinterTrouble } from '../../ports/printer.ts';
import type { StatusQuestion } from './commands.ts';

type Bits = readonly (readonly [mask: number, trouble: PrinterTrouble])[];

const REAL_TIME: Record<StatusQuestion, Bits> = {
  // Bit 3, off-line, says that there is a reason and not which: see below.
  1: [],
  2: [
    [0x04, 'head-open'],
    [0x20, 'paper-out'],
  ],
  // Bit 2 has a meaning in few models and is undefined in the others.
  3: [
    [0x08, 'cutter'],
    [0x20, 'fault'],
    [0x40, 'over-temperature'],
  ],
  // Bits 2 and 3 are the near end: a roll that lasts for today.
  4: [[0x60, 'paper-out']],
};

/** The four bytes of automatic status, from the first. */
const AUTOMATIC: readonly Bits[] = [
  [[0x20, 'head-open']],
  [
    [0x04, 'fault'],
    [0x08, 'cutter'],
    [0x20, 'fault'],
    [0x40, 'over-temperature'],
  ],
  [[0x0c, 'paper-out']],
  [],
];

const REAL_TIME_OFFLINE = 0x08;
const REAL_TIME_ERROR = 0x40;
const AUTOMATIC_OFFLINE = 0x08;

function named(byte: number, bits: Bits): PrinterTrouble[] {
  return bits.filter(([mask]) => (byte & mask) !== 0).map(([, trouble]) => trouble);
}

/** Off-line for a reason that no bit names is a pause: somebody holds the feed button, or another host has it. */
function withReason(troubles: readonly PrinterTrouble[], isOffline: boolean): PrinterTrouble[] {
  return isOffline && troubles.length === 0 ? ['paused'] : [...new Set(troubles)];
}

export function troublesInAnswers(answers: Record<StatusQuestion, number>): PrinterTrouble[] {
  const troubles = ([1, 2, 3, 4] as const).flatMap((question) =>
    named(answers[question], REAL_TIME[question]),
  );
  if (troubles.length === 0 && (answers[2] & REAL_TIME_ERROR) !== 0) return ['fault'];
  return withReason(troubles, (answers[1] & REAL_TIME_OFFLINE) !== 0);
}

export function troublesInAutomatic(bytes: readonly number[]): PrinterTrouble[] {
  const troubles = AUTOMATIC.flatMap((bits, place) => named(bytes[place] ?? 0, bits));
  return withReason(troubles, ((bytes[0] ?? 0) & AUTOMATIC_OFFLINE) !== 0);
}
