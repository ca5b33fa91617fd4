/**
 * Tells a barcode scanner that types from a person who types, by the pace of the keys alone. Pure: it knows neither
 * keyboard events nor timers.
 *
 * Scanners send a character in 2 to 20 ms (a USB report each for press and release), people one in 60 ms and more.
 */

/** Mean time for a character. */
const SCANNER_MS = 35;
/** A hub is busy now and then. A person who rolls two or three keys into each other pauses after each such roll. */
const KEYS_TO_A_PAUSE = 8;
/** So long a pause ends a burst. */
export const SILENCE_MS = 100;
/** Before a burst is taken for a scan, a pause like this means that a person typed what came before it. */
export const HAND_MS = 50;
/** Two keys struck at once are common with people, three are not. */
const KEYS_TO_KNOW_BY = 3;
const SHORTEST_WITH_SUFFIX = 4;
const SHORTEST_WITHOUT = 6;
/** As the host's scanners have it. A longer one is no barcode, and half of one is a wrong one. */
const LONGEST = 4_096;

export interface Burst {
  readonly text: string;
  readonly startMs: number;
  readonly lastMs: number;
  /** How many times a hand could have moved on. */
  readonly pauses: number;
  /** Two characters of it at most may have reached the page; from the third on it is known and nothing does. */
  readonly isScanner: boolean;
}

export function burstFrom(character: string, atMs: number): Burst {
  return { text: character, startMs: atMs, lastMs: atMs, pauses: 0, isScanner: false };
}

/** Null where the character begins a burst of its own. */
export function burstWith(burst: Burst, character: string, atMs: number): Burst | null {
  const pauseMs = atMs - burst.lastMs;
  if (pauseMs > (burst.isScanner ? SILENCE_MS : HAND_MS)) return null;
  // Over the limit by one says that it was too long; more is not kept.
  const text = burst.text.length > LONGEST ? burst.text : burst.text + character;
  const isScanner =
    burst.isScanner || (text.length >= KEYS_TO_KNOW_BY && meanMs(text, burst.startMs, atMs) <= SCANNER_MS);
  const pauses = burst.pauses + (pauseMs > HAND_MS ? 1 : 0);
  return { text, startMs: burst.startMs, lastMs: atMs, pauses, isScanner };
}

/** What was scanned, or null if a person typed. */
export function scanOf(burst: Burst, end: 'suffix' | 'silence'): string | null {
  const shortest = end === 'suffix' ? SHORTEST_WITH_SUFFIX : SHORTEST_WITHOUT;
  if (burst.text.length < shortest || isTooLong(burst)) return null;
  if (burst.pauses > Math.floor(burst.text.length / KEYS_TO_A_PAUSE)) return null;
  return meanMs(burst.text, burst.startMs, burst.lastMs) <= SCANNER_MS ? burst.text : null;
}

export function isTooLong(burst: Burst): boolean {
  return burst.text.length > LONGEST;
}

function meanMs(text: string, startMs: number, lastMs: number): number {
  return (lastMs - startMs) / Math.max(1, text.length - 1);
}
