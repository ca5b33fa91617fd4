/**
 * What a scanner says to whoever holds it: the bad sound for a scan that led nowhere, since eyes are on the parcel and
 * not on the screen. Pure: it compares what the kiosk showed before with what it shows now.
 */
import type { BeginProblem } from './intake-begin-state.ts';
import type { IntakeProblem } from './intake-state.ts';
import type { FlowState } from './kiosk.ts';
import type { PickupProblem } from './shelf-state.ts';

/** Of the problems that a screen shows, those that a scan made. */
const OF_A_SCAN = {
  'already-here': true,
  'routing-barcode': true,
  'room-label': true,
  unreadable: true,
  'zone-alone': true,
  'zone-unknown': true,
  'spare-used': true,
  'taken-back': false,
  'went-on': false,
  'not-yours': true,
  'not-a-room-label': true,
  'taken-already': true,
  'not-here-now': true,
  'no-proof': true,
  used: true,
  'too-many': false,
  'no-photo': false,
  'not-recorded': false,
  'not-taking': false,
} as const satisfies Record<(BeginProblem | IntakeProblem | PickupProblem)['code'], boolean>;

/** Each refusal is a problem of its own, also when it is the same one again. */
export function soundOf(before: FlowState, now: FlowState): 'bad' | null {
  const problem = problemOf(now);
  return problem !== null && problem !== problemOf(before) && OF_A_SCAN[problem.code] ? 'bad' : null;
}

function problemOf(now: FlowState) {
  if (now.flow === 'home') return now.notice;
  return now.flow !== 'staff' && 'problem' in now.state ? now.state.problem : null;
}
