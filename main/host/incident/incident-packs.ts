/**
 * Incident packs: for a manager's order in the journal of this run, used once, the part of the ledger that was asked for
 * is put together and written at a place, whole or not at all. What an incident is, it does not judge.
 */

import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok } from '../../../shared/basics/result.ts';
import type { ExportPlace, InputOf, OutputOf } from '../../../shared/bridge/contract.ts';
import type { EventId } from '../../../shared/domain/ids.ts';
import { type CopyFile, writeCopyFile } from '../copy-file.ts';
import type { RemovableDrives } from '../drives/removable-drives.ts';
import { kioskFolder, stick } from '../export-places.ts';
import type { Journal } from '../journal.ts';
import type { KeptSeals } from '../kept-seals.ts';
import type { Log } from '../log.ts';
import { createOrders, type OrdersFrom } from '../orders.ts';
import type { Files } from '../storage/files.ts';
import { packRange } from './pack-range.ts';
import { type PackCounts, type PackSources, writePack } from './write-pack.ts';

type Answer = OutputOf<'incident.pack'>;
type Words = InputOf<'incident.pack'>['words'];

export interface IncidentPacks {
  pack(event: EventId, to: ExportPlace, words: Words): Promise<Answer>;
}

export interface IncidentPacksParts extends PackSources, Pick<OrdersFrom, 'grants'> {
  readonly journal: PackSources['journal'] & Pick<Journal, 'fresh'>;
  readonly kept: Pick<KeptSeals, 'all'>;
  readonly files: Files;
  /** The kiosk's own folder for copies. */
  readonly folder: string;
  readonly drives: RemovableDrives;
  /** Where the stand-alone verifier lies. */
  readonly verifier: string;
  readonly clock: Clock;
  readonly log: Log;
}

export function createIncidentPacks(parts: IncidentPacksParts): IncidentPacks {
  const { journal, kept, files, folder, clock, log } = parts;
  const orders = createOrders('incident.pack-ordered', parts);

  return {
    async pack(event, to, words) {
      const order = orders.read(event);
      if (!order.ok) return err('not-justified');
      orders.use(event);
      const { incident, package: parcel, from, until } = order.value;
      const about = { package: parcel, from: Date.parse(from), until: Date.parse(until) };
      const range = await packRange(journal, kept, about);
      if (!range.ok) return range;
      const place =
        to.kind === 'kiosk' ? kioskFolder(files, folder) : await stick(parts, to.drive, parts.verifier);
      if (place === null) return err('stick-gone');
      const madeAt = clock.now();
      let counts: PackCounts | null = null;
      const written = await writeCopyFile<
        Exclude<Extract<Answer, { ok: false }>['error'], 'not-justified'>,
        Exclude<Extract<Answer, { ok: false }>['error'], 'not-justified'>
      >(files, place, nameOf(journal.head().stream, madeAt), async (sink) => {
        const packed = await writePack(
          parts,
          { incident, order: event, about, range: range.value, madeAt, words },
          sink,
        );
        if (!packed.ok) return packed;
        counts = packed.value;
        return ok();
      });
      if (!written.ok) log.warn('an incident pack was not made', { why: written.error });
      return written.ok ? packedAs(written.value, counts) : written;
    },
  };
}

function packedAs(file: CopyFile, counts: PackCounts | null): Answer {
  // `fill` was over before the file was called whole.
  if (counts === null) throw new Error('a pack was written without its contents');
  return ok({ ...file, ...counts });
}

/** Ids and times, never anybody's name. */
function nameOf(stream: string, at: number): string {
  return `incident-${stream}-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z.zip`;
}
