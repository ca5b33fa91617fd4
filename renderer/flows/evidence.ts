/**
 * Staff look at the photo and the signature of whoever picked a package up: first why, then what there is. It says nothing
 * of who may, and keeps nothing: whoever goes back and looks again says why again.
 */

import type { EvidenceReason } from '../../shared/domain/evidence-reason.ts';
import type { SessionId } from '../../shared/domain/ids.ts';
import type { Signature } from '../../shared/domain/signature.ts';

export type EvidenceState =
  | { readonly at: 'evidence-why' | 'evidence-asked'; readonly visit: SessionId }
  | {
      readonly at: 'evidence';
      readonly visit: SessionId;
      /** A JPEG, base64. */
      readonly jpeg: string | null;
      readonly signature: Signature | null;
    };

export type EvidenceEvent =
  | { readonly type: 'see-evidence'; readonly visit: SessionId }
  | { readonly type: 'look-because'; readonly why: EvidenceReason }
  | {
      readonly type: 'evidence-shown';
      readonly jpeg: string | null;
      readonly signature: Signature | null;
    }
  | {
      readonly type: 'evidence-not-shown';
      readonly why: 'not-allowed' | 'not-possible' | 'not-recorded';
    };

export interface EvidenceWish {
  readonly do: 'show-evidence';
  readonly visit: SessionId;
  readonly why: EvidenceReason;
}

interface Step {
  readonly state: EvidenceState;
  readonly wish: EvidenceWish | null;
}

export function askWhy(visit: SessionId): EvidenceState {
  return { at: 'evidence-why', visit };
}

export function stepEvidence(state: EvidenceState, event: { readonly type: string }): Step {
  const { visit } = state;
  if (state.at === 'evidence-why' && isOf(event, 'look-because'))
    return {
      state: { at: 'evidence-asked', visit },
      wish: { do: 'show-evidence', visit, why: event.why },
    };
  if (state.at === 'evidence-asked' && isOf(event, 'evidence-shown')) {
    const { jpeg, signature } = event;
    return { state: { at: 'evidence', visit, jpeg, signature }, wish: null };
  }
  return { state, wish: null };
}

function isOf<Type extends EvidenceEvent['type']>(
  event: { readonly type: string },
  type: Type,
): event is Extract<EvidenceEvent, { type: Type }> {
  return event.type === type;
}
