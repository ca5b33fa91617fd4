/** Verifies what somebody was handed, be it an exported ledger or an incident pack: the first bytes say which. */
import { joinBytes } from '../../shared/basics/bytes.ts';
import { sentenceFor } from '../../shared/ledger/verdict-words.ts';
import type { Verdict } from '../../shared/ledger/verify.ts';
import { createFileVerifier } from './file-verifier.ts';
import { createPackVerifier, type PackVerdict } from './pack-verifier.ts';
import { packSentence } from './pack-words.ts';

export type FileVerdict =
  | { readonly kind: 'ledger'; readonly verdict: Verdict }
  | { readonly kind: 'pack'; readonly verdict: PackVerdict };

export interface AnyFileVerifier {
  take(bytes: Uint8Array): void;
  /** Call once, after the last byte. */
  verdict(): FileVerdict;
}

/** How every zip with something in it begins; no ledger does. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** `onLine` sees each line of the ledger, also of one in a pack. */
export function createAnyFileVerifier(onLine: (line: string) => void = () => undefined): AnyFileVerifier {
  let first: Uint8Array = new Uint8Array();
  let chosen: { take(bytes: Uint8Array): void; verdict(): FileVerdict } | null = null;

  const choose = () => {
    const isZip = ZIP.every((byte, at) => first[at] === byte);
    chosen = isZip ? packVerifier(onLine) : ledgerVerifier(onLine);
    chosen.take(first);
    return chosen;
  };

  return {
    take: (bytes) => {
      if (chosen !== null) return chosen.take(bytes);
      first = joinBytes([first, bytes]);
      if (first.length >= ZIP.length) choose();
      return undefined;
    },
    verdict: () => (chosen ?? choose()).verdict(),
  };
}

function packVerifier(onLine: (line: string) => void) {
  const { take, verdict } = createPackVerifier(onLine);
  return { take, verdict: (): FileVerdict => ({ kind: 'pack', verdict: verdict() }) };
}

function ledgerVerifier(onLine: (line: string) => void) {
  const { take, verdict } = createFileVerifier(onLine);
  return { take, verdict: (): FileVerdict => ({ kind: 'ledger', verdict: verdict() }) };
}

/** The verdict on the ledger; of a pack that is not intact there is none to believe, and it is null. */
export function ledgerIn({ kind, verdict }: FileVerdict): Verdict | null {
  if (kind === 'ledger') return verdict;
  return verdict.intact ? verdict.ledger : null;
}

export function sentenceOf({ kind, verdict }: FileVerdict): string {
  return kind === 'ledger' ? sentenceFor(verdict) : packSentence(verdict);
}
