/**
 * What the tortured page says to the outside the moment it happens, and what it answers when it is asked. Nothing
 * that is known to one side only: the outside believes what was said to it and compares the rest with the disk.
 */

import type { AppendError } from '../../../renderer/ledger/ledger.ts';
import type { StartProblem } from '../../../renderer/startup.ts';
import type { Envelope } from '../../../shared/events/envelope.ts';
import type { PublicKey, Seal } from '../../../shared/ledger/seal.ts';

/** Where in an append the page can be stopped. */
export const pageSteps = ['writing', 'before-journal', 'before-acknowledged'] as const;
export type PageStep = (typeof pageSteps)[number];

export interface Acknowledged {
  readonly seq: number;
  readonly id: string;
  readonly hash: string;
}

export type Said =
  | { readonly say: 'started'; readonly life: string; readonly publicKey: PublicKey }
  | { readonly say: 'not-started'; readonly life: string; readonly problem: StartProblem }
  | { readonly say: 'acknowledged'; readonly events: readonly Acknowledged[] }
  | { readonly say: 'refused'; readonly life: string; readonly why: AppendError }
  /** The page has come to the step it was to be stopped at, and goes no further by itself. */
  | { readonly say: 'at'; readonly step: PageStep }
  | { readonly say: 'reported'; readonly life: string; readonly what: string };

/** A page has one life, from when it is opened; its number is in the address, after the `#`. */
export interface TorturedPage {
  /** Appends as fast as it can, until it is killed or an append is not acknowledged. */
  drive(seed: number): void;
  /** What the host saw, up to the `due`-th entry at least, and one more append: then both copies have everything. */
  settle(due: number): Promise<'settled' | AppendError>;
  stopAt(step: PageStep): void;
  events(after: number, limit: number): Promise<readonly Envelope[]>;
  seal(): Promise<Seal | null>;
  /** All rows of all tables, each table in the order of its keys. */
  rows(): Promise<Readonly<Record<string, readonly unknown[]>>>;
}

declare global {
  interface Window {
    /** Put there from outside. */
    say?: (said: Said) => Promise<void>;
    tortured?: TorturedPage;
  }
}
