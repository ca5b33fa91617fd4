/** The check digit schemes of the carriers. Each takes the digits without the check digit and tells what it must be. */

export type CheckScheme =
  /** Digits by turns of `weights` from the left, summed; what is missing to the next ten. */
  | {
      readonly scheme: 'mod10';
      readonly weights: readonly [number, number];
      /** Digits that the carrier counts before the body, and does not print. */
      readonly before?: string;
    }
  /** FedEx: weights in turn from the left, the sum modulo 11 modulo 10. */
  | { readonly scheme: 'mod11'; readonly weights: readonly [number, number, number] }
  /** UPS and OnTrac: letters count as (ASCII − 3) mod 10, then mod10 with weights 1 and 2. */
  | { readonly scheme: 'letters' }
  /** UPU S10: weights 8 6 4 2 3 5 9 7. */
  | { readonly scheme: 's10' }
  /** DHL Express: the number modulo 7. */
  | { readonly scheme: 'mod7' };

const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

export function checkDigit(scheme: CheckScheme, body: string): number {
  switch (scheme.scheme) {
    case 'mod10':
      return toNextTen(weighted(digits((scheme.before ?? '') + body), scheme.weights));
    case 'mod11':
      return (weighted(digits(body), scheme.weights) % 11) % 10;
    case 'letters':
      return toNextTen(weighted(Array.from(body, worthOf), [1, 2]));
    case 's10': {
      const check = 11 - (weighted(digits(body), S10_WEIGHTS) % 11);
      return check === 10 ? 0 : check === 11 ? 5 : check;
    }
    case 'mod7':
      return digits(body).reduce((rest, digit) => (rest * 10 + digit) % 7, 0);
  }
}

function digits(text: string): number[] {
  return Array.from(text, Number);
}

function weighted(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((sum, value, n) => sum + value * (weights[n % weights.length] ?? 0), 0);
}

function toNextTen(sum: number): number {
  return (10 - (sum % 10)) % 10;
}

function worthOf(char: string): number {
  return /\d/.test(char) ? Number(char) : (char.charCodeAt(0) - 3) % 10;
}
