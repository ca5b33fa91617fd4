/**
 * Keeps what was learned of the scanner that types, on this machine and from one start to the next. It belongs to the
 * cable that is plugged in here and to nothing that happened: it is not in the ledger, and where it is lost three
 * labels bring it back.
 */
import { z } from 'zod';
import { recognise } from '../../shared/tracking/recognise.ts';
import { type Learning, learnEnds, type Sureness, type TypedScan } from './scanner-ends.ts';

/** As the browser's local storage has it. */
export type Keep = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'packroom-typing-scanner';
const Kept = z.strictObject({
  before: z.string().max(8),
  after: z.string().max(8),
  key: z.enum(['Enter', 'Tab', 'none']),
});

const SURENESS = { certain: 'proven', likely: 'likely', possible: 'unknown' } as const;

/** What gives the barcode of a scan, and learns from each. */
export function createLearnedEnds(keep: Keep): (scan: TypedScan) => string | null {
  let learning: Learning = { ends: read(keep), hints: null };
  return (scan) => {
    const before = learning.ends;
    const learned = learnEnds(learning, scan, surenessOf);
    learning = learned.learning;
    if (learning.ends !== before) write(keep, learning.ends);
    return learned.text;
  };
}

function surenessOf(text: string): Sureness {
  const what = recognise({ text, aim: null });
  if (what.kind === 'room-code' || what.kind === 'zone' || what.kind === 'pass') return 'proven';
  if (what.kind !== 'tracking') return 'unknown';
  return SURENESS[what.best.certainty];
}

/** Whatever is wrong with it, it is not worth a kiosk that does not start. */
function read(keep: Keep): Learning['ends'] {
  try {
    return Kept.safeParse(JSON.parse(keep.getItem(KEY) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

function write(keep: Keep, ends: Learning['ends']): void {
  try {
    keep.setItem(KEY, JSON.stringify(ends));
  } catch {
    // A full disk: it is known until the next start.
  }
}
