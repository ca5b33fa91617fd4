/** An exported ledger as a kiosk makes it, for tests that read one. Its words hold characters of one to four bytes. */
import { generateKeyPairSync, sign } from 'node:crypto';
import type { Envelope } from '../../shared/events/envelope.ts';
import type { Draft } from '../../shared/events/event.ts';
import { eventLine, headerLine, sealLine } from '../../shared/ledger/export-format.ts';
import { PublicKey, sealed } from '../../shared/ledger/seal.ts';
import { chained, collected, received, STREAM, sessionEnded, sessionStarted } from './drafts.ts';

export interface ExportedLedger {
  readonly publicKey: PublicKey;
  readonly events: readonly Envelope[];
  /** Header, events, seal; without line breaks. */
  readonly lines: readonly string[];
  readonly text: string;
}

// No kiosk of today writes these, and the format allows them.
const ODD = ['plain', 'Régal-ü', '冷蔵庫', '🗝️', 'quote-"\\', '\u2028', '\ufffd'] as const;

/** One draft after the other as a day goes, `count` of them. */
function* aDay(count: number): Generator<Draft> {
  for (let n = 0; n < count; n++) {
    if (n % 10 === 0) yield sessionStarted(n);
    else if (n % 10 === 8) yield collected(n - 3);
    else if (n % 10 === 9) yield sessionEnded(n);
    else yield oddly(received(n, `u-${n % 40}`), n);
  }
}

function oddly(draft: Draft, n: number): Draft {
  return { ...draft, data: { ...draft.data, tracking: `1Z${n} ${ODD[n % ODD.length]}` } } as Draft;
}

export function exportedLedger(count: number): ExportedLedger {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = PublicKey.parse(pair.publicKey.export({ format: 'jwk' }));
  const events = chained([...aDay(count)]) as Envelope[];
  const last = events.at(-1);
  if (last === undefined) throw new RangeError('an export without events has no seal');
  const bare = { stream: last.stream, seq: last.seq, hash: last.hash, at: last.at };
  const seal = { ...bare, sig: sign(null, sealed(bare), pair.privateKey).toString('base64url') };
  const text = [
    headerLine({ packroom: 'ledger', v: 1, stream: STREAM, publicKey }),
    ...events.map(eventLine),
    sealLine(seal),
  ].join('');
  return { publicKey, events, lines: text.trimEnd().split('\n'), text };
}
