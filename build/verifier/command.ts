/** The verifier at a command line: files in, one sentence for each out, and the worst of them as the exit code. */
import { createReadStream } from 'node:fs';
import { fingerprintOf } from '../../shared/ledger/fingerprint.ts';
import type { Seal } from '../../shared/ledger/seal.ts';
import { sealOnSlip } from '../../shared/ledger/seal-slip.ts';
import { createAnyFileVerifier, type FileVerdict, ledgerIn, sentenceOf } from './any-file.ts';
import { SLIP_SENTENCES, watchFor } from './slip.ts';

/** 0: every file is intact, and agrees with the slip if there is one. 1: one is not. 2: one could not be read, or none was named. */
export type ExitCode = 0 | 1 | 2;

/** `usage` is how it was started, for somebody who started it without a file. */
export async function run(args: readonly string[], usage: string): Promise<ExitCode> {
  const { slip, paths } = slipAmong(args);
  if (paths.length === 0) {
    console.error(`Which file? ${usage} [--slip 'TEXT OF A SLIP'] FILE…`);
    return 2;
  }
  if (slip === 'unreadable') {
    console.error('This is no slip. Take all of its text, from PACKROOM-SEAL on, as one argument.');
    return 2;
  }
  let worst: ExitCode = 0;
  for (const path of paths) {
    try {
      const watch = slip === null ? null : watchFor(slip);
      const verdict = await verifyFile(path, (line) => watch?.take(line));
      const ledger = ledgerIn(verdict);
      console.log(`${path}: ${sentenceOf(verdict)}`);
      if (ledger?.intact) console.log(`  fingerprint of the key: ${fingerprintOf({ x: ledger.sealedBy })}`);
      else if (worst === 0) worst = 1;
      const held = watch?.verdict(ledger) ?? 'agrees';
      if (watch !== null) console.log(`  ${SLIP_SENTENCES[held]}`);
      if (held !== 'agrees' && worst === 0) worst = 1;
    } catch (cause) {
      console.error(`${path}: cannot be read: ${cause instanceof Error ? cause.message : 'unknown reason'}`);
      worst = 2;
    }
  }
  return worst;
}

/** `--slip TEXT` may stand anywhere among the files. */
function slipAmong(args: readonly string[]): {
  readonly slip: Seal | 'unreadable' | null;
  readonly paths: readonly string[];
} {
  const at = args.indexOf('--slip');
  if (at === -1) return { slip: null, paths: args };
  return {
    slip: sealOnSlip(args[at + 1] ?? '') ?? 'unreadable',
    paths: args.filter((_, n) => n !== at && n !== at + 1),
  };
}

async function verifyFile(path: string, onLine: (line: string) => void): Promise<FileVerdict> {
  const verifier = createAnyFileVerifier(onLine);
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) verifier.take(bytes);
  return verifier.verdict();
}
