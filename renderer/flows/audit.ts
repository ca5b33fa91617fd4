/**
 * An audit within a visit of staff: zone by zone, blind, by scans. It does one thing after the other, in the order in
 * which it was scanned, so that a quick hand cannot have one label counted twice. What should be in a zone it learns
 * when the zone is closed; where the count stands is in the ledger, and half of it is gone on with at any time.
 *
 *     zones ⇄ counting → review → zones … → settling → result
 *       a zone's label on the wall leads from each of them to that zone
 */
import type { AuditId, ZoneId } from '../../shared/domain/ids.ts';
import { recognise } from '../../shared/tracking/recognise.ts';
import type {
  AuditEvent,
  AuditNote,
  AuditPlace,
  AuditState,
  AuditWish,
  Item,
  Sighting,
} from './audit-state.ts';
import type { Scanned } from './flow.ts';

export interface AuditStep {
  /** Null when staff are through with it, or pause. */
  readonly state: AuditState | null;
  readonly wish: AuditWish | null;
}

type Counting = AuditState & { at: 'counting' };

export const beginAudit: AuditStep = { state: { at: 'asking' }, wish: { do: 'begin-audit' } };

export function showAudit(audit: AuditId): AuditStep {
  return { state: { at: 'asking' }, wish: { do: 'show-audit', audit } };
}

export function stepAudit(state: AuditState, event: AuditEvent): AuditStep {
  switch (state.at) {
    case 'asking':
      return onAnswer(state, event);
    case 'zones':
      return choosing(state, event);
    case 'counting':
      return counting(state, event);
    case 'review':
      return reviewing(state, event);
    case 'settling':
      return settling(state, event);
    case 'result':
      return looking(state, event);
  }
}

const stay = (state: AuditState): AuditStep => ({ state, wish: null });
const ask = (wish: AuditWish): AuditStep => ({ state: { at: 'asking' }, wish });

/** Not-recorded leads to the board, which says so: nothing of the count is lost. */
function onAnswer(state: AuditState, event: AuditEvent): AuditStep {
  switch (event.type) {
    case 'audit-stands':
      return stay(standing(event.place, event.note));
    case 'audit-compared':
      return stay({
        at: 'settling',
        place: event.place,
        discrepancies: event.discrepancies,
        note: null,
      });
    case 'audit-outcome':
      return stay({ at: 'result', outcome: event.outcome, slip: 'not-asked' });
    default:
      return stay(state);
  }
}

function standing(place: AuditPlace, note: AuditNote | null): AuditState {
  const { zone } = place;
  if (zone === null) return { at: 'zones', place, note };
  return { at: 'counting', place: { ...place, zone }, latest: null, waiting: [], isBusy: false };
}

function choosing(state: AuditState & { at: 'zones' }, event: AuditEvent): AuditStep {
  const { place } = state;
  switch (event.type) {
    case 'back':
      return { state: null, wish: null };
    case 'zone-chosen':
      return entering(place, event.zone);
    case 'scanned': {
      const zone = zoneOf(event.scanned);
      return zone === null ? stay({ ...state, note: 'zone-first' }) : entering(place, zone);
    }
    case 'compare':
      return ask({ do: 'compare-audit', audit: place.audit });
    default:
      return stay(state);
  }
}

/** What is scanned before the ledger knows of the zone waits for it. */
function entering(place: AuditPlace, zone: ZoneId, waiting: readonly Item[] = []): AuditStep {
  const next: Counting = { at: 'counting', place: { ...place, zone }, latest: null, waiting, isBusy: true };
  return { state: next, wish: { do: 'enter-zone', audit: place.audit, zone } };
}

function counting(state: Counting, event: AuditEvent): AuditStep {
  switch (event.type) {
    case 'back':
      return { state: null, wish: null };
    case 'scanned':
      return add(state, { kind: 'scan', scanned: event.scanned });
    case 'zone-seen':
      return add(state, { kind: 'close' });
    case 'rescue-stray':
      return add(state, { kind: 'rescue', code: event.code });
    case 'label-again':
      return add(state, { kind: 'label', package: event.package });
    case 'sighted':
      return next(counted(state, event.sighting));
    case 'not-recorded':
      return next({ ...state, latest: { code: 'not-recorded' } });
    case 'audit-stands': {
      const { place, note } = event;
      if (place.zone === null) return stay(standing(place, note));
      const latest: Sighting | null = note === null ? null : { code: note };
      return next({ ...state, place: { ...place, zone: place.zone }, latest });
    }
    case 'zone-reviewed': {
      const { place, review } = event;
      // Something was scanned after it was said that everything was: the zone is not done.
      if (state.waiting.length > 0) return entering(place, review.zone, state.waiting);
      return stay({ at: 'review', place, review, note: null });
    }
    default:
      return stay(state);
  }
}

function counted(state: Counting, sighting: Sighting): Counting {
  const isNew = (sighting.code === 'seen' || sighting.code === 'label-again') && !sighting.again;
  const seen = state.place.seen + (isNew ? 1 : 0);
  return { ...state, place: { ...state.place, seen }, latest: sighting };
}

function add(state: Counting, item: Item): AuditStep {
  const waiting = [...state.waiting, item];
  return state.isBusy ? stay({ ...state, waiting }) : next({ ...state, waiting });
}

/** The item before is done with: on to the next one. */
function next(state: Counting): AuditStep {
  const [item, ...waiting] = state.waiting;
  if (item === undefined) return stay({ ...state, isBusy: false });
  const rest: Counting = { ...state, waiting, isBusy: true };
  const { audit, zone } = state.place;
  switch (item.kind) {
    case 'close':
      return { state: rest, wish: { do: 'close-zone', audit, zone } };
    case 'rescue':
      return { state: rest, wish: { do: 'rescue-stray', audit, code: item.code } };
    case 'label':
      return { state: rest, wish: { do: 'label-again', audit, zone, package: item.package } };
    case 'scan': {
      const read = recognise(item.scanned);
      if (read.kind === 'zone') return { state: rest, wish: { do: 'enter-zone', audit, zone: read.zone } };
      if (read.kind === 'unreadable') return next({ ...rest, latest: { code: 'unreadable' } });
      return { state: rest, wish: { do: 'sight', audit, zone, read } };
    }
  }
}

function reviewing(state: AuditState & { at: 'review' }, event: AuditEvent): AuditStep {
  const { place, review } = state;
  const { zone } = review;
  switch (event.type) {
    case 'back':
    case 'next-zone':
      return stay({ at: 'zones', place, note: null });
    case 'look-again':
      return entering(place, zone);
    case 'scanned': {
      // A package that lay behind another: the zone goes on with it. On a zone's label, with that zone.
      const other = zoneOf(event.scanned);
      if (other !== null) return entering(place, other);
      return entering(place, zone, [{ kind: 'scan', scanned: event.scanned }]);
    }
    case 'due-seen-to':
      return {
        state: { ...state, note: null },
        wish: { do: 'see-to-due', audit: place.audit, zone, package: event.package, how: event.how },
      };
    case 'zone-reviewed':
      return stay({ ...state, review: event.review, place: event.place });
    case 'not-recorded':
      return stay({ ...state, note: 'not-recorded' });
    default:
      return stay(state);
  }
}

function settling(state: AuditState & { at: 'settling' }, event: AuditEvent): AuditStep {
  const { place } = state;
  const { audit } = place;
  switch (event.type) {
    case 'back':
      return stay({ at: 'zones', place, note: null });
    case 'scanned': {
      const zone = zoneOf(event.scanned);
      return zone === null ? stay({ ...state, note: 'zone-first' }) : entering(place, zone);
    }
    case 'discrepancy-settled':
      return {
        state: { ...state, note: null },
        wish: { do: 'settle-discrepancy', audit, settlement: event.settlement },
      };
    case 'audit-compared':
      return stay({ ...state, discrepancies: event.discrepancies });
    case 'close-audit':
      return isSettled(state) ? { state, wish: { do: 'close-audit', audit } } : stay(state);
    case 'audit-outcome':
      return stay({ at: 'result', outcome: event.outcome, slip: 'not-asked' });
    case 'not-recorded':
      return stay({ ...state, note: 'not-recorded' });
    default:
      return stay(state);
  }
}

export function isSettled({ discrepancies }: AuditState & { at: 'settling' }): boolean {
  const { missing, extra } = discrepancies;
  return [...missing, ...extra].every(({ why }) => why !== null);
}

function looking(state: AuditState & { at: 'result' }, event: AuditEvent): AuditStep {
  switch (event.type) {
    case 'back':
    case 'finish':
      return { state: null, wish: null };
    case 'print-slip':
      if (state.slip === 'asked') return stay(state);
      return {
        state: { ...state, slip: 'asked' },
        wish: { do: 'print-slip', audit: state.outcome.row.id },
      };
    case 'slip-ordered':
      return stay({ ...state, slip: 'ordered' });
    case 'slip-refused':
      return stay({ ...state, slip: 'refused' });
    default:
      return stay(state);
  }
}

function zoneOf(scanned: Scanned): ZoneId | null {
  const read = recognise(scanned);
  return read.kind === 'zone' ? read.zone : null;
}
