/**
 * What a scan means in the middle of an intake: a barcode of the label in hand, the next parcel, a place in the room,
 * one of our own labels. No scan is dropped because the kiosk is busy: it is held for a moment.
 */
import type { Directory } from '../../shared/domain/directory.ts';
import { isSpare, type RoomCode } from '../../shared/domain/room-code.ts';
import { numberOf } from '../../shared/tracking/label-window.ts';
import { type Recognition, recognise } from '../../shared/tracking/recognise.ts';
import { go, type Next, type Scanned } from './flow.ts';
import { scanAtBegin } from './intake-begin.ts';
import { joinedLabel, parcelOf } from './intake-label.ts';
import { changed, placedIn } from './intake-places.ts';
import type {
  ChoosingName,
  ChoosingPerson,
  ChoosingUnit,
  CourierVisit,
  IntakeEffect,
  IntakeProblem,
  IntakeState,
  LookingUp,
  Parcel,
  Placing,
  Ready,
  Receiving,
  Summary,
  Undo,
} from './intake-state.ts';

type Step = Next<IntakeState, IntakeEffect>;
type BetweenParcels = Ready | Placing | Summary;

/** More than anybody scans while one parcel is being recorded. */
const MOST_HELD = 50;

export function scan(directory: Directory, state: IntakeState, scanned: Scanned): Step {
  switch (state.at) {
    case 'code':
    case 'checking-code':
    case 'parcel-first':
    case 'parcel-unit':
      return scanAtBegin(state, scanned);
    case 'looking-up':
    case 'unit':
    case 'person':
    case 'name':
      return better(state, scanned);
    case 'receiving':
      return go(held(state, scanned));
    case 'undo':
      return readLabel(directory, { at: 'ready', visit: state.visit, problem: null }, scanned);
    case 'placing':
      if (isStillInView(state, scanned)) return go(state);
      return nextHeld(directory, held(state, scanned)) ?? go(state);
    case 'ready':
    case 'summary':
      return nextHeld(directory, held(state, scanned)) ?? go(state);
    default:
      return go(state);
  }
}

/** The parcel lies before the camera while its room label is stuck on: nobody has brought it twice. */
function isStillInView({ received }: Placing, scanned: Scanned): boolean {
  return scanned.by === 'camera' && numberOf(recognise(scanned)) === received.parcel.tracking;
}

/** The first of what was scanned while the kiosk was busy; null where nothing was. */
export function nextHeld(directory: Directory, state: BetweenParcels): Step | null {
  const [first, ...held] = state.visit.held;
  return first === undefined ? null : readLabel(directory, changed(state, { held }), first);
}

/** The first barcode counts at once; what comes after it, of the same label, may only better it. */
export function readLabel(directory: Directory, state: BetweenParcels, scanned: Scanned): Step {
  const alone = recognise(scanned);
  switch (alone.kind) {
    case 'zone':
      return readZone(directory, state, alone.zone);
    case 'room-code':
      return readRoomLabel(state, alone.roomCode);
    case 'pass':
    case 'unreadable':
      return refused(state.visit, { code: 'unreadable' });
    default:
      return state.visit.batch === null
        ? readNext(state.visit, scanned, false)
        : readOneOfMany(state, state.visit.batch.before, scanned);
  }
}

function readNext(visit: CourierVisit, scanned: Scanned, asks: boolean): Step {
  const { label, what } = joinedLabel(visit.label, scanned);
  const parcel = parcelOf(what, scanned.by);
  if (parcel === null) return refused({ ...visit, label }, { code: 'routing-barcode' });
  return lookUp({ ...visit, label, voided: null }, parcel, asks);
}

/** Of many for one recipient nobody is asked anything, so what may be of the label before must not count twice. */
function readOneOfMany(state: BetweenParcels, before: CourierVisit['label'], scanned: Scanned): Step {
  const { visit } = state;
  const again: { readonly isSameLabel: boolean; readonly what: Recognition } | null =
    before === null ? null : joinedLabel(before, scanned);
  if (again === null || !again.isSameLabel) return readNext(visit, scanned, false);
  const number = numberOf(again.what);
  const isKnown = visit.packages.some(({ parcel }) => parcel.tracking === number);
  return isKnown ? go(state) : readNext(visit, scanned, true);
}

/** Another barcode of the label in hand. One of another label is passed over: its parcel comes next. */
function better(state: LookingUp | ChoosingUnit | ChoosingPerson | ChoosingName, scanned: Scanned): Step {
  const { label, what, isSameLabel } = joinedLabel(state.visit.label, scanned);
  if (!isSameLabel)
    return go(state.at === 'looking-up' && state.visit.batch !== null ? held(state, scanned) : state);
  const parcel = parcelOf(what, state.parcel.readBy);
  if (parcel === null) return go(state);
  const visit = { ...state.visit, label };
  if (parcel.tracking !== state.parcel.tracking)
    return lookUp(visit, parcel, state.at !== 'looking-up' || state.asks);
  return go({ ...state, visit, parcel: { ...parcel, carrier: parcel.carrier ?? state.parcel.carrier } });
}

function lookUp(visit: CourierVisit, parcel: Parcel, asks: boolean): Step {
  const { tracking } = parcel;
  const state: LookingUp = { at: 'looking-up', visit, parcel, asks };
  // Of many for one recipient nobody is asked whom it is for.
  return visit.batch === null || asks
    ? go(state, { do: 'look-up', tracking }, { do: 'read-label-text', tracking })
    : go(state, { do: 'look-up', tracking });
}

/** The barcode on the wall: the package in hand stands there, or all that were meant for there. */
function readZone(directory: Directory, state: BetweenParcels, id: string): Step {
  const zone = directory.zones.find((one) => one.id === id);
  if (zone === undefined) return go({ ...state, problem: { code: 'zone-unknown' } });
  const { packages } = state.visit;
  const inHand =
    state.at === 'summary' ? packages.filter((one) => one.package === state.inHand) : packages.slice(-1);
  const meant =
    state.at === 'summary' && inHand.length === 0 ? packages.filter((one) => one.zone.id === id) : inHand;
  const placed = meant.filter((one) => !one.isPlaced || one.zone.id !== id);
  if (placed.length > 0)
    return placedIn(
      state,
      placed.map((one) => one.package),
      zone,
    );
  return meant.length > 0 ? go(state) : go({ ...state, problem: { code: 'zone-alone' } });
}

/** One of ours: at the summary it says which package is in hand; a spare one stands for a label that did not come out. */
function readRoomLabel(state: BetweenParcels, roomCode: RoomCode): Step {
  if (state.at === 'summary') {
    const inHand = state.visit.packages.find((one) => one.roomCode === roomCode);
    if (inHand !== undefined) return go({ ...state, inHand: inHand.package, problem: null });
  }
  if (state.at !== 'placing') return refused({ ...state.visit, label: null }, { code: 'room-label' });
  const { received } = state;
  if (received.roomCode === roomCode) return go({ ...state, problem: null });
  if (!isSpare(roomCode) || received.label === 'printed' || received.label === 'settled')
    return go({ ...state, problem: { code: 'room-label' } });
  return go(state, { do: 'use-spare', package: received.package, job: received.job, roomCode });
}

function refused(visit: CourierVisit, problem: IntakeProblem): Step {
  return go({ at: 'ready', visit, problem });
}

function held<S extends BetweenParcels | Receiving | LookingUp | Undo>(state: S, scanned: Scanned): S {
  const { visit } = state;
  // The latest goes where there are too many: who scans like that sees that nothing follows.
  return { ...state, visit: { ...visit, held: [...visit.held, scanned].slice(0, MOST_HELD) } };
}
