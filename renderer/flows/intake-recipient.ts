/** Whom a parcel is for: one of many, the same as before, a unit and a masked name, a name, or nobody that is known. */
import { type Directory, unitNamed } from '../../shared/domain/directory.ts';
import type { FoundBy, PackageClass, Recipient } from '../../shared/domain/package.ts';
import type { Proposal } from '../../shared/label-text/propose.ts';
import { go, type Next } from './flow.ts';
import type {
  Addressee,
  ChoosingName,
  ChoosingPerson,
  ChoosingUnit,
  CourierVisit,
  IntakeEffect,
  IntakeEvent,
  IntakeState,
  LookingUp,
  Proposed,
} from './intake-state.ts';

type Step = Next<IntakeState, IntakeEffect>;

export function lookedUp(state: LookingUp, event: IntakeEvent): Step {
  const { parcel, asks } = state;
  if (event.type !== 'looked-up' || event.tracking !== parcel.tracking) return go(state);
  const visit = { ...state.visit, learned: event.learned };
  if (event.roomCode !== null) {
    const problem = { code: 'already-here', roomCode: event.roomCode } as const;
    return go({ at: 'ready', visit: { ...visit, label: null }, problem });
  }
  const choosing: ChoosingUnit = { at: 'unit', visit, parcel, classes: [], unknown: null };
  return visit.batch === null || asks
    ? go(choosing)
    : receive(choosing, visit.batch.addressee, 'one-of-many');
}

export function chooseUnit(directory: Directory, state: ChoosingUnit, event: IntakeEvent): Step {
  const { visit, parcel, classes } = state;
  switch (event.type) {
    case 'back':
      return go({ at: 'ready', visit: { ...visit, label: null }, problem: null });
    case 'carrier-chosen': {
      // Tapped again, it is taken back: a slip must not be taught to the kiosk.
      const carrier = parcel.carrier === event.carrier ? null : event.carrier;
      return go({ ...state, parcel: { ...parcel, carrier } });
    }
    case 'class-toggled':
      return go({ ...state, classes: toggled(classes, event.class) });
    case 'unit-not-known':
      return receive(state, { unit: null, resident: null }, null);
    case 'search-name':
      return go({ at: 'name', visit, parcel, classes });
    case 'same-as-last':
      return visit.last === null ? go(state) : receive(state, visit.last, 'same-as-last');
    case 'proposal-taken': {
      const proposal = proposalFor(state);
      return proposal === null ? go(state) : receive(state, proposal, 'label-text');
    }
    case 'unit-entered': {
      const unit = unitNamed(directory, event.name);
      if (unit === null) return go({ ...state, unknown: event.name });
      return go({ at: 'person', visit, parcel, classes, unit, residents: peopleOf(directory, unit.id) });
    }
    default:
      return go(state);
  }
}

/** Read from the label in hand: a late answer about another one is nobody's. */
export function proposed(state: IntakeState, { tracking, proposal }: Proposed): IntakeState {
  switch (state.at) {
    case 'looking-up':
    case 'unit':
    case 'person':
    case 'name':
      if (tracking !== state.parcel.tracking) return state;
      return { ...state, visit: { ...state.visit, proposed: { tracking, proposal } } };
    default:
      return state;
  }
}

/** Whom the text of the label in hand speaks of, if it was read. */
export function proposalFor({ visit, parcel }: ChoosingUnit): Proposal | null {
  return visit.proposed?.tracking === parcel.tracking ? visit.proposed.proposal : null;
}

/** Who moved away comes last: labels still bear their name. */
function peopleOf({ residents }: Directory, unit: string) {
  const there = residents.filter((resident) => resident.unit === unit);
  return there.toSorted((a, b) => Number(a.movedAway !== undefined) - Number(b.movedAway !== undefined));
}

export function choosePerson(state: ChoosingPerson, event: IntakeEvent): Step {
  const { visit, parcel, classes, unit } = state;
  switch (event.type) {
    case 'back':
      return go({ at: 'unit', visit, parcel, classes, unknown: null });
    case 'class-toggled':
      return go({ ...state, classes: toggled(classes, event.class) });
    case 'name-not-listed':
      return receive(state, { unit, resident: null }, 'unit');
    case 'resident-chosen':
      return receive(state, { unit, resident: event.resident }, 'unit');
    default:
      return go(state);
  }
}

export function chooseName(directory: Directory, state: ChoosingName, event: IntakeEvent): Step {
  const { visit, parcel, classes } = state;
  switch (event.type) {
    case 'back':
      return go({ at: 'unit', visit, parcel, classes, unknown: null });
    case 'class-toggled':
      return go({ ...state, classes: toggled(classes, event.class) });
    case 'unit-not-known':
      return receive(state, { unit: null, resident: null }, null);
    case 'resident-chosen': {
      const { resident } = event;
      const unit = directory.units.find(({ id }) => id === resident.unit);
      return unit === undefined ? go(state) : receive(state, { unit, resident }, 'name');
    }
    default:
      return go(state);
  }
}

/** `foundBy` is null where nobody was found. */
function receive(
  { visit, parcel, classes }: ChoosingUnit | ChoosingPerson | ChoosingName,
  addressee: Addressee,
  foundBy: FoundBy | null,
): Step {
  const recipient = recipientOf(addressee);
  return go(
    { at: 'receiving', visit: putDown(visit), parcel, addressee, classes },
    {
      do: 'receive',
      session: visit.session,
      parcel,
      recipient,
      foundBy: recipient.kind === 'unmatched' ? null : foundBy,
      unit: 'unit' in recipient ? addressee.unit : null,
      resident: addressee.resident,
      classes,
    },
  );
}

/** The next barcode is of the next parcel, however soon it comes; of many for one recipient it may not be. */
function putDown(visit: CourierVisit): CourierVisit {
  const batch = visit.batch === null ? null : { ...visit.batch, before: visit.label };
  return { ...visit, label: null, batch };
}

function recipientOf({ unit, resident }: Addressee): Recipient {
  if (unit === null) return { kind: 'unmatched' };
  if (resident === null) return { kind: 'unit', unit: unit.id };
  if (resident.movedAway !== undefined) return { kind: 'former', resident: resident.id };
  return { kind: 'resident', resident: resident.id, unit: unit.id };
}

function toggled(classes: readonly PackageClass[], one: PackageClass): readonly PackageClass[] {
  return classes.includes(one) ? classes.filter((other) => other !== one) : [...classes, one];
}
