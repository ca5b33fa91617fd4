/**
 * One package in the hands of staff, within their visit: found by a search or a scan, its whole life on one screen, and
 * what they do about it. Each action asks for what it needs, then why; it knows neither the ledger nor who may do what.
 *
 *     search ⇄ life → (zone | unit → person | until | asking-notice → not-told | identity) → why → doing → life
 */
import type { IdentityCheck } from '../../shared/domain/identity-check.ts';
import type { PackageId, UnitId, ZoneId } from '../../shared/domain/ids.ts';
import type { Recipient } from '../../shared/domain/package.ts';
import type { PackageAction, PackageReason } from '../../shared/domain/package-action.ts';
import { recognise } from '../../shared/tracking/recognise.ts';
import {
  askWhy,
  type EvidenceEvent,
  type EvidenceState,
  type EvidenceWish,
  stepEvidence,
} from './evidence.ts';
import type { Scanned } from './flow.ts';
import { because, type PackageOrder, type Wanted } from './package-order.ts';

export type NotDone = 'not-allowed' | 'not-possible' | 'not-told' | 'not-recorded';

export type LifeNote =
  | { readonly code: 'done'; readonly action: PackageAction }
  | { readonly code: NotDone | 'unknown-unit' };

interface Open {
  readonly package: PackageId;
  /** What was searched for, to go back to; null where staff came from the board. */
  readonly from: string | null;
}

export type PackagesState =
  | { readonly at: 'search'; readonly text: string; readonly note: 'unreadable' | 'not-here' | null }
  | (Open & { readonly at: 'life'; readonly note: LifeNote | null })
  | (Open & { readonly at: 'zone' | 'unit' | 'until' | 'asking-notice' | 'not-told' | 'identity' })
  | (Open & { readonly at: 'person'; readonly unit: UnitId })
  | (Open & { readonly at: 'why'; readonly wanted: Wanted })
  | (Open & { readonly at: 'doing'; readonly order: PackageOrder })
  | (Open & EvidenceState);

type At<Name extends PackagesState['at']> = Extract<PackagesState, { at: Name }>;

export type PackagesEvent =
  | { readonly type: 'search-typed'; readonly text: string }
  | { readonly type: 'package-opened'; readonly package: PackageId }
  | { readonly type: 'scanned'; readonly scanned: Scanned }
  /** What was scanned is of this package, or of none that was ever here. */
  | { readonly type: 'scan-looked-up'; readonly package: PackageId | null; readonly text: string }
  | { readonly type: 'package-action'; readonly action: PackageAction }
  | { readonly type: 'move-to'; readonly zone: ZoneId }
  | { readonly type: 'unit-chosen'; readonly unit: UnitId | null }
  | { readonly type: 'reassign-to'; readonly recipient: Recipient }
  | { readonly type: 'hold-until'; readonly until: string }
  | { readonly type: 'notice-looked-up'; readonly wasSent: boolean }
  | { readonly type: 'told-otherwise' }
  | { readonly type: 'identity-checked'; readonly identity: IdentityCheck }
  | { readonly type: 'act-because'; readonly why: PackageReason }
  | { readonly type: 'acted' }
  | { readonly type: 'not-acted'; readonly why: NotDone }
  | EvidenceEvent
  | { readonly type: 'back' };

export type PackagesWish =
  | { readonly do: 'look-up-scan'; readonly text: string }
  | { readonly do: 'look-up-notice'; readonly package: PackageId }
  | { readonly do: 'act-on-package'; readonly package: PackageId; readonly order: PackageOrder }
  | EvidenceWish;

interface Step {
  /** Null when staff are through with it. */
  readonly state: PackagesState | null;
  readonly wish: PackagesWish | null;
}

export const startSearch = {
  state: { at: 'search', text: '', note: null },
  wish: null,
} as const satisfies Step;

/** From the board: a task, a scan. */
export function openPackage(id: PackageId): Step {
  return to({ at: 'life', package: id, from: null, note: null });
}

export function stepPackages(state: PackagesState, event: PackagesEvent): Step {
  const stay = to(state);
  switch (state.at) {
    case 'search':
      return searching(state, event);
    case 'life':
      return living(state, event);
    case 'zone':
      if (event.type === 'back') return life(state);
      if (event.type === 'move-to') return why(state, { action: 'move', zone: event.zone });
      return event.type === 'scanned' ? zoneScanned(state, event.scanned) : stay;
    case 'unit':
      if (event.type === 'back') return life(state);
      if (event.type !== 'unit-chosen') return stay;
      if (event.unit === null) return life(state, { code: 'unknown-unit' });
      return to({ ...open(state), at: 'person', unit: event.unit });
    case 'person':
      if (event.type === 'back') return to({ ...open(state), at: 'unit' });
      if (event.type !== 'reassign-to') return stay;
      return why(state, { action: 'reassign', recipient: event.recipient });
    case 'until':
      if (event.type === 'back') return life(state);
      return event.type === 'hold-until' ? why(state, { action: 'hold', until: event.until }) : stay;
    case 'asking-notice':
      if (event.type === 'back') return life(state);
      if (event.type !== 'notice-looked-up') return stay;
      if (!event.wasSent) return to({ ...open(state), at: 'not-told' });
      return why(state, { action: 'return', told: 'notice-sent' });
    case 'not-told':
      if (event.type === 'back') return life(state);
      if (event.type !== 'told-otherwise') return stay;
      return why(state, { action: 'return', told: 'notified-otherwise' });
    case 'identity':
      if (event.type === 'back') return life(state);
      if (event.type !== 'identity-checked') return stay;
      return why(state, { action: 'release', identity: event.identity });
    case 'why':
      return event.type === 'act-because'
        ? ordered(state, event.why)
        : event.type === 'back'
          ? life(state)
          : stay;
    case 'evidence-why':
    case 'evidence-asked':
    case 'evidence':
      return lookingAt(state, event);
    case 'doing':
      if (event.type === 'acted') return life(state, { code: 'done', action: state.order.action });
      return event.type === 'not-acted' ? life(state, { code: event.why }) : stay;
  }
}

function lookingAt(state: PackagesState & Open & EvidenceState, event: PackagesEvent): Step {
  if (event.type === 'back' && state.at !== 'evidence-asked') return life(state);
  if (event.type === 'evidence-not-shown') return life(state, { code: event.why });
  const { state: next, wish } = stepEvidence(state, event);
  return { state: { ...open(state), ...next }, wish };
}

function searching(state: At<'search'>, event: PackagesEvent): Step {
  switch (event.type) {
    case 'back':
      return { state: null, wish: null };
    case 'search-typed':
      return to({ at: 'search', text: event.text, note: null });
    case 'package-opened':
      return to({ at: 'life', package: event.package, from: state.text, note: null });
    case 'scanned':
      return looking(state, event.scanned);
    case 'scan-looked-up':
      if (event.package === null) return to({ at: 'search', text: event.text, note: 'not-here' });
      // Who only scanned has nothing to go back to.
      return to({ at: 'life', package: event.package, from: state.text || null, note: null });
    default:
      return to(state);
  }
}

function living(state: At<'life'>, event: PackagesEvent): Step {
  switch (event.type) {
    case 'back':
      return state.from === null
        ? { state: null, wish: null }
        : to({ at: 'search', text: state.from, note: null });
    case 'see-evidence':
      return to({ ...open(state), ...askWhy(event.visit) });
    case 'package-action':
      return beginning(open(state), event.action);
    case 'scanned':
      return looking(state, event.scanned);
    case 'scan-looked-up':
      if (event.package === null) return to({ at: 'search', text: event.text, note: 'not-here' });
      return to({ ...state, package: event.package, note: null });
    default:
      return to(state);
  }
}

/** What is scanned is looked up; what cannot be read changes nothing but what is said. */
function looking(state: At<'search'> | At<'life'>, scanned: Scanned): Step {
  const read = recognise(scanned);
  const text = wordOf(read);
  if (text !== null) return { state, wish: { do: 'look-up-scan', text } };
  return state.at === 'search' ? to({ ...state, note: 'unreadable' }) : to(state);
}

function wordOf(read: ReturnType<typeof recognise>): string | null {
  if (read.kind === 'room-code') return read.roomCode;
  if (read.kind === 'tracking') return read.best.number;
  return read.kind === 'opaque' ? read.number : null;
}

function zoneScanned(state: PackagesState & Open, scanned: Scanned): Step {
  const read = recognise(scanned);
  return read.kind === 'zone' ? why(state, { action: 'move', zone: read.zone }) : to(state);
}

function beginning(one: Open, action: PackageAction): Step {
  switch (action) {
    case 'move':
      return to({ ...one, at: 'zone' });
    case 'reassign':
      return to({ ...one, at: 'unit' });
    case 'hold':
      return to({ ...one, at: 'until' });
    case 'release':
      return to({ ...one, at: 'identity' });
    case 'return':
      return {
        state: { ...one, at: 'asking-notice' },
        wish: { do: 'look-up-notice', package: one.package },
      };
    default:
      return why(one, { action });
  }
}

function ordered(state: At<'why'>, reason: PackageReason): Step {
  const order = because(state.wanted, reason);
  if (order === null) return to(state);
  const one = open(state);
  return {
    state: { ...one, at: 'doing', order },
    wish: { do: 'act-on-package', package: one.package, order },
  };
}

function open({ package: id, from }: Open): Open {
  return { package: id, from };
}

function life(state: Open, note: LifeNote | null = null): Step {
  return to({ ...open(state), at: 'life', note });
}

function why(state: Open, wanted: Wanted): Step {
  return to({ ...open(state), at: 'why', wanted });
}

function to(state: PackagesState): Step {
  return { state, wish: null };
}
