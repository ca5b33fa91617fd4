/** What the page of this benchmark does for whoever measures. */

/** Ours by indexes; a look at every row of the table; the same over rows that are held in memory all the time. */
export type Way = 'indexes' | 'table' | 'memory';

export interface Searching {
  fill(packages: number, seed: number): Promise<void>;
  /** How long it took, and the first that were found. */
  search(way: Way, text: string): Promise<{ readonly ms: number; readonly found: readonly string[] }>;
}

declare global {
  interface Window {
    searching: Searching;
  }
}
