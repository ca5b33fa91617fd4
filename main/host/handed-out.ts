/** What leaves the kiosk as a file, into its own folder or onto a stick: copies of the ledger, incident packs, posters. */
import type { Clock } from '../../shared/basics/clock.ts';
import type { Directory } from '../../shared/domain/directory.ts';
import type { Grants } from './codes/grants.ts';
import { type Copies, createCopies } from './copies.ts';
import type { RemovableDrives } from './drives/removable-drives.ts';
import { createIncidentPacks, type IncidentPacks } from './incident/incident-packs.ts';
import type { LedgerKeeping } from './ledger-keeping.ts';
import type { Log } from './log.ts';
import type { Photos } from './photos.ts';
import { createPosters, type Posters } from './posters.ts';
import type { PrintPage } from './print-page.ts';
import type { Files } from './storage/files.ts';

export interface HandedOut {
  readonly copies: Copies;
  readonly incidentPacks: IncidentPacks;
  readonly posters: Posters;
}

export interface HandedOutParts {
  readonly keeping: LedgerKeeping;
  readonly grants: Grants;
  readonly photos: Photos;
  readonly directory: () => Directory;
  readonly printPage: PrintPage;
  readonly files: Files;
  /** The kiosk's own folder for all of them. */
  readonly folder: string;
  readonly drives: RemovableDrives;
  /** Where the stand-alone verifier lies. */
  readonly verifier: string;
  readonly clock: Clock;
  readonly log: Log;
}

export function createHandedOut(parts: HandedOutParts): HandedOut {
  const { keeping, directory } = parts;
  const { property } = directory();
  return {
    copies: createCopies({ ...parts, timeZone: property.timeZone }),
    incidentPacks: createIncidentPacks({ ...parts, ...keeping, property }),
    posters: createPosters({ ...parts, journal: keeping.journal }),
  };
}
