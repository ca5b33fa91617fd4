/** What the rehearsal asks of its page, and what the page answers when it has come to rest. */
import type { KioskEvent, KioskState } from '../../../renderer/flows/kiosk.ts';
import type { StartProblem } from '../../../renderer/startup.ts';
import type { LabelRow, PackageRow, TaskRow } from '../../../shared/projections/tables.ts';
import type { Time } from './moved-clock.ts';

export type PageOrder =
  /** Begins what a page does first. It is over when an answer says so. */
  | { readonly do: 'start' }
  /** Nothing: only to see how far it has come. */
  | { readonly do: 'look' }
  /** Messages of the bridge have come: each is heard when the page is at rest after the one before. */
  | { readonly do: 'hear'; readonly texts: readonly string[] }
  /** Somebody does something at the screen. */
  | { readonly do: 'touch'; readonly event: KioskEvent }
  /** Runs the timer that is due. */
  | { readonly do: 'fire' }
  /** What stands on the staff's board. */
  | { readonly do: 'read-board' }
  | { readonly do: 'set-camera'; readonly works: boolean };

export type PageCall = PageOrder & { readonly time: Time };

export interface PageAnswer {
  /** Messages for the host, in order. */
  readonly said: readonly string[];
  /** When its next timer is due. */
  readonly next: number | null;
  readonly started: 'not-yet' | 'running' | StartProblem;
  /** Only when it is another than in the answer before. */
  readonly state: KioskState | null;
  readonly board: Board | null;
  /** What broke in the page and was nobody's to catch. */
  readonly defects: readonly string[];
}

export interface Board {
  readonly inRoom: readonly PackageRow[];
  readonly tasks: readonly TaskRow[];
  readonly uncertain: readonly LabelRow[];
}

/** How a life of the page begins; it stands in its address. */
export interface PageLife {
  readonly seed: string;
  readonly time: Time;
  readonly hasCamera: boolean;
}

export interface RehearsedPage {
  rows(): Promise<Record<string, unknown[]>>;
}

declare global {
  interface Window {
    rehearsed?: RehearsedPage;
  }
}
