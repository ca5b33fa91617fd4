/**
 * Keeps the latest snapshot of the tables for a screen that lost its database: parts in a log, and after the last of
 * them an end that is bound to all before it by a key of this machine. It does not know what a row says. A snapshot
 * that was damaged or altered is none: the ledger itself is always enough.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { ok, type Result } from '../../shared/basics/result.ts';
import { canonical } from '../../shared/ledger/canonical.ts';
import { SnapshotEnd, SnapshotPart } from '../../shared/projections/snapshot.ts';
import type { Log } from './log.ts';
import { type DiskFailure, diskFailure, type Files } from './storage/files.ts';
import { type NumberedLog, openNumberedLog } from './storage/numbered-log.ts';
import { segmentPath, segmentsIn } from './storage/segments.ts';

export interface Snapshots {
  /** How far it reaches, unchecked. */
  reach(): Promise<Pick<SnapshotEnd, 'edition' | 'seq'> | null>;
  /** Reads all of it. `parts` counts the lines up to the end, the ends of earlier snapshots among them. */
  head(): Promise<{ readonly end: SnapshotEnd; readonly parts: number } | null>;
  read(after: number, limit: number): Promise<readonly SnapshotPart[]>;
  keep(part: SnapshotPart, begins: boolean, end: SnapshotEnd | null): Promise<Result<null, DiskFailure>>;
  close(): Promise<void>;
}

export interface SnapshotOptions {
  readonly files: Files;
  readonly folder: string;
  readonly key: Uint8Array;
  readonly log: Log;
}

const Line = z.union([
  z.strictObject({ part: SnapshotPart }),
  z.strictObject({ end: SnapshotEnd, mac: z.string() }),
]);
type Line = z.infer<typeof Line>;
type EndLine = Extract<Line, { end: SnapshotEnd }>;

const PAGE = 20;

export async function openSnapshots({ files, folder, key, log }: SnapshotOptions): Promise<Snapshots> {
  let kept = await openNumberedLog({ files, folder });
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };

  const begin = async () => {
    await kept.close();
    for (const first of await segmentsIn(files, folder)) await files.remove(segmentPath(folder, first));
    await files.syncFolder(folder);
    kept = await openNumberedLog({ files, folder });
  };

  const keep = async (
    part: SnapshotPart,
    begins: boolean,
    end: SnapshotEnd | null,
  ): Promise<Result<null, DiskFailure>> => {
    try {
      if (begins) await begin();
    } catch (cause) {
      return { ok: false, error: diskFailure(cause) };
    }
    const lines = [JSON.stringify({ part })];
    if (end !== null) {
      const before = await sinceLastEnd(kept);
      lines.push(JSON.stringify({ end, mac: macOf(key, end, before.mac, [...before.texts, ...lines]) }));
    }
    const written = await kept.append(lines);
    return written.ok ? ok(null) : written;
  };

  const check = async () => {
    let latest: { readonly end: SnapshotEnd; readonly parts: number } | null = null;
    let mac = '';
    let texts: string[] = [];
    for (let at = 0; at < kept.last(); ) {
      const page = await kept.read(at, PAGE);
      if (!page.ok) return refuse(log, 'it is damaged');
      for (const text of page.value) {
        at++;
        const line = readLine(text);
        if (line === null) return refuse(log, 'it is damaged');
        if (!('end' in line)) {
          texts.push(text);
          continue;
        }
        if (!isSame(line.mac, macOf(key, line.end, mac, texts)))
          return refuse(log, 'it is not what was written');
        latest = { end: line.end, parts: at };
        mac = line.mac;
        texts = [];
      }
    }
    return latest;
  };

  return {
    reach: () =>
      inTurn(async () => {
        const { end } = await sinceLastEnd(kept);
        return end && { edition: end.edition, seq: end.seq };
      }),
    head: () => inTurn(check),
    read: (after, limit) =>
      inTurn(async () => {
        const page = await kept.read(after, limit);
        if (!page.ok) throw new Error('the snapshot is damaged');
        return page.value.map((text) => {
          const line = readLine(text);
          if (line === null) throw new Error('the snapshot is damaged');
          return 'part' in line ? line.part : {};
        });
      }),
    keep: (part, begins, end) => inTurn(() => keep(part, begins, end)),
    close: () => inTurn(() => kept.close()),
  };
}

/** The latest end, its seal, and what was added after it: read from the back. */
async function sinceLastEnd(
  kept: NumberedLog,
): Promise<{ readonly end: SnapshotEnd | null; readonly mac: string; readonly texts: readonly string[] }> {
  const texts: string[] = [];
  for (let to = kept.last(); to > 0; ) {
    const from = Math.max(0, to - PAGE);
    const page = await kept.read(from, to - from);
    if (!page.ok) break;
    for (const text of page.value.toReversed()) {
      const line = text.startsWith('{"end":') ? readLine(text) : null;
      if (line !== null && 'end' in line) return { end: line.end, mac: line.mac, texts };
      texts.unshift(text);
    }
    to = from;
  }
  return { end: null, mac: '', texts };
}

/** Bound to the end before, so that no part can be taken out, put in or changed anywhere. */
function macOf(key: Uint8Array, end: SnapshotEnd, before: string, texts: readonly string[]): string {
  const parts = createHash('sha256');
  for (const text of texts) parts.update(text).update('\n');
  return createHmac('sha256', key)
    .update(`${before}\n${parts.digest('hex')}\n${canonical(end)}`)
    .digest('hex');
}

function isSame(one: string, other: string): boolean {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
}

function readLine(text: string): Line | EndLine | null {
  try {
    const read = Line.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function refuse(log: Log, why: string): null {
  log.warn('the snapshot of the tables is not used', { why });
  return null;
}
