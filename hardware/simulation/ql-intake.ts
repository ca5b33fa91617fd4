/** How a Brother QL takes bytes apart: each command when it is complete. It obeys nothing itself. */

export type QlCommand =
  | { readonly kind: 'initialise' }
  | { readonly kind: 'status' }
  /** `ESC i z`: what roll the job was made for, and how many rows it has. */
  | { readonly kind: 'media'; readonly widthMm: number; readonly lengthMm: number; readonly rows: number }
  | { readonly kind: 'row'; readonly dots: Uint8Array }
  | { readonly kind: 'print' }
  | { readonly kind: 'unknown'; readonly byte: number };

export interface QlIntake {
  push(bytes: Uint8Array): void;
  reset(): void;
}

/** Bytes after `ESC i` and the letter. */
const SETTINGS: Readonly<Record<number, number>> = {
  33: 1,
  65: 1,
  75: 1,
  77: 1,
  83: 0,
  97: 1,
  100: 2,
  122: 10,
};

export function createQlIntake(take: (command: QlCommand) => void): QlIntake {
  let held: number[] = [];
  let needed = 1;

  return {
    push(bytes) {
      for (const byte of bytes) {
        held.push(byte);
        if (held.length < needed) continue;
        const parsed = parse(held);
        if (typeof parsed === 'number') {
          needed = parsed;
          continue;
        }
        held = [];
        needed = 1;
        if (parsed !== null) take(parsed);
      }
    },
    reset() {
      held = [];
      needed = 1;
    },
  };
}

/** The command, null for a setting that changes nothing here, or how many bytes are needed to know. */
function parse(held: readonly number[]): QlCommand | null | number {
  const [first = 0, second, third] = held;
  if (first === 0x00) return null;
  if (first === 0x1a || first === 0x0c) return { kind: 'print' };
  if (first === 0x67) return parseRow(held);
  if (first !== 0x1b) return { kind: 'unknown', byte: first };
  if (second === undefined) return 2;
  if (second === 0x40) return { kind: 'initialise' };
  if (second !== 0x69) return { kind: 'unknown', byte: second };
  if (third === undefined) return 3;
  const more = SETTINGS[third];
  if (more === undefined) return { kind: 'unknown', byte: third };
  if (held.length < 3 + more) return 3 + more;
  if (third === 0x53) return { kind: 'status' };
  if (third !== 0x7a) return null;
  const at = (place: number) => held[place] ?? 0;
  const rows = at(7) + at(8) * 0x100 + at(9) * 0x1_0000 + at(10) * 0x100_0000;
  return { kind: 'media', widthMm: at(5), lengthMm: at(6), rows };
}

function parseRow(held: readonly number[]): QlCommand | number {
  if (held.length < 3) return 3;
  const whole = 3 + (held[2] ?? 0);
  return held.length < whole ? whole : { kind: 'row', dots: Uint8Array.from(held.slice(3)) };
}
