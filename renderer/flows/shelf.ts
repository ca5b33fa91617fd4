/**
 * At the shelf, after a right PIN: each package is confirmed by a scan of its room label or by a tap, told to be wrong,
 * or kept for later; who is done is asked once about what nobody spoke of. It knows no PIN and gives nothing out
 * that was not on the list.
 *
 *     packages ⇄ confirming · doubting → noting · holding → noting
 *        └─ finish → asking ⇄ confirming → (signing →) leaving → goodbye
 *     back-again → leaving
 */
import type { PackageId } from '../../shared/domain/ids.ts';
import { mayBeHeld } from '../../shared/policies/hold.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import { recognise } from '../../shared/tracking/recognise.ts';
import { isDoorEvent, releaseFor, type Somebody } from './door.ts';
import { go, type Next, type Scanned } from './flow.ts';
import { atTheDoor, lockerAnswered } from './shelf-door.ts';
import type { PickupProblem, ResidentVisit, ShelfEffect, ShelfEvent, ShelfState } from './shelf-state.ts';
import { type AskedOfVisit, evidenceOf, NOTHING_ASKED, photographed } from './visit-evidence.ts';

type Step = Next<ShelfState, ShelfEffect>;
type At<Name extends ShelfState['at']> = Extract<ShelfState, { at: Name }>;

export function beginAtShelf(
  by: Somebody,
  packages: readonly PackageRow[],
  asked: AskedOfVisit = NOTHING_ASKED,
): Step {
  const visit = newVisit(by, packages, 'opening', asked);
  return go(list(visit), releaseFor(visit));
}

/** Somebody whose packages are all taken forgot something a moment ago: the door opens when they ask for it. */
export function beginAgain(by: Somebody, asked: AskedOfVisit = NOTHING_ASKED): Step {
  return go({ at: 'back-again', visit: newVisit(by, [], 'not-asked', asked) });
}

export function stepShelf(state: ShelfState, event: ShelfEvent): Step {
  if (isDoorEvent(event) || event.type === 'more-time') return atTheDoor(state, event);
  if (event.type === 'locker-answered') return lockerAnswered(state, event);
  if (event.type === 'visit-photographed')
    return go('visit' in state ? photographed(state, event.isKept) : state);
  switch (state.at) {
    case 'packages':
      return atTheList(state, event);
    case 'confirming':
      return confirming(state, event);
    case 'doubting':
      if (event.type === 'back') return go(list(state.visit));
      if (event.type !== 'doubt') return go(state);
      return note(state, { do: 'doubt', ...about(state), what: event.what });
    case 'holding':
      if (event.type === 'back') return go(list(state.visit));
      if (event.type !== 'hold') return go(state);
      return note(state, { do: 'hold', ...about(state), days: event.days });
    case 'noting':
      return noting(state, event);
    case 'asking':
      return asking(state, event);
    case 'back-again':
      return event.type === 'finish' ? leave(state.visit) : go(state);
    case 'signing':
      return signing(state, event);
    case 'noting-signing':
      return event.type === 'signing-noted' || event.type === 'not-recorded' ? close(state.visit) : go(state);
    case 'leaving':
      return event.type === 'session-closed' || event.type === 'not-recorded'
        ? goodbye(state.visit)
        : go(state);
    case 'goodbye':
      if (event.type !== 'rate' || state.rated !== null) return go(state);
      return go(
        { ...state, rated: event.rating },
        { do: 'rate', by: state.by, rating: event.rating },
        { do: 'go-home-soon' },
      );
  }
}

/** What nobody has said anything about in this visit. */
export function unspokenOf(visit: ResidentVisit): readonly PackageRow[] {
  const { packages, taken, held } = visit;
  return packages.filter(
    ({ id }) => !taken.includes(id) && !held.includes(id) && doubtOf(visit, id) === null,
  );
}

export function doubtOf({ doubts }: ResidentVisit, id: PackageId) {
  return doubts.find((doubt) => doubt.package === id)?.what ?? null;
}

function who({ session, grant }: ResidentVisit): Somebody {
  return { session, grant };
}

function newVisit(
  { session, grant }: Somebody,
  packages: readonly PackageRow[],
  door: ResidentVisit['door'],
  asked: AskedOfVisit,
): ResidentVisit {
  return {
    session,
    grant,
    ...evidenceOf(asked),
    packages,
    door,
    taken: [],
    doubts: [],
    held: [],
    wasOpen: false,
    asked: 'usual',
    hadMoreTime: false,
    locker: null,
  };
}

function list(
  visit: ResidentVisit,
  told: Partial<Pick<At<'packages'>, 'problem' | 'next'>> = {},
): ShelfState {
  return { at: 'packages', visit, problem: null, next: null, ...told };
}

function atTheList(state: At<'packages'>, event: ShelfEvent): Step {
  const { visit } = state;
  switch (event.type) {
    case 'finish':
      return visit.wasOpen && unspokenOf(visit).length > 0 ? go({ at: 'asking', visit }) : leave(visit);
    case 'tapped':
      return confirm(visit, [event.package], 'tap', 'packages');
    case 'tapped-all':
      return confirm(
        visit,
        unspokenOf(visit).map(({ id }) => id),
        'tap',
        'packages',
      );
    case 'something-wrong':
      return isOpen(visit, event.package) ? go({ at: 'doubting', visit, package: event.package }) : go(state);
    case 'keep-longer': {
      const row = visit.packages.find(({ id }) => id === event.package);
      const isFree = row !== undefined && mayBeHeld(row.classes) && isOpen(visit, row.id);
      return isFree ? go({ at: 'holding', visit, package: row.id }) : go(state);
    }
    case 'open-locker':
      if (visit.locker?.answer === 'opening' || !isOpen(visit, event.package)) return go(state);
      return go(list({ ...visit, locker: { package: event.package, answer: 'opening' } }), {
        do: 'open-locker',
        visit,
        package: event.package,
      });
    case 'scanned':
      return scannedOne(visit, event.scanned, 'packages');
    default:
      return go(state);
  }
}

function scannedOne(visit: ResidentVisit, scanned: Scanned, backTo: At<'confirming'>['backTo']): Step {
  const say = (problem: PickupProblem): Step => go(list(visit, { problem }));
  const read = recognise(scanned);
  if (read.kind !== 'room-code') return say({ code: 'not-a-room-label' });
  const { roomCode } = read;
  const mine = visit.packages.find((row) => row.roomCode === roomCode);
  if (mine === undefined || doubtOf(visit, mine.id) === 'not-mine')
    return say({ code: 'not-yours', roomCode });
  return visit.taken.includes(mine.id)
    ? say({ code: 'taken-already', roomCode })
    : confirm(visit, [mine.id], 'scan', backTo);
}

/** It is on the list, not taken yet, and nobody said that it is somebody else's. */
function isOpen(visit: ResidentVisit, id: PackageId): boolean {
  const isListed = visit.packages.some((row) => row.id === id);
  return isListed && !visit.taken.includes(id) && doubtOf(visit, id) !== 'not-mine';
}

function confirm(
  visit: ResidentVisit,
  ids: readonly PackageId[],
  confirmedBy: 'scan' | 'tap',
  backTo: At<'confirming'>['backTo'],
): Step {
  const [first, ...rest] = ids.filter((id) => isOpen(visit, id));
  if (first === undefined) return go(backTo === 'asking' ? { at: 'asking', visit } : list(visit));
  return go(
    { at: 'confirming', visit, package: first, rest, backTo },
    { do: 'collect', by: who(visit), package: first, confirmedBy },
  );
}

function confirming(state: At<'confirming'>, event: ShelfEvent): Step {
  if (event.type === 'not-recorded') return go(list(state.visit, { problem: { code: 'not-recorded' } }));
  if (event.type === 'not-here' && event.package === state.package) return notHere(state);
  if (event.type !== 'collected' || event.package !== state.package) return go(state);
  const visit = { ...state.visit, taken: [...state.visit.taken, event.package] };
  if (state.rest.length > 0) return confirm(visit, state.rest, 'tap', state.backTo);
  if (visit.taken.length === visit.packages.length) return leave(visit);
  if (state.backTo === 'packages') return go(list(visit));
  return unspokenOf(visit).length === 0 ? leave(visit) : go({ at: 'asking', visit });
}

/** It is no longer theirs to take: it goes from the list, and nobody is asked about it. */
function notHere({ visit, package: id }: At<'confirming'>): Step {
  const row = visit.packages.find((one) => one.id === id);
  const rest = { ...visit, packages: visit.packages.filter((one) => one.id !== id) };
  if (row === undefined) return go(list(rest));
  return go(list(rest, { problem: { code: 'not-here-now', roomCode: row.roomCode } }));
}

function about({ visit, package: id }: At<'doubting' | 'holding'>) {
  return { by: who(visit), package: id };
}

function note(state: At<'doubting' | 'holding'>, effect: ShelfEffect): Step {
  return go({ at: 'noting', visit: state.visit, package: state.package }, effect);
}

function noting(state: At<'noting'>, event: ShelfEvent): Step {
  const { visit, package: id } = state;
  const row = visit.packages.find((one) => one.id === id);
  if (event.type === 'not-recorded' || row === undefined)
    return go(list(visit, { problem: { code: 'not-recorded' } }));
  const { roomCode } = row;
  if (event.type === 'doubted' && event.package === id) {
    const { what } = event;
    const doubts = [...visit.doubts.filter((doubt) => doubt.package !== id), { package: id, what }];
    return go(list({ ...visit, doubts }, { next: { about: 'doubt', roomCode, what } }));
  }
  if (event.type === 'held' && event.package === id) {
    const { until } = event;
    const packages = visit.packages.map((one) => (one.id === id ? { ...one, heldUntil: until } : one));
    const held = [...visit.held.filter((one) => one !== id), id];
    return go(list({ ...visit, packages, held }, { next: { about: 'hold', roomCode, until } }));
  }
  return go(state);
}

function asking(state: At<'asking'>, event: ShelfEvent): Step {
  const { visit } = state;
  switch (event.type) {
    case 'finish':
      return leave(visit);
    case 'back':
      return go(list(visit));
    case 'tapped':
      return confirm(visit, [event.package], 'tap', 'asking');
    case 'tapped-all':
      return confirm(
        visit,
        unspokenOf(visit).map(({ id }) => id),
        'tap',
        'asking',
      );
    case 'scanned':
      return scannedOne(visit, event.scanned, 'asking');
    default:
      return go(state);
  }
}

function signing(state: At<'signing'>, event: ShelfEvent): Step {
  const { visit } = state;
  if (event.type === 'back') return go(list(visit));
  if (event.type !== 'signed' && event.type !== 'cannot-sign') return go(state);
  const signature = event.type === 'signed' ? event.signature : null;
  return go({ at: 'noting-signing', visit }, { do: 'note-signing', by: who(visit), signature });
}

function leave(visit: ResidentVisit): Step {
  const signs = visit.asksToSign && visit.taken.length > 0;
  return signs ? go({ at: 'signing', visit }) : close(visit);
}

function close(visit: ResidentVisit): Step {
  return go({ at: 'leaving', visit }, { do: 'close-pickup', by: who(visit), taken: visit.taken.length });
}

function goodbye(visit: ResidentVisit): Step {
  const { taken, packages } = visit;
  return go(
    { at: 'goodbye', by: who(visit), taken: taken.length, left: packages.length - taken.length, rated: null },
    { do: 'go-home-soon' },
  );
}
