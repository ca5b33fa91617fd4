/**
 * What an ESC/POS printer sends, taken apart: four kinds of answers share one stream, told apart by fixed bits
 * (Epson, ESC/POS Command Reference, "Transmission status identification"). Knows none of their meanings.
 */
import type { ProcessId } from './commands.ts';

export type Reply =
  /** The one byte of a `DLE EOT`. Which question it answers only the order tells. */
  | { readonly kind: 'real-time'; readonly byte: number }
  /** Four bytes of automatic status. */
  | { readonly kind: 'automatic'; readonly bytes: readonly number[] }
  /** Everything before this `GS ( H` is done. */
  | { readonly kind: 'process-id'; readonly id: ProcessId }
  /** The buffers are empty. */
  | { readonly kind: 'cleared' }
  /** The one byte of a `GS r`. */
  | { readonly kind: 'in-order'; readonly byte: number };

export interface ReplyReader {
  push(bytes: Uint8Array): Reply[];
  reset(): void;
}

const BLOCK = 0x37;
const BLOCK_PROCESS_ID = 0x22;
const BLOCK_CLEARED = 0x25;
/** The longest block a printer sends; one without an end has lost it. */
const MAX_BLOCK_BYTES = 96;
const PROCESS_ID_BYTES = 4;
const AUTOMATIC_BYTES = 4;

const isRealTime = (byte: number) => (byte & 0x93) === 0x12;
const isAutomaticStart = (byte: number) => (byte & 0x93) === 0x10;
/** The second to the fourth byte of an automatic status, and the answer to `GS r`. */
const isPlain = (byte: number) => (byte & 0x90) === 0x00;

export function createReplyReader(): ReplyReader {
  let block: number[] | null = null;
  let automatic: number[] | null = null;

  function take(byte: number): Reply | null {
    if (block !== null) return takeInBlock(block, byte);
    if (automatic !== null && isPlain(byte)) {
      automatic.push(byte);
      if (automatic.length < AUTOMATIC_BYTES) return null;
      const bytes = automatic;
      automatic = null;
      return { kind: 'automatic', bytes };
    }
    // A real-time answer may come between the bytes of an automatic status; anything else has cut it short.
    if (isRealTime(byte)) return { kind: 'real-time', byte };
    automatic = null;
    if (byte === BLOCK) block = [];
    else if (isAutomaticStart(byte)) automatic = [byte];
    else if (isPlain(byte)) return { kind: 'in-order', byte };
    return null;
  }

  function takeInBlock(bytes: number[], byte: number): Reply | null {
    if (byte !== 0x00) {
      bytes.push(byte);
      if (bytes.length > MAX_BLOCK_BYTES) block = null;
      return null;
    }
    block = null;
    const [kind, ...content] = bytes;
    if (kind === BLOCK_CLEARED && content.length === 0) return { kind: 'cleared' };
    if (kind !== BLOCK_PROCESS_ID || content.length !== PROCESS_ID_BYTES) return null;
    return { kind: 'process-id', id: String.fromCharCode(...content) };
  }

  return {
    push: (bytes) => Array.from(bytes, take).filter((reply) => reply !== null),
    reset() {
      block = null;
      automatic = null;
    },
  };
}
