/**
 * Holds a slip of an audit against a copy of the records: whether the kiosk that sealed the copy sealed the slip, too,
 * and whether the copy still says what was sealed then. It reads the copy as it goes by and keeps one hash of it.
 */
import { isGenuine, type Seal } from '../../shared/ledger/seal.ts';
import type { Verdict } from '../../shared/ledger/verify.ts';

export type SlipVerdict =
  | 'agrees'
  | 'copy-not-intact'
  | 'other-kiosk'
  | 'not-genuine'
  | 'not-in-copy'
  | 'altered';

export const SLIP_SENTENCES: Readonly<Record<SlipVerdict, string>> = {
  agrees: 'the slip agrees: nothing up to its record was changed since it was printed',
  'copy-not-intact': 'the slip cannot be held against a copy that is not intact',
  'other-kiosk': 'the slip is of another kiosk',
  'not-genuine': 'the slip is not genuine: this kiosk did not seal it',
  'not-in-copy': 'the copy does not hold the record of the slip',
  altered: 'the slip does not agree: the records are not what was sealed',
};

export interface SlipWatch {
  /** Each line of the copy. */
  take(line: string): void;
  /** Null is a copy about whose records nothing can be said. */
  verdict(of: Verdict | null): SlipVerdict;
}

export function watchFor(slip: Seal): SlipWatch {
  // Only the one line can hold it: no other is worth reading twice.
  const sought = `"seq":${slip.seq},`;
  let hash: string | null = null;
  return {
    take: (line) => {
      if (line.includes(sought)) hash = hashOfEvent(line, slip.seq) ?? hash;
    },
    verdict: (copy) => {
      if (!copy?.intact) return 'copy-not-intact';
      if (copy.head.stream !== slip.stream) return 'other-kiosk';
      if (!isGenuine(slip, { kty: 'OKP', crv: 'Ed25519', x: copy.sealedBy })) return 'not-genuine';
      if (hash === null) return 'not-in-copy';
      return hash === slip.hash ? 'agrees' : 'altered';
    },
  };
}

/** Of a copy that is not intact nothing is believed, so that nothing here has to be checked twice. */
function hashOfEvent(line: string, seq: number): string | null {
  try {
    const { event } = JSON.parse(line) as { event?: { seq?: unknown; hash?: unknown } };
    return event?.seq === seq && typeof event.hash === 'string' ? event.hash : null;
  } catch {
    return null;
  }
}
