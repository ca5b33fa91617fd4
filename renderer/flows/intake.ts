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
import { type Directory, type Resident, type Unit, unitNamed } from '../../shared/domain/directory.ts';
import type { LabelJobId, PackageId, SessionId } from '../../shared/domain/ids.ts';
import type { PackageClass, ReadBy, Recipient } from '../../shared/domain/package.ts';
import type { Zone } from '../../shared/domain/place.ts';
import type { LabelRow } from '../../shared/projections/tables.ts';
import type { CarrierId } from '../../shared/tracking/carriers.ts';
import { recognise } from '../../shared/tracking/recognise.ts';
import { type DoorEvent, isDoorEvent, type ReleaseDoor, releaseFor, stepDoor, type Visit } from './door.ts';
import { go, type Next, type Refused, type Scanned } from './flow.ts';

/** A parcel in the courier's hand: its label has been read, nothing is recorded yet. */
export interface Parcel {
  readonly tracking: string;
  readonly carrier: CarrierId | null;
  readonly readBy: ReadBy;
}

/** A parcel that is in the ledger. */
export interface Received {
  readonly package: PackageId;
  readonly roomCode: string;
  readonly unit: string | null;
  readonly zone: Zone;
  readonly job: LabelJobId;
  readonly label: LabelRow['state'];
}

/** Whom a parcel is for, as far as its courier could tell. */
export interface Addressee {
  readonly unit: Unit | null;
  /** Null: in the unit's care, or for staff to find out. */
  readonly resident: Resident | null;
}

export interface CourierVisit extends Visit {
  readonly packages: readonly Received[];
  /** Whom the parcel before was for: couriers carry them in bundles. */
  readonly last: Addressee | null;
}

/** Why the latest scan led nowhere, or why a parcel could not be recorded. */
export type IntakeProblem =
  | { readonly code: 'already-here'; readonly roomCode: string }
  | { readonly code: 'routing-barcode' }
  | { readonly code: 'room-label' }
  | { readonly code: 'unreadable' }
  | { readonly code: 'not-recorded' }
  /** The disk is full: what is in the room stays recorded, and nothing more comes in. */
  | { readonly code: 'not-taking' };

export type IntakeState =
  | { readonly at: 'code'; readonly refused: Refused | null; readonly first: Scanned | null }
  | { readonly at: 'checking-code'; readonly first: Scanned | null }
  | { readonly at: 'not-taking' }
  | { readonly at: 'ready'; readonly visit: CourierVisit; readonly problem: IntakeProblem | null }
  | { readonly at: 'looking-up'; readonly visit: CourierVisit; readonly parcel: Parcel }
  | ChoosingUnit
  | ChoosingPerson
  | ChoosingName
  | {
      readonly at: 'receiving';
      readonly visit: CourierVisit;
      readonly parcel: Parcel;
      readonly addressee: Addressee;
    }
  | { readonly at: 'placing'; readonly visit: CourierVisit; readonly received: Received }
  | {
      readonly at: 'summary';
      readonly visit: CourierVisit;
      readonly problem: IntakeProblem | null;
      /** How many the courier says they brought: as many as were scanned, unless they say more. */
      readonly declared: number;
    }
  | { readonly at: 'closing'; readonly visit: CourierVisit; readonly declared: number }
  | { readonly at: 'goodbye'; readonly packages: number };

interface ChoosingUnit {
  readonly at: 'unit';
  readonly visit: CourierVisit;
  readonly parcel: Parcel;
  readonly classes: readonly PackageClass[];
  /** What was typed, when no unit is called that. */
  readonly unknown: string | null;
}

interface ChoosingPerson {
  readonly at: 'person';
  readonly visit: CourierVisit;
  readonly parcel: Parcel;
  readonly classes: readonly PackageClass[];
  readonly unit: Unit;
  readonly residents: readonly Resident[];
}

/** The label has a name and no unit. */
interface ChoosingName {
  readonly at: 'name';
  readonly visit: CourierVisit;
  readonly parcel: Parcel;
  readonly classes: readonly PackageClass[];
}

export type IntakeEvent =
  | { readonly type: 'code-entered'; readonly code: string }
  | { readonly type: 'code-granted'; readonly grant: Grant; readonly session: SessionId }
  | { readonly type: 'code-refused'; readonly refused: Refused }
  | { readonly type: 'scanned'; readonly scanned: Scanned }
  | { readonly type: 'looked-up'; readonly tracking: string; readonly roomCode: string | null }
  | { readonly type: 'unit-entered'; readonly name: string }
  | { readonly type: 'class-toggled'; readonly class: PackageClass }
  | { readonly type: 'resident-chosen'; readonly resident: Resident }
  | { readonly type: 'name-not-listed' }
  | { readonly type: 'search-name' }
  | { readonly type: 'same-as-last' }
  | { readonly type: 'unit-not-known' }
  | { readonly type: 'received'; readonly received: Received }
  | { readonly type: 'not-recorded' }
  | { readonly type: 'not-taking' }
  | { readonly type: 'label-changed'; readonly job: LabelJobId; readonly state: LabelRow['state'] }
  | DoorEvent
  | { readonly type: 'back' }
  | { readonly type: 'next' }
  | { readonly type: 'finish' }
  | { readonly type: 'all-in-place' }
  | { readonly type: 'brought'; readonly packages: number }
  | { readonly type: 'session-closed' };

export type IntakeEffect =
  | { readonly do: 'verify-courier'; readonly code: string }
  | { readonly do: 'look-up'; readonly tracking: string }
  | {
      readonly do: 'receive';
      readonly session: SessionId;
      readonly parcel: Parcel;
      readonly recipient: Recipient;
      readonly unit: Unit | null;
      readonly lowReach: boolean;
      readonly classes: readonly PackageClass[];
    }
  | ReleaseDoor
  | {
      readonly do: 'close-intake';
      readonly session: SessionId;
      readonly packages: readonly Received[];
      readonly declared: number;
    }
  | { readonly do: 'go-home-soon' };

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
  const visit: CourierVisit = { session, grant, packages: [], last: null, door: 'opening' };
  const open = releaseFor(visit);
  const ready = { at: 'ready', visit, problem: null } as const;
  if (first === null) return go(ready, open);
  const next = scan(ready, first);
  return { state: next.state, effects: [open, ...next.effects] };
}

function scan(state: IntakeState, scanned: Scanned): Step {
  // Hands are quicker than the check of a code: the label waits for it.
  if (state.at === 'code' || state.at === 'checking-code') return go({ ...state, first: scanned });
  if (state.at !== 'ready' && state.at !== 'placing' && state.at !== 'summary') return go(state);
  const { visit } = state;
  const problem = (code: 'routing-barcode' | 'room-label' | 'unreadable') =>
    go<IntakeState, IntakeEffect>({ at: 'ready', visit, problem: { code } });

  const read = recognise(scanned);
  switch (read.kind) {
    case 'tracking':
    case 'opaque': {
      const known = read.kind === 'tracking' ? read.best : { number: read.number, carrier: null };
      const parcel = { tracking: known.number, carrier: known.carrier, readBy: scanned.by };
      return go({ at: 'looking-up', visit, parcel }, { do: 'look-up', tracking: parcel.tracking });
    }
    case 'routing':
      return problem('routing-barcode');
    case 'room-code':
      return problem('room-label');
    case 'pass':
    case 'unreadable':
      return problem('unreadable');
  }
}

function lookedUp(state: IntakeState & { at: 'looking-up' }, event: IntakeEvent): Step {
  const { visit, parcel } = state;
  if (event.type !== 'looked-up' || event.tracking !== parcel.tracking) return go(state);
  if (event.roomCode !== null) {
    return go({ at: 'ready', visit, problem: { code: 'already-here', roomCode: event.roomCode } });
  }
  return go({ at: 'unit', visit, parcel, classes: [], unknown: null });
}

function chooseUnit(directory: Directory, state: ChoosingUnit, event: IntakeEvent): Step {
  switch (event.type) {
    case 'back':
      return go({ at: 'ready', visit: state.visit, problem: null });
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
    { at: 'receiving', visit, parcel, addressee },
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

function summary(state: IntakeState & { at: 'summary' }, event: IntakeEvent): Step {
  const { visit, declared } = state;
  switch (event.type) {
    case 'back':
      return go({ at: 'ready', visit, problem: null });
    case 'brought':
      // Nobody brought fewer than were scanned: what was scanned is in the ledger.
      return go({
        ...state,
        declared: Math.min(MOST_BROUGHT, Math.max(visit.packages.length, event.packages)),
      });
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
