/**
 * What is new on a screen since it was last read. Pure. What only counts (seconds that run out, ages) is not said
 * again with each number; what the kiosk says back to somebody is.
 */
import type { Passage } from './passages.ts';

export function newsOf(before: readonly Passage[], now: readonly Passage[]): readonly Passage[] {
  const said = new Set(before.map(({ text }) => text));
  const counted = new Set(before.map(({ text }) => withoutNumbers(text)));
  return now.filter(
    ({ text, isAnswer }) => !said.has(text) && (isAnswer || !counted.has(withoutNumbers(text))),
  );
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/gu, '#');
}
