/**
 * Staff: PIN, the board, and what leads from it and back to it. What is done there stands in flows of their own.
 *
 *     pin → checking → board ⇄ settling a label, a copy of the records, carriers' codes, residents' PINs, passes,
 *                              packages, a task, an alarm, the residents' list
 *                        │  packages
 *                        └→ starting-audit → audit → closing-audit → audit-result → board
 */

import type { PackageId } from '../../shared/domain/ids.ts';
import { mayDo, roleOf, type StaffAction } from '../../shared/policies/roles.ts';
import { type AuditStep, beginAudit, showAudit, stepAudit } from './audit.ts';
import type { AuditEvent } from './audit-state.ts';
import { type CarrierCodesEvent, startCarrierCodes, stepCarrierCodes } from './carrier-codes.ts';
import { type CopyEvent, startCopy, stepCopy } from './copy.ts';
import { isDoorEvent, stepDoor, type Visit } from './door.ts';
import { go, type Next } from './flow.ts';
import { type IncidentEvent, startIncident, stepIncident } from './incident.ts';
import { openPackage, type PackagesEvent, startSearch, stepPackages } from './packages.ts';
import { type PassesEvent, startPasses, stepPasses } from './passes.ts';
import { type PinsEvent, startPins, stepPins } from './pins.ts';
import { type PostersEvent, startPosters, stepPosters } from './posters.ts';
import { type ResidentsListEvent, startResidentsList, stepResidentsList } from './residents-list.ts';
import { type StaffPinsEvent, startStaffPins, stepStaffPins } from './staff-pins.ts';
import type { StaffEffect, StaffEvent, StaffState } from './staff-state.ts';
import { beginRescue, stepAlarm, stepBeginningRescue, stepTask } from './tasks.ts';

type Step = Next<StaffState, StaffEffect>;

export const startStaff: StaffState = { at: 'pin', refused: null };

export function stepStaff(state: StaffState, event: StaffEvent): Step {
  if (isDoorEvent(event)) return stepDoor(state, event);
  switch (state.at) {
    case 'pin':
      return event.type === 'pin-entered'
        ? go({ at: 'checking' }, { do: 'verify-staff', pin: event.pin })
        : go(state);
    case 'checking':
      if (event.type === 'code-refused') return go({ at: 'pin', refused: event.refused });
      if (event.type !== 'staff-granted') return go(state);
      return go(boardOf({ session: event.session, grant: event.grant, door: 'not-asked' }));
    case 'board':
      return onBoard(state, event);
    case 'copy':
      return copying(state, event);
    case 'carrier-codes':
      return ofCarriers(state.visit, stepCarrierCodes(state.codes, event as CarrierCodesEvent));
    case 'pins':
      return ofPins(state.visit, stepPins(state.pins, event as PinsEvent));
    case 'staff-pins':
      return ofStaffPins(state.visit, stepStaffPins(state.staffPins, event as StaffPinsEvent));
    case 'residents-list':
      return onList(state, event);
    case 'incident':
      return ofIncident(state, stepIncident(state.incident, event as IncidentEvent));
    case 'posters':
      return ofPosters(state.visit, stepPosters(state.posters, event as PostersEvent));
    case 'task':
      return event.type === 'package-opened'
        ? ofPackages(state.visit, openPackage(event.package))
        : stepTask(state, event);
    case 'alarm':
      return stepAlarm(state, event);
    case 'beginning-rescue':
      return stepBeginningRescue(state, event);
    case 'passes':
      return ofPasses(state.visit, stepPasses(state.passes, event as PassesEvent));
    case 'packages':
      if (event.type === 'make-incident-pack') return packIncident(state.visit, event.package);
      return ofPackages(state.visit, stepPackages(state.packages, event as PackagesEvent));
    case 'audit':
      return auditing(state, event);
    case 'leaving':
      return go(state);
  }
}

/** Signed in, with nothing begun. */
export function boardOf(visit: Visit): StaffState {
  return { at: 'board', visit, note: null };
}

/** What on the board is for some roles only. */
const WANTS: { readonly [T in StaffEvent['type']]?: StaffAction } = {
  'start-audit': 'audit',
  'show-audit': 'audit',
  'label-looked-at': 'look-at-label',
  'device-set-up': 'set-up-device',
  'alarm-opened': 'answer-alarm',
  'task-opened': 'close-task',
  rescue: 'rescue',
  'print-zone-labels': 'print-labels',
  'print-spare-labels': 'print-labels',
  'take-copy': 'take-copy',
  'carrier-codes': 'carrier-codes',
  'residents-pins': 'residents-pins',
  passes: 'passes',
  'staff-pins': 'staff-pins',
  'residents-list': 'residents-list',
  'make-incident-pack': 'incident-pack',
  posters: 'posters',
  'begin-training': 'train',
  'search-packages': 'find-package',
  'package-opened': 'find-package',
  scanned: 'find-package',
};

function onBoard(state: StaffState & { at: 'board' }, event: StaffEvent): Step {
  const action = WANTS[event.type];
  if (action !== undefined && !mayDo(roleOf(state.visit.grant), action)) return go(state);
  switch (event.type) {
    case 'start-audit':
      return ofAudit(state.visit, beginAudit);
    case 'show-audit':
      return ofAudit(state.visit, showAudit(event.audit));
    case 'label-looked-at':
      return go(boardOf(state.visit), {
        do: 'settle-label',
        by: state.visit.grant,
        job: event.job,
        cameOut: event.cameOut,
      });
    case 'device-set-up': {
      const { device, setting, why } = event;
      const { grant, session } = state.visit;
      return go(boardOf(state.visit), { do: 'set-up-device', by: grant, session, device, setting, why });
    }
    case 'alarm-opened':
      return go({ at: 'alarm', visit: state.visit, door: event.door });
    case 'task-opened':
      return go({ at: 'task', visit: state.visit, task: event.task });
    case 'rescue':
      return beginRescue(state.visit, null);
    case 'print-zone-labels':
    case 'print-spare-labels': {
      const { grant, session } = state.visit;
      return go(boardOf(state.visit), { do: event.type, by: grant, session });
    }
    case 'zone-labels-ordered':
      return go({ ...state, note: { code: 'zone-labels', count: event.count } });
    case 'spare-labels-ordered':
      return go({ ...state, note: { code: 'spare-labels', count: event.count } });
    case 'take-copy':
      return go({ at: 'copy', visit: state.visit, copy: startCopy });
    case 'carrier-codes':
      return ofCarriers(state.visit, startCarrierCodes);
    case 'residents-pins':
      return ofPins(state.visit, startPins);
    case 'staff-pins':
      return ofStaffPins(state.visit, startStaffPins);
    case 'make-incident-pack':
      return packIncident(state.visit, event.package);
    case 'posters':
      return go({ at: 'posters', visit: state.visit, posters: startPosters(event.usual) });
    case 'residents-list':
      return go({ at: 'residents-list', visit: state.visit, list: startResidentsList });
    case 'passes':
      return go({ at: 'passes', visit: state.visit, passes: startPasses });
    case 'search-packages':
      return ofPackages(state.visit, startSearch);
    case 'package-opened':
      return ofPackages(state.visit, openPackage(event.package));
    case 'scanned':
      return ofPackages(state.visit, stepPackages(startSearch.state, event));
    case 'begin-training': {
      const { grant, session } = state.visit;
      // Its first start makes codes for a whole house: somebody may wait half a minute.
      return go(
        { ...state, note: { code: 'training-begins' } },
        { do: 'begin-training', by: grant, session },
      );
    }
    case 'not-recorded':
    case 'no-training':
      return go({ ...state, note: { code: event.type } });
    case 'finish':
      return leave(state.visit);
    default:
      return go(state);
  }
}

function ofCarriers(visit: Visit, { state: codes, wish }: ReturnType<typeof stepCarrierCodes>): Step {
  if (codes === null) return go(boardOf(visit));
  const next: StaffState = { at: 'carrier-codes', visit, codes };
  if (wish === null) return go(next);
  return go(
    next,
    wish.do === 'order-credential' ? { ...wish, by: visit.grant, session: visit.session } : wish,
  );
}

function ofPins(visit: Visit, { state: pins, wish }: ReturnType<typeof stepPins>): Step {
  if (pins === null) return go(boardOf(visit));
  const next: StaffState = { at: 'pins', visit, pins };
  if (wish === null) return go(next);
  return go(next, wish.do === 'order-pin' ? { ...wish, by: visit.grant, session: visit.session } : wish);
}

function ofStaffPins(visit: Visit, { state: staffPins, wish }: ReturnType<typeof stepStaffPins>): Step {
  if (staffPins === null) return go(boardOf(visit));
  const next: StaffState = { at: 'staff-pins', visit, staffPins };
  if (wish === null) return go(next);
  return go(
    next,
    wish.do === 'order-staff-pin' ? { ...wish, by: visit.grant, session: visit.session } : wish,
  );
}

function packIncident(visit: Visit, parcel: PackageId | null): Step {
  if (!mayDo(roleOf(visit.grant), 'incident-pack')) return go(boardOf(visit));
  return go({ at: 'incident', visit, parcel, incident: startIncident(parcel) });
}

function ofIncident(
  { visit, parcel }: StaffState & { at: 'incident' },
  { state: incident, wish }: ReturnType<typeof stepIncident>,
): Step {
  if (incident === null) return parcel === null ? go(boardOf(visit)) : ofPackages(visit, openPackage(parcel));
  const next: StaffState = { at: 'incident', visit, parcel, incident };
  return wish === null ? go(next) : go(next, { ...wish, by: visit.grant, session: visit.session });
}

function ofPosters(visit: Visit, { state: posters, wish }: ReturnType<typeof stepPosters>): Step {
  if (posters === null) return go(boardOf(visit));
  const next: StaffState = { at: 'posters', visit, posters };
  return wish === null ? go(next) : go(next, { ...wish, by: visit.grant, session: visit.session });
}

function onList({ visit, list: before }: StaffState & { at: 'residents-list' }, event: StaffEvent): Step {
  // The page has the directory of its start, and takes up the new one when this visit is over.
  if (event.type === 'finish' && before.at === 'in-force') return leave(visit);
  const { state: list, wish } = stepResidentsList(before, event as ResidentsListEvent);
  if (list === null) return go(boardOf(visit));
  const next: StaffState = { at: 'residents-list', visit, list };
  if (wish === null) return go(next);
  return go(next, wish.do === 'order-import' ? { ...wish, by: visit.grant, session: visit.session } : wish);
}

function ofPasses(visit: Visit, { state: passes, wish }: ReturnType<typeof stepPasses>): Step {
  if (passes === null) return go(boardOf(visit));
  const next: StaffState = { at: 'passes', visit, passes };
  return wish === null ? go(next) : go(next, { ...wish, by: visit.grant, session: visit.session });
}

function ofPackages(visit: Visit, { state: packages, wish }: ReturnType<typeof stepPackages>): Step {
  if (packages === null) return go(boardOf(visit));
  const next: StaffState = { at: 'packages', visit, packages };
  if (wish === null) return go(next);
  const isOrder = wish.do === 'act-on-package' || wish.do === 'show-evidence';
  return go(next, isOrder ? { ...wish, by: visit.grant, session: visit.session } : wish);
}

function copying(state: StaffState & { at: 'copy' }, event: StaffEvent): Step {
  const { visit } = state;
  const copy = stepCopy(state.copy, event as CopyEvent);
  if (copy === null) return go(boardOf(visit));
  if (copy === state.copy) return go(state);
  const next = { ...state, copy };
  if (copy.at !== 'copying') return go(next);
  const { range, to } = copy;
  return go(next, { do: 'take-copy', by: visit.grant, session: visit.session, range, to });
}

function auditing(state: StaffState & { at: 'audit' }, event: StaffEvent): Step {
  if (state.audit.at === 'asking' && event.type === 'not-recorded')
    return go({ at: 'board', visit: state.visit, note: { code: 'not-recorded' } });
  return ofAudit(state.visit, stepAudit(state.audit, event as AuditEvent));
}

function ofAudit(visit: Visit, { state: audit, wish }: AuditStep): Step {
  if (audit === null) return go(boardOf(visit));
  const next: StaffState = { at: 'audit', visit, audit };
  return wish === null ? go(next) : go(next, { ...wish, by: visit.grant, session: visit.session });
}

function leave(visit: Visit): Step {
  return go(
    { at: 'leaving' },
    { do: 'close-staff', by: visit.grant, session: visit.session },
    { do: 'go-home' },
  );
}
