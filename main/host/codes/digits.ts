/** New codes: six digits from a source of true randomness, evenly spread, none of those that people try first. */
import type { RandomBytes } from '../../../shared/basics/uuid.ts';

const DIGITS = 6;
const CODES = 10 ** DIGITS;
/** The largest multiple of a million that fits into four bytes: what lies above would favour low codes. */
const EVEN_BELOW = Math.floor(2 ** 32 / CODES) * CODES;

export function newCode(random: RandomBytes, isTaken: (code: string) => boolean): string {
  for (;;) {
    const bytes = random(4);
    const n = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    if (n >= EVEN_BELOW) continue;
    const code = String(n % CODES).padStart(DIGITS, '0');
    if (!isObvious(code) && !isTaken(code)) return code;
  }
}

/** 000000, 123456, 987654, 121212, 123123 and their like. */
function isObvious(code: string): boolean {
  const steps = [...code].slice(1).map((digit, n) => (Number(digit) - Number(code[n]) + 10) % 10);
  const isRun = steps.every((step) => step === steps[0]) && [0, 1, 9].includes(steps[0] ?? 0);
  return isRun || code.slice(0, 2).repeat(3) === code || code.slice(0, 3).repeat(2) === code;
}
