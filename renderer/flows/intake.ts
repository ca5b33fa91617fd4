/**
 * Courier intake: code, then parcel after parcel, then a count and goodbye. Nothing here waits for a printer, a photo
 * or a network, and no parcel is refused. What is asked of the outside is in `IntakeEffect`, as data.
 *
 *     code → ready → looking-up → unit → person → receiving → placing → … → summary → closing → goodbye
 *              ▲                    │ ▲      ▲                    │ next scan
 *              │                    name ────┘ one found          │
 *              └──────────────────────────────────────────────────┘
 */
import type { Grant } from '../../shared/bridge/contract.ts';
import { type Directory, unitNamed } from '../../shared/domain/directory.ts';
import type { LabelJobId, SessionId } from '../../shared/domain/ids.ts';
import type { PackageClass, Recipient } from '../../shared/domain/package.ts';
import type { LabelRow } from '../../shared/projections/tables.ts';
import type { LabelReads } from '../../shared/tracking/label-window.ts';
import { recognise } from '../../shared/tracking/recognise.ts';
import { isDoorEvent, releaseFor, stepDoor } from './door.ts';
import { go, type Next, type Scanned } from './flow.ts';
import { joinedLabel, parcelOf, surerOf } from './intake-label.ts';
import type {
  Addressee,
  ChoosingName,
  ChoosingPerson,
  ChoosingUnit,
  CourierVisit,
  IntakeEffect,
  IntakeEvent,
  IntakeProblem,
  IntakeState,
  LookingUp,
  Parcel,
  Received,
  Summary,
} from './intake-state.ts';

type Step = Next<IntakeState, IntakeEffect>;

/** `first` is the label that was scanned on the home screen, if that is how it began. */
export function startIntake(first: Scanned | null): IntakeState {
  return { at: 'code', refused: null, first };
}

export function stepIntake(directory: Directory, state: IntakeState, event: IntakeEvent): Step {
  if (event.type === 'scanned') return scan(state, event.scanned);
  if (event.type === 'label-changed') return go(withLabel(state, event.job, event.state));
  if (isDoorEvent(event)) return stepDoor(state, event);

  switch (state.at) {
    case 'code':
      if (event.type !== 'code-entered') return go(state);
      return go({ at: 'checking-code', first: state.first }, { do: 'verify-courier', code: event.code });
    case 'checking-code':
      if (event.type === 'not-taking') return go({ at: 'not-taking' });
      if (event.type === 'code-refused')
        return go({ at: 'code', refused: event.refused, first: state.first });
      return event.type === 'code-granted' ? begin(event.grant, event.session, state.first) : go(state);
    case 'looking-up':
      return lookedUp(state, event);
    case 'unit':
      return chooseUnit(directory, state, event);
    case 'person':
      return choosePerson(state, event);
    case 'name':
      return chooseName(directory, state, event);
    case 'receiving':
      if (event.type === 'received') return place({ ...state.visit, last: state.addressee }, event.received);
      if (event.type !== 'not-recorded' && event.type !== 'not-taking') return go(state);
      return go({ at: 'ready', visit: state.visit, problem: { code: event.type } });
    case 'ready':
    case 'placing':
      if (event.type === 'finish') return go(summaryOf(state.visit, null));
      return event.type === 'next' ? go({ at: 'ready', visit: state.visit, problem: null }) : go(state);
    case 'summary':
      return summary(state, event);
    case 'closing':
      if (event.type === 'session-closed')
        return go({ at: 'goodbye', packages: state.visit.packages.length }, { do: 'go-home-soon' });
      if (event.type !== 'not-recorded') return go(state);
      return go({ ...summaryOf(state.visit, { code: 'not-recorded' }), declared: state.declared });
    case 'not-taking':
    case 'goodbye':
      return go(state);
  }
}

function begin(grant: Grant, session: SessionId, first: Scanned | null): Step {
  const visit: CourierVisit = { session, grant, packages: [], last: null, label: null, door: 'opening' };
  const open = releaseFor(visit);
  const ready = { at: 'ready', visit, problem: null } as const;
  if (first === null) return go(ready, open);
  const next = scan(ready, first);
  return { state: next.state, effects: [open, ...next.effects] };
}

function scan(state: IntakeState, scanned: Scanned): Step {
  // Hands are quicker than the check of a code: the label waits for it.
  if (state.at === 'code' || state.at === 'checking-code')
    return go({ ...state, first: surerOf(state.first, scanned) });
  switch (state.at) {
    case 'looking-up':
    case 'unit':
    case 'person':
    case 'name':
      return better(state, scanned);
    case 'ready':
    case 'placing':
    case 'summary':
      return readLabel(state, scanned);
    default:
      return go(state);
  }
}

/** The first barcode counts at once; what comes after it, of the same label, may only better it. */
function readLabel(state: IntakeState & { at: 'ready' | 'placing' | 'summary' }, scanned: Scanned): Step {
  const problem = (code: 'routing-barcode' | 'room-label' | 'unreadable', label: LabelReads | null) =>
    go<IntakeState, IntakeEffect>({ at: 'ready', visit: { ...state.visit, label }, problem: { code } });

  const alone = recognise(scanned).kind;
  if (alone === 'room-code') return problem('room-label', null);
  if (alone === 'pass' || alone === 'unreadable') return problem('unreadable', state.visit.label);
  const { label, what } = joinedLabel(state.visit.label, scanned);
  const parcel = parcelOf(what, scanned.by);
  if (parcel === null) return problem('routing-barcode', label);
  return lookUp({ ...state.visit, label }, parcel);
}

/** Another barcode of the label in hand. One of another label is passed over: its parcel comes next. */
function better(state: LookingUp | ChoosingUnit | ChoosingPerson | ChoosingName, scanned: Scanned): Step {
  const { label, what, isSameLabel } = joinedLabel(state.visit.label, scanned);
  const parcel = isSameLabel ? parcelOf(what, state.parcel.readBy) : null;
  if (parcel === null) return go(state);
  const visit = { ...state.visit, label };
  if (parcel.tracking !== state.parcel.tracking) return lookUp(visit, parcel);
  return go({ ...state, visit, parcel: { ...parcel, carrier: parcel.carrier ?? state.parcel.carrier } });
}

function lookUp(visit: CourierVisit, parcel: Parcel): Step {
  return go({ at: 'looking-up', visit, parcel }, { do: 'look-up', tracking: parcel.tracking });
}

/** The next barcode is of the next parcel, however soon it comes. */
function putDown(visit: CourierVisit): CourierVisit {
  return { ...visit, label: null };
}

function lookedUp(state: LookingUp, event: IntakeEvent): Step {
  const { visit, parcel } = state;
  if (event.type !== 'looked-up' || event.tracking !== parcel.tracking) return go(state);
  if (event.roomCode !== null) {
    return go({
      at: 'ready',
      visit: putDown(visit),
      problem: { code: 'already-here', roomCode: event.roomCode },
    });
  }
  return go({ at: 'unit', visit, parcel, classes: [], unknown: null });
}

function chooseUnit(directory: Directory, state: ChoosingUnit, event: IntakeEvent): Step {
  switch (event.type) {
    case 'back':
      return go({ at: 'ready', visit: putDown(state.visit), problem: null });
    case 'carrier-chosen':
      return go({ ...state, parcel: { ...state.parcel, carrier: event.carrier } });
    case 'class-toggled':
      return go({ ...state, classes: toggled(state.classes, event.class) });
    case 'unit-not-known':
      return receive(state, { unit: null, resident: null });
    case 'search-name':
      return go({ at: 'name', visit: state.visit, parcel: state.parcel, classes: state.classes });
    case 'same-as-last':
      return state.visit.last === null ? go(state) : receive(state, state.visit.last);
    case 'unit-entered': {
      const unit = unitNamed(directory, event.name);
      if (unit === null) return go({ ...state, unknown: event.name });
      const residents = directory.residents.filter((resident) => resident.unit === unit.id);
      return go({
        at: 'person',
        visit: state.visit,
        parcel: state.parcel,
        classes: state.classes,
        unit,
        residents,
      });
    }
    default:
      return go(state);
  }
}

function choosePerson(state: ChoosingPerson, event: IntakeEvent): Step {
  const { visit, parcel, classes, unit } = state;
  switch (event.type) {
    case 'back':
      return go({ at: 'unit', visit, parcel, classes, unknown: null });
    case 'class-toggled':
      return go({ ...state, classes: toggled(classes, event.class) });
    case 'name-not-listed':
      return receive(state, { unit, resident: null });
    case 'resident-chosen':
      return receive(state, { unit, resident: event.resident });
    default:
      return go(state);
  }
}

function chooseName(directory: Directory, state: ChoosingName, event: IntakeEvent): Step {
  const { visit, parcel, classes } = state;
  switch (event.type) {
    case 'back':
      return go({ at: 'unit', visit, parcel, classes, unknown: null });
    case 'class-toggled':
      return go({ ...state, classes: toggled(classes, event.class) });
    case 'unit-not-known':
      return receive(state, { unit: null, resident: null });
    case 'resident-chosen': {
      const { resident } = event;
      const unit = directory.units.find(({ id }) => id === resident.unit);
      return unit === undefined ? go(state) : receive(state, { unit, resident });
    }
    default:
      return go(state);
  }
}

function receive(state: ChoosingUnit | ChoosingPerson | ChoosingName, addressee: Addressee): Step {
  const { visit, parcel, classes } = state;
  const { unit, resident } = addressee;
  return go(
    { at: 'receiving', visit: putDown(visit), parcel, addressee },
    {
      do: 'receive',
      session: visit.session,
      parcel,
      recipient: recipientOf(addressee),
      unit,
      lowReach: resident?.lowReach ?? false,
      classes,
    },
  );
}

function recipientOf({ unit, resident }: Addressee): Recipient {
  if (unit === null) return { kind: 'unmatched' };
  if (resident === null) return { kind: 'unit', unit: unit.id };
  return { kind: 'resident', resident: resident.id, unit: unit.id };
}

function place(visit: CourierVisit, received: Received): Step {
  return go({ at: 'placing', visit: { ...visit, packages: [...visit.packages, received] }, received });
}

function summary(state: Summary, event: IntakeEvent): Step {
  const { visit, declared } = state;
  switch (event.type) {
    case 'back':
      return go({ at: 'ready', visit, problem: null });
    case 'brought': {
      // Nobody brought fewer than were scanned: what was scanned is in the ledger.
      const most = Math.min(MOST_BROUGHT, event.packages);
      return go({ ...state, declared: Math.max(visit.packages.length, most) });
    }
    case 'all-in-place':
      return go(
        { at: 'closing', visit, declared },
        { do: 'close-intake', session: visit.session, packages: visit.packages, declared },
      );
    default:
      return go(state);
  }
}

/** A van holds no more. */
const MOST_BROUGHT = 999;

function summaryOf(visit: CourierVisit, problem: IntakeProblem | null) {
  return { at: 'summary', visit, problem, declared: visit.packages.length } as const;
}

function withLabel(state: IntakeState, job: LabelJobId, label: LabelRow['state']): IntakeState {
  if (!('visit' in state)) return state;
  const moved = (received: Received) => (received.job === job ? { ...received, label } : received);
  const visit = { ...state.visit, packages: state.visit.packages.map(moved) };
  return state.at === 'placing' ? { ...state, visit, received: moved(state.received) } : { ...state, visit };
}

function toggled(classes: readonly PackageClass[], one: PackageClass): readonly PackageClass[] {
  return classes.includes(one) ? classes.filter((other) => other !== one) : [...classes, one];
}
