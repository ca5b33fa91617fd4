/**
 * An incident pack, within a manager's visit: of what time or which package, what happened, where to, and how it went. What
 * stands in a pack and how it is signed is the host's.
 *
 *     when → what → where → packing → packed
 *       ↖ back ↙ ↙ ↖── failed
 */
import type { ExportPlace } from '../../shared/bridge/contract.ts';
import type { PackageId } from '../../shared/domain/ids.ts';
import type { DataOf } from '../../shared/events/catalog.ts';
import type { CopyFailure } from './copy.ts';

export type IncidentKind = DataOf<'incident.opened'>['kind'];

export const SPANS = ['last-day', 'last-7-days', 'last-30-days'] as const;
/** Since when; a package is asked for from the moment it came. */
export type IncidentAbout = (typeof SPANS)[number] | { readonly package: PackageId };

export type IncidentFailure = Exclude<CopyFailure, 'no-audit-yet'> | 'too-large' | 'sign-in-again';

export interface PackMade {
  readonly file: string;
  readonly events: number;
  readonly photos: number;
  readonly missingPhotos: number;
  readonly hasVerifier: boolean;
}

interface Chosen {
  readonly about: IncidentAbout;
  readonly kind: IncidentKind;
}

export type IncidentState =
  | { readonly at: 'when' }
  | { readonly at: 'what'; readonly about: IncidentAbout }
  | ({ readonly at: 'where' } & Chosen)
  | ({ readonly at: 'packing'; readonly to: ExportPlace } & Chosen)
  | { readonly at: 'packed'; readonly to: ExportPlace; readonly pack: PackMade }
  | ({ readonly at: 'failed'; readonly why: IncidentFailure } & Chosen);

export type IncidentEvent =
  | { readonly type: 'incident-when'; readonly about: IncidentAbout }
  | { readonly type: 'incident-what'; readonly kind: IncidentKind }
  | { readonly type: 'incident-to'; readonly to: ExportPlace }
  | { readonly type: 'incident-packed'; readonly pack: PackMade }
  | { readonly type: 'incident-failed'; readonly why: IncidentFailure }
  | { readonly type: 'back' };

/** What is asked for when it goes to `packing`. */
export interface PackIncident extends Chosen {
  readonly do: 'pack-incident';
  readonly to: ExportPlace;
}

interface Step {
  /** Null when they are through with it. */
  readonly state: IncidentState | null;
  readonly wish: PackIncident | null;
}

export function startIncident(parcel: PackageId | null): IncidentState {
  return parcel === null ? { at: 'when' } : { at: 'what', about: { package: parcel } };
}

export function stepIncident(state: IncidentState, event: IncidentEvent): Step {
  switch (state.at) {
    case 'when':
      if (event.type === 'back') return to(null);
      return to(event.type === 'incident-when' ? { at: 'what', about: event.about } : state);
    case 'what': {
      const { about } = state;
      if (event.type === 'back') return to(typeof about === 'string' ? { at: 'when' } : null);
      return to(event.type === 'incident-what' ? { at: 'where', about, kind: event.kind } : state);
    }
    case 'where': {
      const { about, kind } = state;
      if (event.type === 'back') return to({ at: 'what', about });
      if (event.type !== 'incident-to') return to(state);
      return {
        state: { at: 'packing', about, kind, to: event.to },
        wish: { do: 'pack-incident', about, kind, to: event.to },
      };
    }
    case 'packing': {
      const { about, kind, to: place } = state;
      if (event.type === 'incident-packed') return to({ at: 'packed', to: place, pack: event.pack });
      return to(event.type === 'incident-failed' ? { at: 'failed', why: event.why, about, kind } : state);
    }
    case 'packed':
      return to(event.type === 'back' ? null : state);
    case 'failed':
      return to(event.type === 'back' ? { at: 'where', about: state.about, kind: state.kind } : state);
  }
}

function to(state: IncidentState | null): Step {
  return { state, wish: null };
}
