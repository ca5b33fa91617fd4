/**
 * Posters, within a manager's visit: in which languages and on which paper, where to, and how it went. How they look and
 * how a PDF comes about is not its business.
 *
 *     what → where → making → made
 *       ↖ back ↙ ↖── failed
 */
import type { ExportPlace } from '../../shared/bridge/contract.ts';
import type { Paper, PosterLanguage, PosterWish } from '../../shared/domain/poster.ts';
import type { CopyFailure } from './copy.ts';

export type PostersFailure = Exclude<CopyFailure, 'no-audit-yet' | 'records-altered'> | 'not-drawn';

export interface PostersMade {
  readonly file: string;
  readonly sheets: number;
}

export type PostersState =
  | { readonly at: 'what'; readonly wish: PosterChoice }
  | { readonly at: 'where'; readonly wish: PosterWish }
  | { readonly at: 'making'; readonly wish: PosterWish; readonly to: ExportPlace }
  | { readonly at: 'made'; readonly to: ExportPlace; readonly posters: PostersMade }
  | { readonly at: 'failed'; readonly wish: PosterWish; readonly why: PostersFailure };

/** As a wish, but that for a moment no language may be chosen. */
export interface PosterChoice {
  readonly languages: readonly PosterLanguage[];
  readonly paper: Paper;
}

export type PostersEvent =
  | { readonly type: 'poster-language'; readonly language: PosterLanguage }
  | { readonly type: 'poster-paper'; readonly paper: Paper }
  | { readonly type: 'posters-chosen' }
  | { readonly type: 'posters-to'; readonly to: ExportPlace }
  | { readonly type: 'posters-made'; readonly posters: PostersMade }
  | { readonly type: 'posters-failed'; readonly why: PostersFailure }
  | { readonly type: 'back' };

export interface MakePosters {
  readonly do: 'make-posters';
  readonly wish: PosterWish;
  readonly to: ExportPlace;
}

interface Step {
  /** Null when they are through with it. */
  readonly state: PostersState | null;
  readonly wish: MakePosters | null;
}

export function startPosters(usual: PosterChoice): PostersState {
  return { at: 'what', wish: usual };
}

export function stepPosters(state: PostersState, event: PostersEvent): Step {
  switch (state.at) {
    case 'what':
      return choosing(state, event);
    case 'where':
      if (event.type === 'back') return to({ at: 'what', wish: state.wish });
      if (event.type !== 'posters-to') return to(state);
      return {
        state: { at: 'making', wish: state.wish, to: event.to },
        wish: { do: 'make-posters', wish: state.wish, to: event.to },
      };
    case 'making':
      if (event.type === 'posters-made') return to({ at: 'made', to: state.to, posters: event.posters });
      return to(event.type === 'posters-failed' ? { at: 'failed', wish: state.wish, why: event.why } : state);
    case 'made':
      return to(event.type === 'back' ? null : state);
    case 'failed':
      return to(event.type === 'back' ? { at: 'where', wish: state.wish } : state);
  }
}

function choosing(state: PostersState & { at: 'what' }, event: PostersEvent): Step {
  const { languages, paper } = state.wish;
  switch (event.type) {
    case 'poster-language': {
      const { language } = event;
      const chosen = languages.includes(language)
        ? languages.filter((one) => one !== language)
        : [...languages, language];
      return to({ at: 'what', wish: { languages: chosen, paper } });
    }
    case 'poster-paper':
      return to({ at: 'what', wish: { languages, paper: event.paper } });
    case 'posters-chosen':
      return to(languages.length === 0 ? state : { at: 'where', wish: { languages: [...languages], paper } });
    case 'back':
      return to(null);
    default:
      return to(state);
  }
}

function to(state: PostersState | null): Step {
  return { state, wish: null };
}
