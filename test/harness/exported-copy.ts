/** What somebody who was handed an export learns from it: whether it is intact, and whose seal it bears. */
import { readFile } from 'node:fs/promises';
import { createFileVerifier } from '../../build/verifier/file-verifier.ts';
import { fingerprintOf } from '../../shared/ledger/fingerprint.ts';
import type { Verdict } from '../../shared/ledger/verify.ts';

export async function verdictOn(path: string): Promise<Verdict> {
  const verifier = createFileVerifier();
  verifier.take(await readFile(path));
  return verifier.verdict();
}

export async function verifyExport(path: string): Promise<{ intact: boolean; fingerprint: string | null }> {
  const verdict = await verdictOn(path);
  return {
    intact: verdict.intact,
    fingerprint: verdict.intact ? fingerprintOf({ x: verdict.sealedBy }) : null,
  };
}
