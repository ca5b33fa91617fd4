import { describe, expect, test } from 'vitest';
import {
  type IncidentEvent,
  type IncidentState,
  type PackIncident,
  startIncident,
  stepIncident,
} from '../../../../renderer/flows/incident.ts';
import { startStaff, stepStaff } from '../../../../renderer/flows/staff.ts';
import type { StaffEvent } from '../../../../renderer/flows/staff-state.ts';
import { DriveId } from '../../../../shared/domain/ids.ts';
import { packageId, sessionId } from '../../../harness/drafts.ts';
import { grant } from '../../../harness/people.ts';

const to = { kind: 'usb', drive: DriveId.parse('8:17') } as const;
const pack = { file: '/stick/incident.zip', events: 9, photos: 1, missingPhotos: 0, hasVerifier: true };
const lastDay: IncidentEvent = { type: 'incident-when', about: 'last-day' };
const lost: IncidentEvent = { type: 'incident-what', kind: 'lost' };
const onto: IncidentEvent = { type: 'incident-to', to };
const back: IncidentEvent = { type: 'back' };

function walk(start: IncidentState, ...events: readonly IncidentEvent[]) {
  const wishes: PackIncident[] = [];
  let state: IncidentState | null = start;
  for (const event of events) {
    if (state === null) throw new Error('through already');
    const next = stepIncident(state, event);
    state = next.state;
    if (next.wish !== null) wishes.push(next.wish);
  }
  return { state, wishes };
}

describe('an incident pack', () => {
  test('asks for the time, for what happened and for the place, and then for one pack', () => {
    const { state, wishes } = walk(startIncident(null), lastDay, lost, onto, onto);
    expect(state).toMatchObject({ at: 'packing', about: 'last-day', kind: 'lost' });
    expect(wishes).toEqual([{ do: 'pack-incident', about: 'last-day', kind: 'lost', to }]);
  });

  test('of a package does not ask for the time', () => {
    const about = { package: packageId(3) };
    expect(walk(startIncident(packageId(3)), lost, onto).wishes).toMatchObject([{ about, kind: 'lost' }]);
    expect(walk(startIncident(packageId(3)), back).state).toBeNull();
  });

  test('goes back one question at a time', () => {
    const ats = [1, 2, 3].map(
      (n) => walk(startIncident(null), lastDay, lost, ...Array<IncidentEvent>(n).fill(back)).state?.at,
    );
    expect(ats).toEqual(['what', 'when', undefined]);
  });

  test('that is being written is not left, whatever is pressed', () => {
    const { state, wishes } = walk(startIncident(null), lastDay, lost, onto, back, lost, lastDay);
    expect([state?.at, wishes.length]).toEqual(['packing', 1]);
  });

  test('that failed is tried again at another place, with what was chosen', () => {
    const failed: IncidentEvent = { type: 'incident-failed', why: 'stick-full' };
    const { state } = walk(startIncident(null), lastDay, lost, onto, failed, back);
    expect(state).toEqual({ at: 'where', about: 'last-day', kind: 'lost' });
    expect(walk(state as IncidentState, { type: 'incident-to', to: { kind: 'kiosk' } }).wishes).toHaveLength(
      1,
    );
  });

  test('that is done stays on the screen until somebody has read it', () => {
    const packed: IncidentEvent = { type: 'incident-packed', pack };
    const { state } = walk(startIncident(null), lastDay, lost, onto, packed, lost);
    expect(state).toEqual({ at: 'packed', to, pack });
    expect(walk(state as IncidentState, back).state).toBeNull();
  });
});

test('whoever may not make one stays at the board, whatever their screen sends', () => {
  for (const role of ['attendant', 'manager'] as const) {
    const events: readonly StaffEvent[] = [
      { type: 'pin-entered', pin: '1' },
      { type: 'staff-granted', grant: { ...grant('staff'), role }, session: sessionId(1) },
      { type: 'make-incident-pack', package: null },
    ];
    const state = events.reduce((now, event) => stepStaff(now, event).state, startStaff);
    expect(state.at).toBe(role === 'manager' ? 'incident' : 'board');
  }
});

test('whoever is through with the pack of a package is at that package again', () => {
  const events: readonly StaffEvent[] = [
    { type: 'pin-entered', pin: '1' },
    { type: 'staff-granted', grant: grant('staff'), session: sessionId(1) },
    { type: 'package-opened', package: packageId(3) },
    { type: 'make-incident-pack', package: packageId(3) },
    lost,
    onto,
    { type: 'incident-packed', pack },
    back,
  ];
  const state = events.reduce((now, event) => stepStaff(now, event).state, startStaff);
  expect(state).toMatchObject({ at: 'packages', packages: { at: 'life', package: packageId(3) } });
});
