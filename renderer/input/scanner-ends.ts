/**
 * What a scanner that types puts around each barcode, learned from what it sends: a letter before, a letter after, the
 * key at the end. Pure; it refuses to know keys and pace, and it is told how sure a number is.
 *
 * Only a number that proves itself teaches anything. That three labels of one sender begin alike says nothing about the
 * scanner; that three different numbers are right only without the same letter does.
 */

/** How a scan ended: by one of the keys that scanners are set to press, or by none. */
export type EndKey = 'Enter' | 'Tab' | 'none';

export interface ScannerEnds {
  readonly before: string;
  readonly after: string;
  readonly key: EndKey;
}

export interface TypedScan {
  readonly text: string;
  readonly key: EndKey;
  /** What was pressed just before it: by somebody else, or by a scanner that stalled in the middle. Mostly nothing. */
  readonly lead: string;
}

/** `proven` by a format or check digit that nothing else has, or a code of our own; `likely` by a bare check digit. */
export type Sureness = 'proven' | 'likely' | 'unknown';

export interface Learning {
  readonly ends: ScannerEnds | null;
  /** The numbers read last that had the same other ends around them. */
  readonly hints: { readonly ends: ScannerEnds; readonly numbers: readonly string[] } | null;
}

export interface Learned {
  readonly learning: Learning;
  /** The barcode without the ends; null for one that is not to be told. */
  readonly text: string | null;
}

/** The text of the barcode in docs/scanners.md, scanned once to show what the scanner adds. */
export const SET_UP_CODE = 'PACKROOM-ENDS';
const SCANS_TO_LEARN = 3;
/** More than a letter or two, or a digit, may as well belong to a number that nobody knows. */
const LONGEST_UNTOLD = 3;
/** With the set-up code there is no doubt, but the memory of a mischievous barcode should be short. */
const LONGEST_TOLD = 8;
const UNTOLD = /^\D*$/;
const RANK = { proven: 0, likely: 1, unknown: 2 } as const;

export function learnEnds(
  { ends, hints }: Learning,
  scan: TypedScan,
  sureness: (text: string) => Sureness,
): Learned {
  const shown = shownBy(scan, sureness);
  if (scan.lead !== '' && shown === null) return { learning: { ends, hints }, text: wholeOf(scan, sureness) };
  const told = toldBy(scan);
  if (told !== null) {
    const isKept = Math.max(told.before.length, told.after.length) <= LONGEST_TOLD;
    return { learning: isKept ? { ends: told, hints: null } : { ends, hints }, text: null };
  }
  const text = textOf(scan, ends, sureness);
  // Silence ends a scan only where it always does: it may be a stall, and half a number is a wrong one.
  const isCut = scan.key === 'none' && ends?.key !== 'none' && shown === null;
  if (shown === null) return { learning: { ends, hints: null }, text: isCut ? null : text };

  const number = scan.text.slice(shown.before.length, scan.text.length - shown.after.length);
  if (ends !== null && isSame(shown, ends)) return { learning: { ends, hints: null }, text: number };
  const before = hints !== null && isSame(shown, hints.ends) ? hints.numbers : [];
  const numbers = [...new Set([...before, number])];
  const learning =
    numbers.length < SCANS_TO_LEARN
      ? { ends, hints: { ends: shown, numbers } }
      : { ends: shown, hints: null };
  // Until it is learned a scan is told as it came: one letter more than the number is no proof yet.
  return { learning, text: learning.ends === shown ? number : text };
}

/** The ends that `scan` proves it has, none being ends too; null where it proves nothing. The shortest come first. */
function shownBy({ text, key }: TypedScan, sureness: (text: string) => Sureness): ScannerEnds | null {
  for (let added = 0; added <= Math.min(2 * LONGEST_UNTOLD, text.length - 1); added++) {
    for (let first = Math.max(0, added - LONGEST_UNTOLD); first <= Math.min(added, LONGEST_UNTOLD); first++) {
      const last = text.length - (added - first);
      const [before, after] = [text.slice(0, first), text.slice(last)];
      if (UNTOLD.test(before + after) && sureness(text.slice(first, last)) === 'proven')
        return { before, after, key };
    }
  }
  return null;
}

/** With what came before it, if that proves it to be one; null otherwise, for then it may be half of one. */
function wholeOf({ text, key, lead }: TypedScan, sureness: (text: string) => Sureness): string | null {
  const whole = { text: lead + text, key, lead: '' };
  const ends = shownBy(whole, sureness);
  return ends === null ? null : whole.text.slice(ends.before.length, whole.text.length - ends.after.length);
}

/** Without the ends, unless it is surer with them: then it came from another scanner. */
function textOf(scan: TypedScan, ends: ScannerEnds | null, sureness: (text: string) => Sureness): string {
  const { text } = scan;
  if (ends === null || !text.startsWith(ends.before) || !text.endsWith(ends.after)) return text;
  const bare = text.slice(ends.before.length, text.length - ends.after.length);
  if (bare === '' || text.length < ends.before.length + ends.after.length) return text;
  return RANK[sureness(bare)] <= RANK[sureness(text)] ? bare : text;
}

function toldBy({ text, key }: TypedScan): ScannerEnds | null {
  const [before, after] = text.split(SET_UP_CODE);
  return before === undefined || after === undefined ? null : { before, after, key };
}

function isSame(one: ScannerEnds, other: ScannerEnds): boolean {
  return one.before === other.before && one.after === other.after && one.key === other.key;
}
