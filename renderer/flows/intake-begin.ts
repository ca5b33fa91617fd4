/**
 * How a courier begins: by code, by badge, or, where the property allows it, with a carrier's label for a unit of the
 * house. Once they are let in, `intake.ts` goes on. A scan at the code is a badge or the first parcel, whichever it
 * turns out to be.
 *
 *     code ⇄ checking-code → (let in)
 *      ⇅
 *     parcel-first → parcel-unit → beginning → (let in, the first parcel recorded)
 */
import { type Directory, unitNamed } from '../../shared/domain/directory.ts';
import { isChecked, mayBeBadge } from '../../shared/tracking/proof.ts';
import { recognise } from '../../shared/tracking/recognise.ts';
import { go, type Next, type Scanned } from './flow.ts';
import type { AtCode, BeginState, HeldParcel, ParcelFirst, ParcelUnit } from './intake-begin-state.ts';
import { surerOf } from './intake-label.ts';
import type { IntakeEffect, IntakeEvent, Parcel } from './intake-state.ts';

type Step = Next<BeginState, IntakeEffect>;

/** The states before anybody is let in. Being let in is for the caller: the visit begins there. */
export function stepBegin(directory: Directory, state: BeginState, event: IntakeEvent): Step {
  switch (state.at) {
    case 'code':
      return atCode(directory, state, event);
    case 'checking-code':
      if (event.type === 'not-taking') return go({ at: 'not-taking' });
      if (event.type === 'code-refused')
        return go({ at: 'code', refused: event.refused, first: state.first });
      return go(state);
    case 'parcel-first':
      return event.type === 'back' ? go(code) : go(state);
    case 'parcel-unit':
      return atUnit(directory, state, event);
    case 'beginning':
      if (event.type === 'not-taking') return go({ at: 'not-taking' });
      if (event.type === 'not-begun') return go({ at: 'parcel-first', problem: event.problem });
      return go(state);
    case 'not-taking':
      return go(state);
  }
}

/** A scan before anybody is let in. */
export function scanAtBegin(state: BeginState, scanned: Scanned): Step {
  switch (state.at) {
    case 'code':
      if (mayBeBadge(scanned.text, recognise(scanned))) return go(state, { do: 'verify-badge', scanned });
      return go(kept(state, scanned));
    // Hands are quicker than the check of a code: the label waits for it.
    case 'checking-code':
      return go(kept(state, scanned));
    case 'parcel-first':
    case 'parcel-unit':
      return go(held(state, scanned));
    default:
      return go(state);
  }
}

/** What is no badge is a label: kept for whoever still types, and no more than a scan for whoever is let in. */
export function keepLabel(state: AtCode, scanned: Scanned): Step {
  return go(kept(state, scanned));
}

export function parcelIn({ scanned, tracking, carrier }: HeldParcel): Parcel {
  return { tracking, carrier, readBy: scanned.by };
}

export function allowsCodeless({ property }: Directory): boolean {
  return property.intake?.codeless === 'known-unit';
}

const code: AtCode = { at: 'code', refused: null, first: null };

function atCode(directory: Directory, state: AtCode, event: IntakeEvent): Step {
  switch (event.type) {
    case 'code-entered':
      return go({ at: 'checking-code', first: state.first }, { do: 'verify-courier', code: event.code });
    // Of a badge that is one no more, or that came during a wait.
    case 'code-refused':
      return go({ ...state, refused: event.refused });
    case 'without-code': {
      if (!allowsCodeless(directory)) return go(state);
      const first: ParcelFirst = { at: 'parcel-first', problem: null };
      return go(state.first === null ? first : held(first, state.first));
    }
    default:
      return go(state);
  }
}

/** The sign of a place is no label, and takes the place of none. */
function kept<S extends { readonly first: Scanned | null }>(state: S, scanned: Scanned): S {
  if (recognise(scanned).kind === 'zone') return state;
  return { ...state, first: surerOf(state.first, scanned) };
}

/** Another barcode of a label, or of another parcel: the latest that proves something is the one in hand. */
function held(state: ParcelFirst | ParcelUnit, scanned: Scanned): ParcelFirst | ParcelUnit {
  const what = recognise(scanned);
  if (isChecked(what)) {
    const { number, carrier } = what.best;
    return { at: 'parcel-unit', held: { scanned, tracking: number, carrier }, unknown: null };
  }
  return state.at === 'parcel-unit' ? state : { at: 'parcel-first', problem: { code: 'no-proof' } };
}

function atUnit(directory: Directory, state: ParcelUnit, event: IntakeEvent): Step {
  switch (event.type) {
    case 'back':
      return go({ at: 'parcel-first', problem: null });
    case 'unit-entered': {
      const unit = unitNamed(directory, event.name);
      if (unit === null) return go({ ...state, unknown: event.name });
      return begin(state.held, unit);
    }
    default:
      return go(state);
  }
}

function begin(parcel: HeldParcel, unit: Directory['units'][number]): Step {
  return go({ at: 'beginning', held: parcel, unit }, { do: 'begin-by-label', held: parcel, unit });
}
