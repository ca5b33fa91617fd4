/** An exported ledger as a kiosk makes it, for tests that read one. Its words hold characters of one to four bytes. */
import { generateKeyPairSync, sign } from 'node:crypto';
import type { Envelope } from '../../shared/events/envelope.ts';
import type { Draft } from '../../shared/events/event.ts';
import { eventLine, headerLine, sealLine } from '../../shared/ledger/export-format.ts';
import { PublicKey, sealed } from '../../shared/ledger/seal.ts';
import { chained, collected, received, STREAM, sessionEnded, sessionStarted } from './drafts.ts';

type Sign = (bytes: Uint8Array) => string;

export interface ExportedLedger {
  readonly publicKey: PublicKey;
  /** With the key that it was sealed with; base64url. */
  readonly sign: Sign;
  readonly events: readonly Envelope[];
  /** Header, events and seals; without line breaks. */
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

/** As the first kiosks made it: from the first event on, sealed once, and a header that says no more. */
export function exportedLedger(count: number): ExportedLedger {
  const by = sealer();
  const events = chained([...aDay(count)]) as Envelope[];
  const header = headerLine({ packroom: 'ledger', v: 1, stream: STREAM, publicKey: by.publicKey });
  return exported(by, events, [header, ...events.map(eventLine), sealLine(by.seal(lastOf(events)))]);
}

/** The events after `after` up to `upTo`, with the seals that were kept of the events numbered in `kept`. */
export function exportedRange(after: number, upTo: number, kept: readonly number[] = []): ExportedLedger {
  const by = sealer();
  const all = chained([...aDay(upTo)]) as Envelope[];
  const events = all.slice(after);
  const before = all[after - 1];
  const sealedEvents = new Set([...kept, upTo]);
  const header = headerLine({
    packroom: 'ledger',
    v: 1,
    stream: STREAM,
    publicKey: by.publicKey,
    ...(before === undefined ? {} : { after: { seq: before.seq, hash: before.hash } }),
    upTo: { seq: upTo, seals: sealedEvents.size },
  });
  const lines = events.flatMap((event) =>
    sealedEvents.has(event.seq) ? [eventLine(event), sealLine(by.seal(event))] : [eventLine(event)],
  );
  return exported(by, events, [header, ...lines]);
}

function exported(
  { publicKey, signed }: ReturnType<typeof sealer>,
  events: readonly Envelope[],
  written: readonly string[],
): ExportedLedger {
  const text = written.join('');
  return { publicKey, sign: signed, events, lines: text.trimEnd().split('\n'), text };
}

function sealer() {
  const pair = generateKeyPairSync('ed25519');
  const signed: Sign = (bytes) => sign(null, bytes, pair.privateKey).toString('base64url');
  const seal = ({ stream, seq, hash, at }: Envelope) => {
    const bare = { stream, seq, hash, at };
    return { ...bare, sig: signed(sealed(bare)) };
  };
  return { publicKey: PublicKey.parse(pair.publicKey.export({ format: 'jwk' })), signed, seal };
}

function lastOf(events: readonly Envelope[]): Envelope {
  const last = events.at(-1);
  if (last === undefined) throw new RangeError('an export without events has no seal');
  return last;
}
