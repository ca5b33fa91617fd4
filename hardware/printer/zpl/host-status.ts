/** What the three lines of a `~HS` reply say (ZPL II guide, ~HS). Reads text; asks nobody. */
import type { PrinterTrouble } from '../../ports/printer.ts';

export interface HostStatus {
  readonly paperOut: boolean;
  readonly paused: boolean;
  readonly labelLengthDots: number;
  /** Formats in the receive buffer. */
  readonly formatsWaiting: number;
  readonly bufferFull: boolean;
  /** The printer holds the beginning of a format whose end has not come. */
  readonly formatUnfinished: boolean;
  readonly overTemperature: boolean;
  readonly headOpen: boolean;
  readonly ribbonOut: boolean;
  /** With a peeler: a label waits to be taken. */
  readonly labelWaiting: boolean;
  readonly labelsRemaining: number;
}

const LINE_1 = /^\d{3},(\d),(\d),(\d{4}),(\d{3}),(\d),\d,(\d),\d{3},\d,\d,(\d)$/;
const LINE_2 = /^\d{3},\d,(\d),(\d),\d,\d,\d,(\d),(\d{8}),\d,\d{3}$/;
const LINE_3 = /^\d{4},\d$/;

/** Null unless these are the three lines in their order. */
export function parseHostStatus(lines: readonly string[]): HostStatus | null {
  const [one = '', two = '', three = ''] = lines.map((line) => line.trim());
  const first = LINE_1.exec(one);
  const second = LINE_2.exec(two);
  if (!first || !second || !LINE_3.test(three)) return null;
  const [, paperOut, paused, length, waiting, full, unfinished, hot] = first;
  const [, headOpen, ribbonOut, labelWaiting, remaining] = second;
  return {
    paperOut: paperOut === '1',
    paused: paused === '1',
    labelLengthDots: Number(length),
    formatsWaiting: Number(waiting),
    bufferFull: full === '1',
    formatUnfinished: unfinished === '1',
    overTemperature: hot === '1',
    headOpen: headOpen === '1',
    ribbonOut: ribbonOut === '1',
    labelWaiting: labelWaiting === '1',
    labelsRemaining: Number(remaining),
  };
}

/** Picks the three lines out of the frames as they come, past any frame that is something else. */
export function createHostStatusReader(): { take(frame: string): HostStatus | null } {
  let lines: string[] = [];
  return {
    take(frame) {
      const line = frame.trim();
      if (LINE_1.test(line)) lines = [line];
      else if (LINE_2.test(line) && lines.length === 1) lines.push(line);
      else if (LINE_3.test(line) && lines.length === 2) {
        const status = parseHostStatus([...lines, line]);
        lines = [];
        return status;
      }
      return null;
    },
  };
}

export function troublesOf(status: HostStatus): PrinterTrouble[] {
  const troubles: PrinterTrouble[] = [];
  if (status.paperOut) troubles.push('paper-out');
  if (status.ribbonOut) troubles.push('ribbon-out');
  if (status.headOpen) troubles.push('head-open');
  if (status.paused) troubles.push('paused');
  if (status.overTemperature) troubles.push('over-temperature');
  return troubles;
}

/** Nothing waits, nothing is half received, nothing is being printed. */
export function isIdle(status: HostStatus): boolean {
  return status.formatsWaiting === 0 && !status.formatUnfinished && status.labelsRemaining === 0;
}
