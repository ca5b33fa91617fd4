/**
 * Carriers' codes and badges, within a visit of staff: which there are, the next code of one carrier, a badge that is
 * enrolled. A code is in this state while it is shown and nowhere else; going on forgets it.
 *
 *     reading → list → carrier → why → asking → shown → (reading)
 *                                 └→ badge ─┘ └→ (reading, with a note)
 */
import type { CarrierCodes, OutputOf } from '../../shared/bridge/contract.ts';
import type { DataOf } from '../../shared/events/catalog.ts';
import { mayBeBadge } from '../../shared/tracking/proof.ts';
import { recognise } from '../../shared/tracking/recognise.ts';
import type { Scanned } from './flow.ts';

export type CredentialOrder = Pick<DataOf<'courier-credential.ordered'>, 'order' | 'carrier' | 'why'>;
export type HandedOver = Extract<OutputOf<'courier-code.hand-over'>, { ok: true }>['value'];

/** What became of the latest order, said above the list. */
export type CodesNote = 'badge-enrolled' | 'badges-ended' | 'taken' | 'sign-in-again' | 'not-recorded';

export type CarrierCodesState =
  | { readonly at: 'reading'; readonly note: CodesNote | null }
  | { readonly at: 'list'; readonly carriers: readonly CarrierCodes[]; readonly note: CodesNote | null }
  | { readonly at: 'carrier'; readonly of: CarrierCodes }
  | { readonly at: 'why'; readonly of: CarrierCodes; readonly order: CredentialOrder['order'] }
  | { readonly at: 'badge'; readonly order: CredentialOrder; readonly isUnfit: boolean }
  | { readonly at: 'asking'; readonly order: CredentialOrder }
  | { readonly at: 'shown'; readonly carrier: string; readonly code: HandedOver };

export type CarrierCodesEvent =
  | { readonly type: 'codes-read'; readonly carriers: readonly CarrierCodes[] }
  | { readonly type: 'carrier-opened'; readonly of: CarrierCodes }
  | { readonly type: 'order-chosen'; readonly order: CredentialOrder['order'] }
  | { readonly type: 'order-because'; readonly why: CredentialOrder['why'] }
  | { readonly type: 'scanned'; readonly scanned: Scanned }
  | { readonly type: 'code-shown'; readonly code: HandedOver }
  | { readonly type: 'order-done'; readonly note: CodesNote }
  | { readonly type: 'back' };

export type CarrierCodesWish =
  | { readonly do: 'read-carrier-codes' }
  | { readonly do: 'order-credential'; readonly order: CredentialOrder; readonly badge: string | null };

interface Step {
  /** Null when staff are through with it. */
  readonly state: CarrierCodesState | null;
  readonly wish: CarrierCodesWish | null;
}

/** Why staff may say each order was given. */
export const WHYS = {
  'next-code': ['due', 'forgotten', 'known-to-others'],
  'enrol-badge': ['new-courier', 'lost'],
  'end-badges': ['lost', 'known-to-others'],
} as const satisfies Record<CredentialOrder['order'], readonly CredentialOrder['why'][]>;

export const startCarrierCodes = read(null);

export function stepCarrierCodes(state: CarrierCodesState, event: CarrierCodesEvent): Step {
  const stay: Step = { state, wish: null };
  switch (state.at) {
    case 'reading':
      if (event.type === 'back') return { state: null, wish: null };
      if (event.type !== 'codes-read') return stay;
      return to({ at: 'list', carriers: event.carriers, note: state.note });
    case 'list':
      if (event.type === 'back') return { state: null, wish: null };
      return event.type === 'carrier-opened' ? to({ at: 'carrier', of: event.of }) : stay;
    case 'carrier':
      if (event.type === 'back') return read(null);
      return event.type === 'order-chosen' ? to({ at: 'why', of: state.of, order: event.order }) : stay;
    case 'why':
      if (event.type === 'back') return to({ at: 'carrier', of: state.of });
      if (event.type !== 'order-because') return stay;
      return because({ order: state.order, carrier: state.of.carrier, why: event.why });
    case 'badge':
      if (event.type === 'back') return read(null);
      if (event.type !== 'scanned') return stay;
      return badge(state.order, event.scanned);
    case 'asking':
      if (event.type === 'code-shown')
        return to({ at: 'shown', carrier: state.order.carrier, code: event.code });
      return event.type === 'order-done' ? read(event.note) : stay;
    case 'shown':
      return event.type === 'back' ? read(null) : stay;
  }
}

function to(state: CarrierCodesState): Step {
  return { state, wish: null };
}

function read(note: CodesNote | null) {
  return { state: { at: 'reading', note }, wish: { do: 'read-carrier-codes' } } as const;
}

function because(order: CredentialOrder): Step {
  if (order.order === 'enrol-badge') return to({ at: 'badge', order, isUnfit: false });
  return ask(order, null);
}

/** A label would do as a badge until its parcel is gone: only what is surely none is taken. */
function badge(order: CredentialOrder, { text, aim }: Scanned): Step {
  const isFit = mayBeBadge(text, recognise({ text, aim }));
  return isFit ? ask(order, text) : to({ at: 'badge', order, isUnfit: true });
}

function ask(order: CredentialOrder, text: string | null): Step {
  return { state: { at: 'asking', order }, wish: { do: 'order-credential', order, badge: text } };
}
