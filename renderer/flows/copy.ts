/**
 * A copy of the records, within a visit of staff: what of them, where to, and how it went. What a range is in the
 * ledger and how a stick is written is the host's business.
 *
 *     what → where → copying → taken
 *       ↖ back ↙ ↖── failed
 */
import type { ExportPlace, ExportRange } from '../../shared/bridge/contract.ts';

export type CopyFailure =
  | 'no-audit-yet'
  | 'stick-gone'
  | 'stick-full'
  | 'stick-read-only'
  | 'kiosk-full'
  | 'records-altered'
  | 'not-copied';

export type CopyState =
  | { readonly at: 'what' }
  | { readonly at: 'where'; readonly range: ExportRange }
  | { readonly at: 'copying'; readonly range: ExportRange; readonly to: ExportPlace }
  | { readonly at: 'taken'; readonly to: ExportPlace; readonly copy: Copy }
  | { readonly at: 'failed'; readonly range: ExportRange; readonly why: CopyFailure };

export interface Copy {
  readonly file: string;
  readonly events: number;
  readonly hasVerifier: boolean;
}

export type CopyEvent =
  | { readonly type: 'copy-range'; readonly range: ExportRange }
  | { readonly type: 'copy-to'; readonly to: ExportPlace }
  | { readonly type: 'copy-taken'; readonly copy: Copy }
  | { readonly type: 'copy-failed'; readonly why: CopyFailure }
  | { readonly type: 'back' };

export const startCopy: CopyState = { at: 'what' };

/** Null when staff are through with it. */
export function stepCopy(state: CopyState, event: CopyEvent): CopyState | null {
  switch (state.at) {
    case 'what':
      if (event.type === 'copy-range') return { at: 'where', range: event.range };
      return event.type === 'back' ? null : state;
    case 'where':
      if (event.type === 'copy-to') return { at: 'copying', range: state.range, to: event.to };
      return event.type === 'back' ? startCopy : state;
    case 'copying':
      if (event.type === 'copy-taken') return { at: 'taken', to: state.to, copy: event.copy };
      return event.type === 'copy-failed' ? { at: 'failed', range: state.range, why: event.why } : state;
    case 'taken':
      return event.type === 'back' ? null : state;
    case 'failed':
      if (event.type !== 'back') return state;
      return state.why === 'no-audit-yet' ? startCopy : { at: 'where', range: state.range };
  }
}
