/** The verifier at a command line: files in, one sentence for each out, and the worst of them as the exit code. */
import { createReadStream } from 'node:fs';
import { fingerprintOf } from '../../shared/ledger/fingerprint.ts';
import { sentenceFor } from '../../shared/ledger/verdict-words.ts';
import type { Verdict } from '../../shared/ledger/verify.ts';
import { createFileVerifier } from './file-verifier.ts';

/** 0: every file is intact. 1: one is not. 2: one could not be read, or none was named. */
export type ExitCode = 0 | 1 | 2;

/** `usage` is how it was started, for somebody who started it without a file. */
export async function run(paths: readonly string[], usage: string): Promise<ExitCode> {
  if (paths.length === 0) {
    console.error(`Which file? ${usage} FILE…`);
    return 2;
  }
  let worst: ExitCode = 0;
  for (const path of paths) {
    try {
      const verdict = await verifyFile(path);
      console.log(`${path}: ${sentenceFor(verdict)}`);
      if (verdict.intact) console.log(`  fingerprint of the key: ${fingerprintOf({ x: verdict.sealedBy })}`);
      else if (worst === 0) worst = 1;
    } catch (cause) {
      console.error(`${path}: cannot be read: ${cause instanceof Error ? cause.message : 'unknown reason'}`);
      worst = 2;
    }
  }
  return worst;
}

async function verifyFile(path: string): Promise<Verdict> {
  const verifier = createFileVerifier();
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) verifier.take(bytes);
  return verifier.verdict();
}
