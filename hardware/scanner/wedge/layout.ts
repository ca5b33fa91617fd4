/**
 * The keys of a US keyboard by their usage (USB HID usage tables, page 07), which is what scanners in keyboard mode
 * are sold set to. Only keys that write a character: what is not here does nothing.
 */

/** Without shift, and with it. */
export type Key = readonly [plain: string, shifted: string];

const LETTERS = 0x04;
const DIGITS = 0x1e;
const KEYPAD_DIGITS = 0x59;

const letters = [...'abcdefghijklmnopqrstuvwxyz'].map((letter, at): [number, Key] => [
  LETTERS + at,
  [letter, letter.toUpperCase()],
]);
const digits = [...'1234567890'].map((digit, at): [number, Key] => [
  DIGITS + at,
  [digit, '!@#$%^&*()'.charAt(at)],
]);
const keypad = [...'1234567890'].map((digit, at): [number, Key] => [KEYPAD_DIGITS + at, [digit, digit]]);

export const US_LAYOUT: ReadonlyMap<number, Key> = new Map<number, Key>([
  ...letters,
  ...digits,
  ...keypad,
  [0x2c, [' ', ' ']],
  [0x2d, ['-', '_']],
  [0x2e, ['=', '+']],
  [0x2f, ['[', '{']],
  [0x30, [']', '}']],
  [0x31, ['\\', '|']],
  [0x33, [';', ':']],
  [0x34, ["'", '"']],
  [0x35, ['`', '~']],
  [0x36, [',', '<']],
  [0x37, ['.', '>']],
  [0x38, ['/', '?']],
  [0x54, ['/', '/']],
  [0x55, ['*', '*']],
  [0x56, ['-', '-']],
  [0x57, ['+', '+']],
  [0x63, ['.', '.']],
]);

export const KEYPAD_DIGIT_USAGES = { first: KEYPAD_DIGITS, last: KEYPAD_DIGITS + 9 };
