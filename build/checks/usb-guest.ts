/**
 * Runs the devices in a real kernel, and reads the numbers from the run's own report. Where the guest comes from, and
 * what is tried in it, is not its concern.
 */
import { failed, type Outcome } from './outcome.ts';
import { withReport } from './report.ts';
import { runScript } from './tool.ts';

export interface UsbReport {
  readonly passed: number;
  readonly failed: readonly string[];
  /** Why nothing ran; null when it did. */
  readonly skipped: string | null;
}

export async function usbTests(): Promise<Outcome> {
  const { ended, report } = await withReport<UsbReport>((file) => runScript('test/usb/run.ts', file));
  return report === undefined
    ? failed(`The devices in a real kernel broke off without a report (code ${ended.code}).`)
    : readUsb(report);
}

export function readUsb({ passed, failed, skipped }: UsbReport): Outcome {
  const notes = [...failed.map((one) => `In a real kernel: ${one}`), ...(skipped === null ? [] : [skipped])];
  return { passed, failed: failed.length, skipped: skipped === null ? 0 : 1, notes };
}
