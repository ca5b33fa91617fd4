/**
 * Courier intake: code, then parcel after parcel, then a count and goodbye. Nothing here waits for a printer, a photo
 * or a network, and no parcel is refused. What is asked of the outside is in `IntakeEffect`, as data.
 *
 *     (begin) → ready → looking-up → unit → person → receiving → placing → … → summary → closing → goodbye
 *              ▲                │   │ ▲      ▲       ▲          │  │ next scan
 *              │                │   name ────┘ found │          │  │
 *              │                └── one of many ─────┘          │  │
 *              ├────────────────────────────────── undo ◄───────┘  │
 *              └───────────────────────────────────────────────────┘
 */
import type { Grant } from '../../shared/bridge/contract.ts';
import type { Directory } from '../../shared/domain/directory.ts';
import type { SessionId } from '../../shared/domain/ids.ts';
import { isDoorEvent, releaseFor, stepDoor } from './door.ts';
import { go, type Next, type Scanned } from './flow.ts';
import { keepLabel, parcelIn, stepBegin } from './intake-begin.ts';
import { allPlaced, changed, labelMoved, placedIn, recorded, relabelled, stored } from './intake-places.ts';
import { chooseName, choosePerson, chooseUnit, lookedUp, proposed } from './intake-recipient.ts';
import { nextHeld, readLabel, scan } from './intake-scan.ts';
import type {
  CourierVisit,
  IntakeEffect,
  IntakeEvent,
  IntakeState,
  Placing,
  Ready,
  Receiving,
  Rescue,
  Summary,
} from './intake-state.ts';
import { askUndo, stepUndo, stepUndoing } from './intake-undo.ts';

type Step = Next<IntakeState, IntakeEffect>;

/** `first` is the label that was scanned on the home screen, if that is how it began. */
export function startIntake(first: Scanned | null): IntakeState {
  return { at: 'code', refused: null, first };
}

/** A visit that the kiosk's restart cut off goes on where it was. */
export function resumeIntake(visit: CourierVisit): IntakeState {
  return { at: 'ready', visit, problem: { code: 'went-on' } };
}

export function stepIntake(directory: Directory, state: IntakeState, event: IntakeEvent): Step {
  if (event.type === 'scanned') return scan(directory, state, event.scanned);
  if (event.type === 'not-a-badge')
    return state.at === 'code' ? keepLabel(state, event.scanned) : scan(directory, state, event.scanned);
  if (event.type === 'label-changed') return go(labelMoved(state, event.job, event.state));
  if (event.type === 'stored') return go(stored(state, event));
  if (event.type === 'relabelled') return go(relabelled(state, event));
  if (event.type === 'label-text-read') return go(proposed(state, event));
  if (isDoorEvent(event)) return stepDoor(state, event);

  switch (state.at) {
    case 'code':
    case 'checking-code':
      if (event.type === 'code-granted') return begin(directory, event.grant, event.session, state.first);
      return stepBegin(directory, state, event);
    case 'parcel-first':
    case 'parcel-unit':
    case 'not-taking':
      return stepBegin(directory, state, event);
    case 'beginning':
      return event.type === 'begun' ? begunByLabel(state, event) : stepBegin(directory, state, event);
    case 'looking-up':
      return lookedUp(state, event);
    case 'unit':
      return chooseUnit(directory, state, event);
    case 'person':
      return choosePerson(state, event);
    case 'name':
      return chooseName(directory, state, event);
    case 'receiving':
      return received(directory, state, event);
    case 'ready':
    case 'placing':
      return betweenParcels(directory, state, event);
    case 'undo':
      return stepUndo(state, event);
    case 'undoing':
      return stepUndoing(state, event);
    case 'summary':
      return summary(state, event);
    case 'closing':
      if (event.type === 'session-closed') return goodbye(state.visit);
      if (event.type !== 'not-recorded') return go(state);
      return go({ ...summaryOf(state.visit), problem: { code: 'not-recorded' }, declared: state.declared });
    case 'goodbye':
      return go(state);
  }
}

/** Staff before what was left in the room: a visit like a courier's, and the door is theirs to open. */
export function startRescue({ session, grant, rescue }: RescueVisit): IntakeState {
  return { at: 'ready', visit: { ...newVisit(session, grant), rescue }, problem: null };
}

export type RescueVisit = Pick<CourierVisit, 'session' | 'grant'> & { readonly rescue: Rescue };

export function newVisit(session: SessionId, grant: Grant): CourierVisit {
  return {
    session,
    grant,
    rescue: null,
    packages: [],
    last: null,
    batch: null,
    label: null,
    learned: null,
    proposed: null,
    held: [],
    voided: null,
    door: 'not-asked',
  };
}

function begin(directory: Directory, grant: Grant, session: SessionId, first: Scanned | null): Step {
  const visit: CourierVisit = { ...newVisit(session, grant), door: 'opening' };
  const open = releaseFor(visit);
  const ready: Ready = { at: 'ready', visit, problem: null };
  if (first === null) return go(ready, open);
  const next = readLabel(directory, ready, first);
  return { state: next.state, effects: [open, ...next.effects] };
}

/** The first parcel is in the ledger already: only then the door. */
function begunByLabel(
  { held, unit }: IntakeState & { at: 'beginning' },
  { grant, session, received }: IntakeEvent & { type: 'begun' },
): Step {
  const visit: CourierVisit = { ...newVisit(session, grant), door: 'opening' };
  const addressee = { unit, resident: null };
  const parcel = parcelIn(held);
  const receiving: Receiving = { at: 'receiving', visit, parcel, addressee, classes: [] };
  return go(recorded(receiving, received), releaseFor(visit));
}

function goodbye({ packages, rescue }: CourierVisit): Step {
  return go(
    { at: 'goodbye', packages: packages.length },
    rescue === null ? { do: 'go-home-soon' } : { do: 'back-to-board', visit: rescue.from },
  );
}

function received(directory: Directory, state: Receiving, event: IntakeEvent): Step {
  if (event.type === 'not-recorded' || event.type === 'not-taking')
    return go({ at: 'ready', visit: state.visit, problem: { code: event.type } });
  if (event.type !== 'received') return go(state);
  const placing = recorded(state, event.received);
  return nextHeld(directory, placing) ?? go(placing);
}

function betweenParcels(directory: Directory, state: Ready | Placing, event: IntakeEvent): Step {
  const { visit } = state;
  switch (event.type) {
    case 'finish':
      return nextHeld(directory, state) ?? go(summaryOf(visit));
    case 'next':
      return nextHeld(directory, state) ?? go({ at: 'ready', visit, problem: null });
    case 'back':
      // A courier has a code to begin anew with; staff who found nothing go back to where they came from.
      if (visit.rescue === null || visit.packages.length > 0) return go(state);
      return go({ at: 'closing', visit, declared: 0 }, allPlaced(visit, 0));
    case 'undo':
      return askUndo(visit);
    case 'placed':
      return placedIn(state, [event.package], event.zone);
    case 'many-for-same':
      return visit.last === null
        ? go(state)
        : go(changed(state, { batch: { addressee: visit.last, before: null } }));
    case 'batch-ended':
      return go(changed(state, { batch: null }));
    case 'not-recorded':
    case 'spare-used':
      return go({ ...state, problem: { code: event.type } });
    default:
      return go(state);
  }
}

function summary(state: Summary, event: IntakeEvent): Step {
  const { visit, declared } = state;
  switch (event.type) {
    case 'back':
      return go({ at: 'ready', visit, problem: null });
    case 'undo':
      return askUndo(visit);
    case 'placed':
      return placedIn(state, [event.package], event.zone);
    case 'not-recorded':
      return go({ ...state, problem: { code: 'not-recorded' } });
    case 'brought': {
      // Nobody brought fewer than were scanned: what was scanned is in the ledger.
      const most = Math.min(MOST_BROUGHT, event.packages);
      return go({ ...state, declared: Math.max(visit.packages.length, most) });
    }
    case 'all-in-place':
      return go({ at: 'closing', visit, declared }, allPlaced(visit, declared));
    default:
      return go(state);
  }
}

/** A van holds no more. */
const MOST_BROUGHT = 999;

function summaryOf(visit: CourierVisit): Summary {
  return {
    at: 'summary',
    visit: { ...visit, batch: null },
    problem: null,
    declared: visit.packages.length,
    inHand: null,
  };
}
