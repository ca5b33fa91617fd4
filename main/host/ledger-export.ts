/**
 * A copy of the ledger for somebody else's hands: every event from the first on, and a seal of the last, as JSON Lines
 * that the stand-alone verifier reads. It appears under its name only when it is whole and on the disk.
 */
import { join } from 'node:path';
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { eventLine, headerLine, sealLine } from '../../shared/ledger/export-format.ts';
import type { Journal } from './journal.ts';
import type { Seals } from './seals.ts';
import { type DiskFailure, diskFailure, type Files } from './storage/files.ts';
import { writeAll } from './storage/write-all.ts';

export interface LedgerExport {
  readonly file: string;
  readonly events: number;
}

export type ExportFailure = 'nothing-yet' | 'journal-damaged' | DiskFailure;

export interface ExportParts {
  readonly files: Files;
  readonly folder: string;
  readonly journal: Pick<Journal, 'head' | 'read'>;
  readonly seals: Pick<Seals, 'publicKey' | 'seal'>;
  readonly clock: Clock;
}

/** Events that are held in memory at once. */
const PAGE = 500;

export async function exportLedger(parts: ExportParts): Promise<Result<LedgerExport, ExportFailure>> {
  const { files, folder, journal, clock } = parts;
  // What is appended from now on is not in the copy: its seal is of this head.
  const head = journal.head();
  if (head.seq === 0) return err('nothing-yet');
  const name = `ledger-${head.stream}-${stamp(clock)}.jsonl`;
  const half = join(folder, `${name}.half`);
  try {
    await files.makeFolder(folder);
    const written = await writeCopy(parts, half, head);
    if (!written.ok) {
      await files.remove(half);
      return written;
    }
    await files.rename(half, join(folder, name));
    await files.syncFolder(folder);
    return ok({ file: join(folder, name), events: head.seq });
  } catch (cause) {
    await files.remove(half).catch(() => undefined);
    return err(diskFailure(cause));
  }
}

async function writeCopy(
  { files, journal, seals }: ExportParts,
  path: string,
  head: ReturnType<Journal['head']>,
): Promise<Result<void, 'journal-damaged'>> {
  const file = await files.open(path, 'w');
  try {
    let position = 0;
    const write = async (text: string) => {
      const bytes = Buffer.from(text);
      await writeAll(file, bytes, position);
      position += bytes.length;
    };
    await write(headerLine({ packroom: 'ledger', v: 1, stream: head.stream, publicKey: seals.publicKey }));
    for (let after = 0; after < head.seq; ) {
      const page = await journal.read(after, Math.min(PAGE, head.seq - after));
      const last = page.ok ? page.value.at(-1) : undefined;
      if (!page.ok || last === undefined) return err('journal-damaged');
      await write(page.value.map(eventLine).join(''));
      after = last.seq;
    }
    await write(sealLine(seals.seal(head)));
    await file.datasync();
    return ok();
  } finally {
    await file.close();
  }
}

/** Such as `2026-11-23T09-00-00Z`: sorts, and is a file name on every system. */
function stamp(clock: Clock): string {
  return `${new Date(clock.now()).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}
