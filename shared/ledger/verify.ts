/**
 * Whether an exported ledger is whole and unaltered, told line by line so that a file of any size fits. It trusts
 * nothing but the hash, the chain, and the seals under the key that the header names; who holds the file compares
 * that key with the kiosk's. Whatever it is given, it comes to a verdict and never throws.
 */
import type { Envelope } from '../events/envelope.ts';
import { chainFault, emptyHead, type Head, headOf } from './chain.ts';
import { EventLine, ExportHeader, SealLine } from './export-format.ts';
import { isGenuine } from './seal.ts';

export type Fault =
  | 'not-json'
  | 'respelled'
  | 'no-header'
  | 'not-an-event'
  | 'other-stream'
  | 'gap'
  | 'not-bound'
  | 'altered'
  | 'seal-not-genuine'
  | 'seal-of-another-head'
  | 'beyond-end'
  | 'not-sealed'
  | 'cut-off';

export type Verdict =
  | {
      readonly intact: true;
      /** The number of the first event; 1 where the ledger is there from its beginning. */
      readonly from: number;
      readonly events: number;
      readonly head: Head;
      readonly sealedBy: string;
      readonly at: string;
    }
  /** `line` counts from 1; of `not-sealed` it is the first line that no seal covers, of `cut-off` the first that is gone. */
  | { readonly intact: false; readonly line: number; readonly fault: Fault };

export interface Verifier {
  /** Takes the next line, without its line break. After the first fault it takes no notice. */
  take(line: string): void;
  /** Call once at the end of the file. */
  verdict(): Verdict;
}

export function createVerifier(): Verifier {
  let header: ExportHeader | null = null;
  let head: Head | null = null;
  let events = 0;
  let seals = 0;
  let lines = 0;
  let fault: { readonly line: number; readonly fault: Fault } | null = null;
  let sealedAt: string | null = null;
  let unsealedFrom: number | null = null;

  const fail = (what: Fault) => {
    fault = { line: lines, fault: what };
  };

  const takeEvent = (value: unknown, header: ExportHeader) => {
    const event = readEvent(value);
    if (event === null) return fail('not-an-event');
    const broken = chainFault(head ?? beginningOf(header), event);
    if (broken !== null) return fail(broken);
    if (header.upTo !== undefined && event.seq > header.upTo.seq) return fail('beyond-end');
    head = headOf(event);
    events++;
    unsealedFrom ??= lines;
    return undefined;
  };

  const takeSeal = (value: unknown, { publicKey, upTo }: ExportHeader) => {
    const read = SealLine.safeParse(value);
    if (!read.success || !isGenuine(read.data.seal, publicKey)) return fail('seal-not-genuine');
    const { seal } = read.data;
    const sealsNothing = head === null || unsealedFrom === null;
    if (sealsNothing || seal.stream !== head?.stream || seal.seq !== head.seq || seal.hash !== head.hash) {
      return fail('seal-of-another-head');
    }
    seals++;
    if (upTo !== undefined && seals > upTo.seals) return fail('beyond-end');
    sealedAt = seal.at;
    unsealedFrom = null;
    return undefined;
  };

  const takeLine = (line: string) => {
    const value = readJson(line);
    if (value === undefined) return fail('not-json');
    // A key that stands there twice is read by one program and not by the next; an export has one spelling only.
    if (JSON.stringify(value) !== line) return fail('respelled');
    if (HALF_A_CHARACTER.test(line)) return fail('not-an-event');
    if (header !== null)
      return isObject(value) && 'seal' in value ? takeSeal(value, header) : takeEvent(value, header);
    const read = ExportHeader.safeParse(value);
    if (!read.success) return fail('no-header');
    header = read.data;
    return undefined;
  };

  return {
    take: (line) => {
      lines++;
      if (fault !== null) return;
      try {
        takeLine(line);
      } catch (cause) {
        // Nested beyond the stack, which no kiosk writes. Anything else is a defect, and a defect is no verdict.
        if (!(cause instanceof RangeError)) throw cause;
        fail('not-an-event');
      }
    },
    verdict: () => {
      if (fault !== null) return { intact: false, ...fault };
      if (header === null) return { intact: false, line: 1, fault: 'no-header' };
      if (unsealedFrom !== null) return { intact: false, line: unsealedFrom, fault: 'not-sealed' };
      if (head === null || sealedAt === null) return { intact: false, line: lines + 1, fault: 'not-sealed' };
      const { upTo, publicKey } = header;
      if (upTo !== undefined && (head.seq < upTo.seq || seals < upTo.seals)) {
        return { intact: false, line: lines + 1, fault: 'cut-off' };
      }
      const from = head.seq - events + 1;
      return { intact: true, from, events, head, sealedBy: publicKey.x, at: sealedAt };
    },
  };
}

function beginningOf({ stream, after }: ExportHeader): Head {
  return after === undefined ? emptyHead(stream) : { stream, ...after, hlc: null };
}

// A surrogate without its other half: JSON can spell it, RFC 8785 and UTF-8 cannot.
const HALF_A_CHARACTER = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function readEvent(value: unknown): Envelope | null {
  if (!EventLine.safeParse(value).success) return null;
  // What stands in the file is hashed, not the schema's copy of it: that one leaves out a key named `__proto__`.
  return (value as EventLine).event;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
