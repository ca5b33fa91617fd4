/** One simulated printer of each language, with the same handles for what a day does to it. */
import { onRoll, rollOf } from '../../../hardware/printer/brother-ql/media.ts';
import type { PrinterLanguage } from '../../../hardware/printer/device-id.ts';
import { withoutRealTimeCommands } from '../../../hardware/printer/escpos/commands.ts';
import { drawLabel } from '../../../hardware/printer/raster/draw-label.ts';
import { createEscPosPrinter } from '../../../hardware/simulation/escpos-printer.ts';
import { createQlPrinter } from '../../../hardware/simulation/ql-printer.ts';
import type { SimulatedWire } from '../../../hardware/simulation/simulated-wire.ts';
import { createZplPrinter } from '../../../hardware/simulation/zpl-printer.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import type { Bitmap } from '../../../shared/labels/bitmap.ts';
import type { LabelMedia } from '../../../shared/labels/layout.ts';
import { LABEL } from '../devices.ts';

export const MEDIA: LabelMedia = { size: '2x1', dpi: 203 };

/** Chooses by a seeded chance. */
export type OneOf = <T>(from: readonly [T, ...T[]]) => T;

export type Ailment = 'paper' | 'head' | 'pause' | 'silence';

export interface AnyPrinter {
  readonly wire: SimulatedWire;
  ail(ailment: Ailment, isIll: boolean): void;
  powerCycle(): void;
  /** How many whole labels of this job lie in the tray. */
  countOf(job: string): number;
}

const expected = new Map<string, Buffer>();

/** What a job looks like when it comes out of a printer that takes dots; drawn once, for thousands of runs. */
function dotsOf(key: string, draw: () => Uint8Array): Buffer {
  const known = expected.get(key) ?? Buffer.from(draw());
  expected.set(key, known);
  return known;
}

/** A whole label counts also on a strip that begins with half of another. */
function inTray(printed: readonly { readonly picture: Bitmap }[], wanted: Buffer): number {
  let count = 0;
  for (const { picture } of printed) {
    const strip = Buffer.from(picture.bits);
    for (let at = strip.indexOf(wanted); at >= 0; at = strip.indexOf(wanted, at + wanted.length)) count++;
  }
  return count;
}

export function anyPrinter(language: PrinterLanguage, clock: Clock, one: OneOf): AnyPrinter {
  const at = { productId: 1, serial: 'P1', portPath: '1-1' };
  const splitReplies = one([1, 3, 64]);
  if (language === 'zpl') {
    const habits = {
      splitReplies,
      answersInError: one([true, false]),
      answersErrorsOnly: one([true, false]),
      constantPortStatus: one([true, false]),
      labelMs: one([300, 700, 1_500]),
      bufferBytes: one([400, 2_048, 65_536]),
    };
    const device = createZplPrinter(clock, { ...at, vendorId: 0x0a5f, productId: 0x0120 }, habits);
    return {
      ...device,
      ail(ailment, isIll) {
        if (ailment === 'paper') device.set({ paper: !isIll });
        else if (ailment === 'head') device.set({ headOpen: isIll });
        else if (ailment === 'pause') device.set({ paused: isIll });
        else device.set({ silent: isIll });
      },
      countOf: (job) => device.printed.filter(({ jobId }) => jobId === job).length,
    };
  }
  if (language === 'escpos') {
    const knowsProcessIds = one([true, true, false]);
    const habits = {
      splitReplies,
      knowsProcessIds,
      knowsClear: knowsProcessIds,
      answersInError: one([true, false]),
      rowMs: one([1, 4]),
      bufferBytes: one([2_048, 4_096, 65_536]),
    };
    const device = createEscPosPrinter(clock, { ...at, vendorId: 0x04b8, productId: 0x0202 }, habits);
    return {
      ...device,
      ail(ailment, isIll) {
        if (ailment === 'paper') device.set({ paper: !isIll });
        else if (ailment === 'head') device.set({ headOpen: isIll });
        else if (ailment === 'pause') device.set({ paused: isIll });
        else device.set({ silent: isIll });
      },
      countOf: (job) =>
        inTray(
          device.printed,
          dotsOf(`escpos ${job}`, () => withoutRealTimeCommands(drawLabel(LABEL, job, MEDIA).bits)),
        ),
    };
  }
  const habits = { splitReplies, emptyReads: one([true, false]), rowMs: one([0.8, 3]) };
  const device = createQlPrinter(clock, { ...at, vendorId: 0x04f9, productId: 0x209b }, habits);
  const roll = rollOf(62, 0);
  if (!roll) throw new Error('the usual roll is not in the table');
  return {
    ...device,
    ail(ailment, isIll) {
      if (ailment === 'paper') device.set({ paper: !isIll });
      else if (ailment === 'head') device.set({ headOpen: isIll });
      else if (ailment === 'pause') device.set({ hot: isIll });
      else device.set({ silent: isIll });
    },
    countOf: (job) =>
      inTray(
        device.printed,
        dotsOf(`ql ${job}`, () => onRoll(roll, drawLabel(LABEL, job, { size: '2x1', dpi: 300 }), false).bits),
      ),
  };
}
