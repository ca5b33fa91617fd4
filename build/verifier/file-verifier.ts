/** Verifies an export from its bytes as they come. Where they come from, a disk or a page, is not its concern. */
import './older-engines.ts';
import { createVerifier, type Verdict } from '../../shared/ledger/verify.ts';
import { createLineCutter } from './lines.ts';

export interface FileVerifier {
  take(bytes: Uint8Array): void;
  /** Call once, after the last byte. */
  verdict(): Verdict;
}

/** `onLine` sees each line, too. */
export function createFileVerifier(onLine: (line: string) => void = () => undefined): FileVerifier {
  const cutter = createLineCutter();
  const verifier = createVerifier();
  const take = (line: string) => {
    verifier.take(line);
    onLine(line);
  };
  return {
    take: (bytes) => {
      for (const line of cutter.take(bytes)) take(line);
    },
    verdict: () => {
      for (const line of cutter.end()) take(line);
      return verifier.verdict();
    },
  };
}
