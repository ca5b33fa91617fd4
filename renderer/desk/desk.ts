/**
 * What stands behind the flows: the desk does what an effect asks for and tells the flow what became of it. Here is
 * what every part of the desk works with; the parts are one file a flow.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { Result } from '../../shared/basics/result.ts';
import { type RandomBytes, uuidV7 } from '../../shared/basics/uuid.ts';
import type { Client } from '../../shared/bridge/endpoint.ts';
import type { Directory } from '../../shared/domain/directory.ts';
import type { DiskLevel } from '../../shared/domain/disk.ts';
import type { StreamId } from '../../shared/domain/ids.ts';
import type { NoPhoto, PackageClass } from '../../shared/domain/package.ts';
import type { Actor } from '../../shared/events/envelope.ts';
import type { PaperWords } from '../../shared/incident-pack/paper-words.ts';
import type { DrawText } from '../labels/draw-text.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Questions } from '../questions.ts';

export interface Desk {
  readonly kiosk: StreamId;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly questions: Questions;
  readonly host: Pick<Client, 'ask'>;
  /** How much room the host has on its disk. */
  readonly disk: () => DiskLevel;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** A JPEG of what stands before the camera, base64. */
  readonly photograph: () => Promise<Result<string, NoPhoto>>;
  /** What is printed on the label before the camera, line by line; null where nothing is to be had. */
  readonly readLabel: () => Promise<readonly string[] | null>;
  /** What a label says of a class, in the property's language: `PERISHABLE`. */
  readonly mark: (of: PackageClass) => string;
  /** What a spare label says of itself, in the property's language. */
  readonly spareLine: string;
  /** What stands on the papers of an incident pack, in the property's language. */
  readonly paperWords: PaperWords;
  /** What every label says in training; null where people are served. */
  readonly trainingMark: string | null;
  /** Leads this screen to another address. */
  readonly goTo: (address: string) => void;
  /** A line of a label as a picture, for printers that have no letters for it. */
  readonly drawText: DrawText;
  readonly report: (what: string, cause: unknown) => void;
}

/** A new id of any kind; the caller's schema brands it. */
export function newId(desk: Desk): string {
  return uuidV7(desk.clock.now(), desk.random);
}

export function byKiosk(desk: Desk): Actor {
  return { kind: 'kiosk', id: desk.kiosk };
}
