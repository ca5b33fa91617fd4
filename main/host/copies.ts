/** Copies of the ledger for somebody else's hands: where a range begins, and to which place the copy goes. */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, type Result } from '../../shared/basics/result.ts';
import type { ExportPlace, ExportRange } from '../../shared/bridge/contract.ts';
import type { RemovableDrives } from './drives/removable-drives.ts';
import { kioskFolder, type StickFailure, stick } from './export-places.ts';
import { type RangeFailure, rangeBegins } from './export-range.ts';
import { type ExportedRange, type ExportFailure, exportLedger, type LedgerExport } from './ledger-export.ts';
import type { LedgerKeeping } from './ledger-keeping.ts';
import type { Log } from './log.ts';
import type { DiskFailure, Files } from './storage/files.ts';

export interface Copies {
  begins(range: ExportRange): Promise<Result<number, RangeFailure>>;
  take(
    range: ExportedRange,
    to: ExportPlace,
  ): Promise<Result<LedgerExport, ExportFailure | DiskFailure | StickFailure>>;
}

export interface CopiesParts {
  readonly keeping: LedgerKeeping;
  readonly files: Files;
  /** The kiosk's own folder for copies. */
  readonly folder: string;
  readonly drives: RemovableDrives;
  /** Where the stand-alone verifier lies. */
  readonly verifier: string;
  readonly timeZone: string;
  readonly clock: Clock;
  readonly log: Log;
}

export function createCopies(parts: CopiesParts): Copies {
  const { keeping, files, folder, drives, verifier, timeZone, clock, log } = parts;
  const { journal, seals, kept } = keeping;

  return {
    begins: (range) => rangeBegins({ journal, kept, clock, timeZone }, range),
    take: async (range, to) => {
      const ledger = { files, journal, seals, kept, clock };
      if (to.kind === 'kiosk') return exportLedger(ledger, range, kioskFolder(files, folder));
      const place = await stick({ files, drives, log }, to.drive, verifier);
      return place === null ? err('stick-gone') : exportLedger(ledger, range, place);
    },
  };
}
