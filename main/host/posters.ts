/**
 * Posters of the room as a file, for a manager's order in the journal of this run: drawn by the shell from the directory
 * as it is now, and written at a place whole or not at all. How they look is the page's business.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok } from '../../shared/basics/result.ts';
import type { ExportPlace, OutputOf } from '../../shared/bridge/contract.ts';
import type { Directory } from '../../shared/domain/directory.ts';
import type { EventId } from '../../shared/domain/ids.ts';
import { posterAddress, posterOf } from '../../shared/domain/poster.ts';
import { writeCopyFile } from './copy-file.ts';
import type { RemovableDrives } from './drives/removable-drives.ts';
import { kioskFolder, stick } from './export-places.ts';
import type { Log } from './log.ts';
import { createOrders, type OrdersFrom } from './orders.ts';
import type { PrintPage } from './print-page.ts';
import type { Files } from './storage/files.ts';

export interface Posters {
  make(event: EventId, to: ExportPlace): Promise<OutputOf<'posters.make'>>;
}

export interface PostersParts extends OrdersFrom {
  readonly directory: () => Directory;
  readonly printPage: PrintPage;
  readonly files: Files;
  /** The kiosk's own folder for copies. */
  readonly folder: string;
  readonly drives: RemovableDrives;
  readonly clock: Clock;
  readonly log: Log;
}

/** What every PDF begins with. */
const PDF = '%PDF-';
/** Each sheet says how large it is, in the clear. */
const SHEET = '/MediaBox';

export function createPosters(parts: PostersParts): Posters {
  const { directory, printPage, files, folder, clock, log } = parts;
  const orders = createOrders('posters.ordered', parts);

  return {
    async make(event, to) {
      const order = orders.read(event);
      if (!order.ok) return err('not-justified');
      orders.use(event);
      const { languages, paper } = order.value;
      const printed = await printPage(posterAddress(posterOf(directory(), { languages, paper })));
      if (!printed.ok) log.warn('posters were not drawn', { why: printed.error.detail });
      const sheets = 2 * languages.length;
      if (!printed.ok || sheetsIn(printed.value) !== sheets) return err('not-drawn');
      // The verifier has nothing to check here, and stays at home.
      const found = to.kind === 'kiosk' ? kioskFolder(files, folder) : await stick(parts, to.drive, null);
      if (found === null) return err('stick-gone');
      const pdf = printed.value;
      const written = await writeCopyFile<never, Extract<OutputOf<'posters.make'>, { ok: false }>['error']>(
        files,
        found,
        nameOf(clock.now()),
        async (sink) => {
          await sink.write(pdf);
          return ok();
        },
      );
      if (!written.ok) log.warn('posters were not written', { why: written.error });
      return written.ok ? ok({ file: written.value.file, sheets }) : written;
    },
  };
}

/** What a browser says of a page that it could not open is a sheet, too: other than were asked for are none of ours. */
function sheetsIn(bytes: Uint8Array): number {
  const text = Buffer.from(bytes).toString('latin1');
  return text.startsWith(PDF) ? text.split(SHEET).length - 1 : 0;
}

function nameOf(at: number): string {
  return `posters-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z.pdf`;
}
