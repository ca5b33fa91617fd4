/**
 * A list of residents from a stick, within a manager's visit: which stick, which file, what it would change, and yes to
 * exactly that. Reading and comparing is the host's.
 *
 *     stick → looking → which → reading → shown → (whole) → (gone) → importing → in-force
 *       ↖────────── back, or failed, whichever it was ──────────────────┘
 */
import type { ListFile, ListPreview } from '../../shared/bridge/residents-list.ts';
import type { DriveId } from '../../shared/domain/ids.ts';
import type { DataOf } from '../../shared/events/catalog.ts';

export type ListOrder = Pick<DataOf<'directory.import-ordered'>, 'list' | 'gone' | 'isWhole'>;

export type ListFailure =
  | 'stick-gone'
  | 'empty'
  | 'too-large'
  | 'no-text'
  | 'changed-meanwhile'
  | 'sign-in-again'
  | 'kiosk-full'
  | 'not-done';

export type ResidentsListState =
  | { readonly at: 'stick' }
  | { readonly at: 'looking' | 'reading'; readonly drive: DriveId }
  | { readonly at: 'which'; readonly drive: DriveId; readonly files: readonly ListFile[] }
  | { readonly at: 'shown'; readonly drive: DriveId; readonly preview: ListPreview }
  | { readonly at: 'whole'; readonly preview: ListPreview }
  | { readonly at: 'gone'; readonly preview: ListPreview }
  | { readonly at: 'importing'; readonly preview: ListPreview }
  | { readonly at: 'in-force'; readonly preview: ListPreview }
  | { readonly at: 'failed'; readonly why: ListFailure };

export type ResidentsListEvent =
  | { readonly type: 'list-stick'; readonly drive: DriveId }
  | { readonly type: 'list-files'; readonly files: readonly ListFile[] }
  | { readonly type: 'list-file'; readonly file: string }
  | { readonly type: 'list-read'; readonly preview: ListPreview }
  | { readonly type: 'list-wanted' }
  | { readonly type: 'list-is-whole' }
  | { readonly type: 'list-gone'; readonly gone: ListOrder['gone'] }
  | { readonly type: 'list-in-force' }
  | { readonly type: 'list-failed'; readonly why: ListFailure }
  | { readonly type: 'back' };

export type ResidentsListWish =
  | { readonly do: 'find-lists'; readonly drive: DriveId }
  | { readonly do: 'read-list'; readonly drive: DriveId; readonly file: string }
  | { readonly do: 'order-import'; readonly order: ListOrder };

interface Step {
  /** Null when they are through with it. */
  readonly state: ResidentsListState | null;
  readonly wish: ResidentsListWish | null;
}

export const startResidentsList: ResidentsListState = { at: 'stick' };

export function stepResidentsList(state: ResidentsListState, event: ResidentsListEvent): Step {
  switch (state.at) {
    case 'stick':
      if (event.type === 'back') return { state: null, wish: null };
      return event.type === 'list-stick' ? look(event.drive) : stay(state);
    case 'looking':
      if (event.type === 'list-failed') return failed(event.why);
      if (event.type !== 'list-files') return stay(state);
      return stay({ at: 'which', drive: state.drive, files: event.files });
    case 'which':
      if (event.type === 'back') return stay(startResidentsList);
      if (event.type !== 'list-file') return stay(state);
      return {
        state: { at: 'reading', drive: state.drive },
        wish: { do: 'read-list', drive: state.drive, file: event.file },
      };
    case 'reading':
      if (event.type === 'list-failed') return failed(event.why);
      if (event.type !== 'list-read') return stay(state);
      return stay({ at: 'shown', drive: state.drive, preview: event.preview });
    case 'shown':
      if (event.type === 'back') return look(state.drive);
      return event.type === 'list-wanted' && mayBeTaken(state.preview) ? want(state.preview) : stay(state);
    case 'whole':
      if (event.type === 'back') return stay(startResidentsList);
      return event.type === 'list-is-whole' ? stay({ at: 'gone', preview: state.preview }) : stay(state);
    case 'gone':
      if (event.type === 'back') return stay(startResidentsList);
      return event.type === 'list-gone' ? order(state.preview, event.gone) : stay(state);
    case 'importing':
      if (event.type === 'list-failed') return failed(event.why);
      return event.type === 'list-in-force' ? stay({ at: 'in-force', preview: state.preview }) : stay(state);
    case 'in-force':
      return stay(state);
    case 'failed':
      return event.type === 'back' ? stay(startResidentsList) : stay(state);
  }
}

/** A list with one problem in it is taken in not at all, and one that changes nothing need not be. */
export function mayBeTaken({ problemCount, added, changed, gone, newUnits }: ListPreview): boolean {
  return problemCount === 0 && added + changed + gone + newUnits > 0;
}

function want(preview: ListPreview): Step {
  if (preview.isManyGone) return stay({ at: 'whole', preview });
  return preview.gone > 0 ? stay({ at: 'gone', preview }) : order(preview, 'forward');
}

function order(preview: ListPreview, gone: ListOrder['gone']): Step {
  const { list, isManyGone: isWhole } = preview;
  return {
    state: { at: 'importing', preview },
    wish: { do: 'order-import', order: { list, gone, isWhole } },
  };
}

function look(drive: DriveId): Step {
  return { state: { at: 'looking', drive }, wish: { do: 'find-lists', drive } };
}

function failed(why: ListFailure): Step {
  return stay({ at: 'failed', why });
}

function stay(state: ResidentsListState): Step {
  return { state, wish: null };
}
