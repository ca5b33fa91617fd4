/** The check digits that carriers print, for made-up tracking numbers. It makes numbers; it recognises none. */

/** Weights `even` and `odd` by position from the left, letters as their ASCII code less 3 (UPS, OnTrac). */
export function mod10(body: string, even: number, odd: number): string {
  let sum = 0;
  Array.from(body).forEach((char, place) => {
    const value = /\d/.test(char) ? Number(char) : (char.charCodeAt(0) - 3) % 10;
    sum += value * (place % 2 === 0 ? even : odd);
  });
  return String((10 - (sum % 10)) % 10);
}

/** FedEx Express: weights repeat from the left over 11 or 13 digits; 10 becomes 0. */
export function mod11(body: string, weights: readonly [number, number, number]): string {
  let sum = 0;
  Array.from(body).forEach((char, place) => {
    sum += Number(char) * (weights[place % 3] ?? 0);
  });
  return String((sum % 11) % 10);
}
