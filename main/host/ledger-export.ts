/**
 * A copy of the ledger, or of a range of it, for somebody else's hands: JSON Lines that the stand-alone verifier reads,
 * with the kept seals on the way and a seal of the last event. Where it is written is the place's business.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import { headOf } from '../../shared/ledger/chain.ts';
import { eventLine, headerLine, sealLine } from '../../shared/ledger/export-format.ts';
import type { Seal } from '../../shared/ledger/seal.ts';
import { type CopyFile, writeCopyFile } from './copy-file.ts';
import type { ExportPlace } from './export-places.ts';
import type { Journal } from './journal.ts';
import type { KeptSeals } from './kept-seals.ts';
import type { Seals } from './seals.ts';
import type { Files } from './storage/files.ts';

export interface LedgerExport extends CopyFile {
  readonly events: number;
}

/** Places in the ledger; `upTo` null is the head when the copy is begun. */
export interface ExportedRange {
  readonly from: number;
  readonly upTo: number | null;
}

export type ExportFailure = 'nothing-yet' | 'journal-damaged' | 'seals-contradict';

export interface ExportParts {
  readonly journal: Pick<Journal, 'head' | 'read'>;
  readonly seals: Pick<Seals, 'publicKey' | 'seal' | 'sign' | 'isOwn'>;
  readonly kept: Pick<KeptSeals, 'all'>;
}

/** Events that are held in memory at once. */
const PAGE = 500;

export async function exportLedger<Failure extends string>(
  parts: ExportParts & { readonly files: Files; readonly clock: Clock },
  { from, upTo }: ExportedRange,
  place: ExportPlace<Failure>,
): Promise<Result<LedgerExport, ExportFailure | Failure>> {
  // What is appended from now on is not in the copy.
  const head = parts.journal.head();
  const to = Math.min(upTo ?? head.seq, head.seq);
  if (to < from) return err('nothing-yet');
  const written = await writeCopyFile(parts.files, place, nameOf(parts, from, to), ({ write }) =>
    writeLedger(parts, from, to, (text) => write(Buffer.from(text))),
  );
  return written.ok ? ok({ ...written.value, events: to - from + 1 }) : written;
}

/** The lines of a copy from the event `from` to the event `to`, both of which there are. */
export async function writeLedger(
  parts: ExportParts,
  from: number,
  to: number,
  write: (text: string) => Promise<void>,
): Promise<Result<void, ExportFailure>> {
  const { journal, seals } = parts;
  const before = from === 1 ? null : await one(journal, from - 1);
  if (before === undefined) return err('journal-damaged');
  const onTheWay = keptWithin(parts, from, to);
  const { stream } = journal.head();
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
  return ok();
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
function nameOf(
  { journal, clock }: Pick<ExportParts, 'journal'> & { readonly clock: Clock },
  from: number,
  to: number,
): string {
  const range = from === 1 ? '' : `${from}-to-${to}-`;
  const stamp = new Date(clock.now()).toISOString().slice(0, 19).replaceAll(':', '-');
  return `ledger-${journal.head().stream}-${range}${stamp}Z.jsonl`;
}
