/**
 * A copy of the ledger, or of a range of it, for somebody else's hands: JSON Lines that the stand-alone verifier reads,
 * with the kept seals on the way and a seal of the last event. It appears under its name only when it is whole and on
 * the disk. Where that is, and what may go wrong there, is the place's business.
 */
import { join } from 'node:path';
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import { headOf } from '../../shared/ledger/chain.ts';
import { eventLine, headerLine, sealLine } from '../../shared/ledger/export-format.ts';
import type { Seal } from '../../shared/ledger/seal.ts';
import type { ExportPlace } from './export-places.ts';
import type { Journal } from './journal.ts';
import type { KeptSeals } from './kept-seals.ts';
import type { Seals } from './seals.ts';
import type { Files } from './storage/files.ts';
import { writeAll } from './storage/write-all.ts';

export interface LedgerExport {
  readonly file: string;
  readonly events: number;
  /** Whether the verifier lies beside it. */
  readonly hasVerifier: boolean;
}

/** Places in the ledger; `upTo` null is the head when the copy is begun. */
export interface ExportedRange {
  readonly from: number;
  readonly upTo: number | null;
}

export type ExportFailure = 'nothing-yet' | 'journal-damaged' | 'seals-contradict';

export interface ExportParts {
  readonly files: Files;
  readonly journal: Pick<Journal, 'head' | 'read'>;
  readonly seals: Pick<Seals, 'publicKey' | 'seal' | 'sign' | 'isOwn'>;
  readonly kept: Pick<KeptSeals, 'all'>;
  readonly clock: Clock;
}

/** Events that are held in memory at once. */
const PAGE = 500;

export async function exportLedger<Failure extends string>(
  parts: ExportParts,
  { from, upTo }: ExportedRange,
  place: ExportPlace<Failure>,
): Promise<Result<LedgerExport, ExportFailure | Failure>> {
  const { files, journal } = parts;
  // What is appended from now on is not in the copy.
  const head = journal.head();
  const to = Math.min(upTo ?? head.seq, head.seq);
  if (to < from) return err('nothing-yet');
  const path = join(place.folder, nameOf(parts, from, to));
  const half = `${path}.half`;
  try {
    const { hasVerifier } = await place.prepare();
    const written = await writeCopy(parts, half, from, to);
    if (!written.ok) {
      await files.remove(half);
      return written;
    }
    await files.rename(half, path);
    await files.syncFolder(place.folder);
    await place.confirm();
    return ok({ file: path, events: to - from + 1, hasVerifier });
  } catch (cause) {
    await files.remove(half).catch(() => undefined);
    return err(await place.failure(cause));
  }
}

async function writeCopy(
  parts: ExportParts,
  path: string,
  from: number,
  to: number,
): Promise<Result<void, ExportFailure>> {
  const { files, journal, seals } = parts;
  const before = from === 1 ? null : await one(journal, from - 1);
  if (before === undefined) return err('journal-damaged');
  const onTheWay = keptWithin(parts, from, to);
  const { stream } = journal.head();
  const file = await files.open(path, 'w');
  try {
    let position = 0;
    const write = async (text: string) => {
      const bytes = Buffer.from(text);
      await writeAll(file, bytes, position);
      position += bytes.length;
    };
    const header = { packroom: 'ledger', v: 1, stream, publicKey: seals.publicKey } as const;
    const after = before === null ? {} : { after: { seq: before.seq, hash: before.hash } };
    const count = new Set([...onTheWay.keys(), to]).size;
    await write(headerLine({ ...header, ...after, upTo: { seq: to, seals: count } }));
    for (let done = from - 1; done < to; ) {
      const page = await journal.read(done, Math.min(PAGE, to - done));
      const last = page.ok ? page.value.at(-1) : undefined;
      if (!page.ok || last === undefined) return err('journal-damaged');
      const lines = page.value.map((event) => linesOf(parts, event, to, onTheWay.get(event.seq)));
      if (lines.includes(null)) return err('seals-contradict');
      await write(lines.join(''));
      done = last.seq;
    }
    await file.datasync();
    return ok();
  } finally {
    await file.close();
  }
}

/** An event, and its seal where it has one; null where the seal is of another event or not by this kiosk. */
function linesOf({ journal, seals }: ExportParts, event: Envelope, to: number, kept?: Seal): string | null {
  if (kept !== undefined && (kept.hash !== event.hash || !seals.isOwn(kept))) return null;
  const own = headOf(event);
  // That the ledger ended here at this time is more than what a kept seal says of the same event.
  const isHead = journal.head().hash === event.hash;
  const last = isHead ? () => seals.seal(own) : () => kept ?? seals.sign(own);
  const seal = event.seq === to ? last() : kept;
  return eventLine(event) + (seal === undefined ? '' : sealLine(seal));
}

/** One a place: of several the first, which was there earliest. */
function keptWithin({ kept }: ExportParts, from: number, to: number): ReadonlyMap<number, Seal> {
  const within = new Map<number, Seal>();
  for (const seal of kept.all()) {
    if (seal.seq >= from && seal.seq <= to && !within.has(seal.seq)) within.set(seal.seq, seal);
  }
  return within;
}

async function one(journal: ExportParts['journal'], seq: number): Promise<Envelope | undefined> {
  const page = await journal.read(seq - 1, 1);
  return page.ok ? page.value[0] : undefined;
}

/** Such as `ledger-kiosk-7f3a-501-to-900-2026-11-23T09-00-00Z.jsonl`: ids and times, never anybody's name. */
function nameOf({ journal, clock }: ExportParts, from: number, to: number): string {
  const range = from === 1 ? '' : `${from}-to-${to}-`;
  const stamp = new Date(clock.now()).toISOString().slice(0, 19).replaceAll(':', '-');
  return `ledger-${journal.head().stream}-${range}${stamp}Z.jsonl`;
}
