/**
 * What a property may keep of a pickup beside that it was one: a photo at the release, without a touch, and a signature
 * before the goodbye. Neither ever stands between somebody and the door: what cannot be had is noted, and they go on.
 */
import type { Signature } from '../../shared/domain/signature.ts';
import type { Somebody } from './door.ts';
import { go, type Next } from './flow.ts';

/** What the property asks of who picks up. */
export interface AskedOfVisit {
  readonly photo: boolean;
  readonly signature: boolean;
}

export const NOTHING_ASKED: AskedOfVisit = { photo: false, signature: false };

/** `none`: it was wanted, and could not be had. */
export type VisitPhoto = 'not-wanted' | 'wanted' | 'taking' | 'taken' | 'none';

export interface EvidenceOfVisit {
  readonly photo: VisitPhoto;
  readonly asksToSign: boolean;
}

export type EvidenceEvent =
  | { readonly type: 'visit-photographed'; readonly isKept: boolean }
  | { readonly type: 'signed'; readonly signature: Signature }
  | { readonly type: 'cannot-sign' }
  /** Kept or not: it is in the ledger, which of them. */
  | { readonly type: 'signing-noted' };

export type EvidenceEffect =
  | { readonly do: 'photograph-visit'; readonly by: Somebody }
  /** Null: they cannot. */
  | { readonly do: 'note-signing'; readonly by: Somebody; readonly signature: Signature | null };

export function evidenceOf({ photo, signature }: AskedOfVisit): EvidenceOfVisit {
  return { photo: photo ? 'wanted' : 'not-wanted', asksToSign: signature };
}

type InVisit = { readonly visit: Somebody & EvidenceOfVisit };

/** The door let go: one photo a visit, at the first release. */
export function photographOnce<State extends InVisit>(state: State): Next<State, EvidenceEffect> {
  const { visit } = state;
  if (visit.photo !== 'wanted') return go(state);
  const { session, grant } = visit;
  return go(
    { ...state, visit: { ...visit, photo: 'taking' } },
    { do: 'photograph-visit', by: { session, grant } },
  );
}

export function photographed<State extends InVisit>(state: State, isKept: boolean): State {
  return { ...state, visit: { ...state.visit, photo: isKept ? 'taken' : 'none' } };
}
