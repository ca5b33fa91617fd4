/**
 * The seals that are kept for ever, each with why: of a closed audit, of a night. A log of its own, which is only ever
 * added to and which the journal is held against. It makes no seals, and does not know when one is due.
 */
import { z } from 'zod';
import { ok, type Result } from '../../shared/basics/result.ts';
import { AuditId } from '../../shared/domain/ids.ts';
import { hashOf } from '../../shared/ledger/chain.ts';
import { Seal } from '../../shared/ledger/seal.ts';
import type { Journal } from './journal.ts';
import type { Log } from './log.ts';
import type { Seals } from './seals.ts';
import type { DiskFailure, Files } from './storage/files.ts';
import { openNumberedLog } from './storage/numbered-log.ts';

/** Why a seal is kept. Each why has one seal. */
export type Occasion =
  | { readonly why: 'audit'; readonly audit: AuditId }
  | { readonly why: 'night'; readonly date: string };

const KeptSeal = z.discriminatedUnion('why', [
  z.strictObject({ why: z.literal('audit'), audit: AuditId, seal: Seal }),
  z.strictObject({ why: z.literal('night'), date: z.iso.date(), seal: Seal }),
]);

export interface KeptSeals {
  of(occasion: Occasion): Seal | null;
  /** The hash that is sealed at this place of the ledger; null where none is. */
  hashAt(seq: number): string | null;
  /** In the order in which they were kept. */
  all(): readonly Seal[];
  latestAudit(): Seal | null;
  keep(occasion: Occasion, seal: Seal): Promise<Result<void, DiskFailure>>;
  /** Two kept seals that say different things of one place, or a line that is no seal: nobody but a person does that. */
  readonly isAltered: boolean;
  close(): Promise<void>;
}

const PAGE = 500;

export async function openKeptSeals(files: Files, folder: string, log: Log): Promise<KeptSeals> {
  const lines = await openNumberedLog({ files, folder });
  for (const { file, bytes, why } of lines.aside)
    log.error('the kept seals were cut back at their end', { file, bytes, why });
  const byOccasion = new Map<string, Seal>();
  const hashes = new Map<number, string>();
  let latestAudit: Seal | null = null;
  let isAltered = false;

  const take = (occasion: Occasion, seal: Seal) => {
    byOccasion.set(nameOf(occasion), seal);
    if ((hashes.get(seal.seq) ?? seal.hash) !== seal.hash) isAltered = true;
    hashes.set(seal.seq, seal.hash);
    if (occasion.why === 'audit') latestAudit = seal;
  };

  for (let after = 0; after < lines.last(); ) {
    const page = await lines.read(after, PAGE);
    if (!page.ok) {
      // An accident of the disk is no reason to keep the door shut: the journal is whole without them.
      log.error('the kept seals are damaged', { after });
      break;
    }
    for (const text of page.value) {
      const read = KeptSeal.safeParse(readJson(text));
      if (read.success) take(read.data, read.data.seal);
      else isAltered = true;
    }
    after += page.value.length;
  }

  return {
    of: (occasion) => byOccasion.get(nameOf(occasion)) ?? null,
    hashAt: (seq) => hashes.get(seq) ?? null,
    all: () => [...byOccasion.values()],
    latestAudit: () => latestAudit,
    keep: async (occasion, seal) => {
      const written = await lines.append([JSON.stringify({ ...occasion, seal })]);
      if (written.ok) take(occasion, seal);
      return written.ok ? ok() : written;
    },
    isAltered,
    close: () => lines.close(),
  };
}

/** So many are held against the journal at a start: each may cost a file to read. An export looks at all of them. */
const LOOKED_AT = 3;

/** Whether the journal says something else than what was sealed. One that ends before a seal does not. */
export async function contradictsSeals(
  journal: Pick<Journal, 'head' | 'read'>,
  kept: Pick<KeptSeals, 'all' | 'isAltered'>,
  seals: Pick<Seals, 'latest' | 'isOwn'>,
): Promise<boolean> {
  if (kept.isAltered) return true;
  const latest = seals.latest();
  const looked = [...kept.all().slice(-LOOKED_AT), ...(latest === null ? [] : [latest])];
  for (const seal of looked) {
    if (!seals.isOwn(seal) || seal.stream !== journal.head().stream) return true;
    if (seal.seq > journal.head().seq) continue;
    const page = await journal.read(seal.seq - 1, 1);
    const event = page.ok ? page.value[0] : undefined;
    if (event !== undefined && (event.hash !== seal.hash || hashOf(event) !== seal.hash)) return true;
  }
  return false;
}

function nameOf(occasion: Occasion): string {
  return occasion.why === 'audit' ? `audit ${occasion.audit}` : `night ${occasion.date}`;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
