/** What becomes of the packages of a visit after they are recorded: their labels, and where they stand. */
import type { LabelJobId, PackageId } from '../../shared/domain/ids.ts';
import type { Zone } from '../../shared/domain/place.ts';
import type { LabelRow } from '../../shared/projections/tables.ts';
import { go, type Next } from './flow.ts';
import type {
  Brought,
  CourierVisit,
  IntakeEffect,
  IntakeEvent,
  IntakeState,
  Placing,
  Ready,
  Received,
  Receiving,
  Summary,
} from './intake-state.ts';

export function recorded({ visit, parcel, addressee, classes }: Receiving, received: Received): Placing {
  const brought: Brought = { ...received, parcel, addressee, classes, isPlaced: false };
  return {
    at: 'placing',
    visit: { ...visit, last: addressee, packages: [...visit.packages, brought] },
    received: brought,
    problem: null,
  };
}

/** The same state with something of its visit changed. */
export function changed<S extends { readonly visit: CourierVisit }>(
  state: S,
  change: Partial<CourierVisit>,
): S {
  return { ...state, visit: { ...state.visit, ...change } };
}

/** Shown at once; what the ledger says of it comes back as `stored`. */
export function placedIn(
  state: Ready | Placing | Summary,
  packages: readonly PackageId[],
  zone: Zone,
): Next<IntakeState, IntakeEffect> {
  const { session } = state.visit;
  return go({ ...state, problem: null }, { do: 'place', session, packages, zone });
}

export function stored(
  state: IntakeState,
  { packages, zone }: IntakeEvent & { type: 'stored' },
): IntakeState {
  const now = withPackages(
    state,
    (one) => packages.includes(one.package),
    (one) => ({ ...one, zone, isPlaced: true }),
  );
  return now.at === 'summary' && now.inHand !== null && packages.includes(now.inHand)
    ? { ...now, inHand: null }
    : now;
}

export function relabelled(
  state: IntakeState,
  { package: id, roomCode }: IntakeEvent & { type: 'relabelled' },
): IntakeState {
  const now = withPackages(
    state,
    (one) => one.package === id,
    (one) => ({ ...one, roomCode, label: 'settled' }),
  );
  return now.at === 'placing' ? { ...now, problem: null } : now;
}

export function labelMoved(state: IntakeState, job: LabelJobId, label: LabelRow['state']): IntakeState {
  return withPackages(
    state,
    (one) => one.job === job,
    (one) => ({ ...one, label }),
  );
}

/** All that nobody has said a place of stand where they were meant to: the courier says so. */
export function allPlaced(visit: CourierVisit, declared: number): IntakeEffect {
  const { session, packages, rescue } = visit;
  return { do: 'close-intake', session, packages, declared, task: rescue?.task ?? null };
}

function withPackages(
  state: IntakeState,
  isMeant: (one: Brought) => boolean,
  change: (one: Brought) => Brought,
): IntakeState {
  if (!('visit' in state)) return state;
  const moved = (one: Brought) => (isMeant(one) ? change(one) : one);
  const visit = { ...state.visit, packages: state.visit.packages.map(moved) };
  return 'received' in state ? { ...state, visit, received: moved(state.received) } : { ...state, visit };
}
