/** Inputs for a parser that reads bytes from outside: valid ones spoilt a little, and any bytes. It knows no parser. */

export interface Dice {
  /** From 0 up to and without `below`. */
  next(below: number): number;
}

/** xorshift32: quick enough that a run measures the parser and not the dice. */
export function seededDice(seed: number): Dice {
  // The state may never be 0.
  let state = seed >>> 0 || 0x9e3779b9;
  return {
    next(below) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) % below;
    },
  };
}

const LONGEST = 96;
const MOST_SPOILINGS = 4;
const ONE_IN_ARBITRARY = 4;

export function nextInput(dice: Dice, samples: readonly Uint8Array[]): Uint8Array {
  const sample = samples[dice.next(samples.length)];
  if (!sample || dice.next(ONE_IN_ARBITRARY) === 0) return anyBytes(dice);
  let input = Uint8Array.from(sample);
  for (let times = dice.next(MOST_SPOILINGS + 1); times > 0; times--) input = spoilt(input, dice);
  return input;
}

function anyBytes(dice: Dice): Uint8Array {
  return Uint8Array.from({ length: dice.next(LONGEST) }, () => dice.next(256));
}

function spoilt(input: Uint8Array, dice: Dice): Uint8Array<ArrayBuffer> {
  const at = dice.next(input.length + 1);
  switch (dice.next(5)) {
    case 0:
      return input.slice(0, at);
    case 1:
      return input.slice(at);
    case 2:
      return Uint8Array.of(...input.subarray(0, at), dice.next(256), ...input.subarray(at));
    case 3: {
      const flipped = Uint8Array.from(input);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << dice.next(8));
      return flipped;
    }
    default:
      return Uint8Array.of(...input.subarray(0, at), ...input);
  }
}
