/**
 * Feeds one parser many inputs and tells how it went. The time is watched over a batch, and a slow batch is run again
 * input by input; a parser that never comes back is for whoever watches the process.
 */
import { toHex } from '../../../shared/basics/bytes.ts';
import { nextInput, seededDice } from './inputs.ts';
import type { FuzzedParser } from './parsers.ts';

const BATCH = 2_000;
/** Per batch: 5 ms an input, some twenty times what the slowest parser takes on a slow core. */
const SLOW_BATCH_MS = 10_000;
const SLOW_INPUT_MS = 1_000;

export interface Fuzzed {
  readonly inputs: number;
  readonly ms: number;
  /** Inputs, in hexadecimal digits, that made it throw or hang, and with what. */
  readonly faults: readonly { readonly input: string; readonly what: string }[];
}

export function fuzz(parser: FuzzedParser, inputs: number, seed: number, elapsed: () => number): Fuzzed {
  const dice = seededDice(seed);
  const faults: { input: string; what: string }[] = [];
  const began = elapsed();
  for (let done = 0; done < inputs; done += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, inputs - done) }, () =>
      nextInput(dice, parser.samples),
    );
    const batchBegan = elapsed();
    for (const input of batch) {
      try {
        parser.read(input);
      } catch (thrown) {
        faults.push({ input: toHex(input), what: String(thrown) });
      }
    }
    if (elapsed() - batchBegan > SLOW_BATCH_MS) faults.push(...slowOnes(parser, batch, elapsed));
  }
  return { inputs, ms: elapsed() - began, faults };
}

function slowOnes(parser: FuzzedParser, batch: readonly Uint8Array[], elapsed: () => number) {
  return batch.flatMap((input) => {
    const began = elapsed();
    try {
      parser.read(input);
    } catch {
      // Noted in the first round.
    }
    const ms = elapsed() - began;
    return ms > SLOW_INPUT_MS ? [{ input: toHex(input), what: `took ${Math.round(ms)} ms` }] : [];
  });
}
