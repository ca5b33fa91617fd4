/** What the page that measures can be asked for from outside. All times are milliseconds. */
import type { TimedDraft } from '../tape.ts';
import type { ContenderName, Day } from './contender.ts';

export interface Asked {
  readonly unit: string;
  readonly roomCode: string;
  readonly tracking: string;
}

export const questionNames = ['waitingFor', 'withCode', 'withTracking', 'board'] as const;
export type QuestionName = (typeof questionNames)[number];

/** Samples of each contender that took part. */
export type Times = Partial<Record<ContenderName, readonly number[]>>;

export interface Measuring {
  /** From nothing to a ledger that was compared with the host's and has answered the first questions. */
  start(): Promise<number | 'taken'>;
  /** Applies lines of the journal to our database, as they are. */
  fill(lines: readonly string[]): Promise<void>;
  /** Gives a baseline that is kept in the same shape what ours has. */
  /** As the kiosk does when nobody is there. */
  sweep(): Promise<void>;
  copy(to: 'raw' | 'dexie'): Promise<void>;
  /** Gives RxDB and PouchDB what ours has; says how long each took. */
  fillPeers(): Promise<Record<'rxdb' | 'pouchdb', number>>;
  /** After `start`. Every append is made by each of `who`, in the same order. */
  append(appends: readonly (readonly TimedDraft[])[], who: readonly ContenderName[]): Promise<Times>;
  /** After `start`. Also makes sure that all answer the same. */
  ask(asked: readonly Asked[], day: Day, who: readonly ContenderName[]): Promise<Record<QuestionName, Times>>;
}

declare global {
  interface Window {
    measuring?: Measuring;
  }
}
