/** What the rest of Packroom knows of a label printer, whatever language it speaks. */
import type { Result } from '../../shared/basics/result.ts';
import type { Label } from '../../shared/labels/label.ts';

/** Why a printer cannot print now. A printer that gives no answer is `silent`: unknown, and so not ready. */
export type PrinterTrouble =
  | 'paper-out'
  | 'ribbon-out'
  | 'head-open'
  | 'paused'
  | 'over-temperature'
  /** The cutter is jammed. */
  | 'cutter'
  /** The media in it is not one that a room label fits on. */
  | 'wrong-media'
  /** It says that it cannot print, for a reason that has no name here. */
  | 'fault'
  | 'silent'
  | 'gone';

export type PrinterState =
  | { readonly ready: true }
  | { readonly ready: false; readonly troubles: readonly PrinterTrouble[] };

export type PrintFailure =
  /** Nothing was sent: the job may be tried again as it is. */
  | { readonly code: 'not-ready'; readonly troubles: readonly PrinterTrouble[] }
  /** Something was sent and no proof came back: only a person may decide to print again. */
  | { readonly code: 'uncertain'; readonly troubles: readonly PrinterTrouble[] };

export interface LabelPrinter {
  /** Asks the printer. Never throws and always ends within three seconds. */
  status(): Promise<PrinterState>;
  /**
   * Prints one label, once, and resolves when the printer has shown that it came out. `jobId` (4 to 8 characters of
   * `[0-9A-Z]`) is printed small on the label so that a double can be recognised.
   */
  print(label: Label, jobId: string): Promise<Result<void, PrintFailure>>;
  close(): Promise<void>;
}
