/**
 * What is to be said of a rehearsal when it is over: is the exported ledger intact, does a replay give the tables that
 * the page has, and does the ledger tell of the boxes what the people know. Each fault is a plain sentence.
 */
import { createReadStream } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { createFileVerifier } from '../../../build/verifier/file-verifier.ts';
import type { Envelope } from '../../../shared/events/envelope.ts';
import type { LedgerEvent } from '../../../shared/events/event.ts';
import { sentenceFor } from '../../../shared/ledger/verdict-words.ts';
import type { PackageRow, SessionRow } from '../../../shared/projections/tables.ts';
import { replayed } from '../ledger-bench.ts';
import type { World } from './world.ts';

export interface Findings {
  /** The verifier's sentence. */
  readonly verdict: string;
  readonly events: number;
  readonly waiting: number;
  readonly missing: number;
  readonly tasks: number;
  readonly faults: readonly string[];
}

export interface Left {
  /** The exported copy. */
  readonly file: string;
  /** Every event that the journal has, the copy's and those after it. */
  readonly journal: readonly Envelope[];
  readonly rows: Record<string, unknown[]>;
  readonly world: World;
}

export async function findingsOn({ file, journal, rows, world }: Left): Promise<Findings> {
  const faults: string[] = [...world.wonders];
  const verifier = createFileVerifier();
  for await (const bytes of createReadStream(file)) verifier.take(bytes as Uint8Array);
  const verdict = verifier.verdict();
  if (!verdict.intact) faults.push(`the exported ledger: ${sentenceFor(verdict)}`);

  const again = replayed(journal as readonly LedgerEvent[]);
  for (const [table, made] of Object.entries(again)) {
    if (!isDeepStrictEqual(made, rows[table]))
      faults.push(`a replay gives other rows of "${table}" than the page has`);
  }
  const packages = (rows.packages ?? []) as PackageRow[];
  const sessions = (rows.sessions ?? []) as SessionRow[];
  faults.push(...differences(packages, world));
  const open = sessions.filter(({ state }) => state === 'open').length;
  if (open > 0) faults.push(`${open} visits were never ended`);
  return {
    verdict: sentenceFor(verdict),
    events: journal.length,
    waiting: packages.filter(({ place }) => place === 'in-room').length,
    missing: packages.filter(({ state }) => state === 'missing').length,
    tasks: journal.filter(({ type }) => type === 'task.opened').length,
    faults,
  };
}

/** The ledger may believe in a box that was carried off; it may never have lost or made up one. */
function differences(packages: readonly PackageRow[], world: World): string[] {
  const { counts } = world;
  const of = (state: PackageRow['state']) => packages.filter((row) => row.state === state);
  const faults: string[] = [];
  if (packages.length !== counts.receivedBoxes)
    faults.push(`couriers brought ${counts.receivedBoxes} packages, and the ledger has ${packages.length}`);
  if (of('collected').length !== counts.collectedBoxes)
    faults.push(
      `residents took ${counts.collectedBoxes} packages, and the ledger says ${of('collected').length}`,
    );
  const codes = new Set(
    packages.filter(({ state }) => state !== 'collected').map(({ roomCode }) => String(roomCode)),
  );
  for (const id of world.inRoom()) {
    const { roomCode } = world.box(id);
    if (roomCode !== null && !codes.has(roomCode))
      faults.push(`${roomCode} lies in the room and the ledger lost it`);
  }
  return faults;
}
