import { describe, expect, test } from 'vitest';
import {
  type DrillEvent,
  type DrillState,
  startDrills,
  stepDrill,
  stepOf,
} from '../../../../renderer/flows/drill.ts';
import { DRILLS } from '../../../../renderer/flows/drill-steps.ts';
import { Drill } from '../../../../shared/domain/training.ts';
import type { Draft, LedgerEvent } from '../../../../shared/events/event.ts';
import { sessionId } from '../../../harness/drafts.ts';
import { samples } from '../../../harness/samples.ts';

/** An event as the ledger tells of it; `change` is what of its sample is otherwise. */
function recorded<T extends Draft['type']>(type: T, change: object = {}, atMs = 0): DrillEvent {
  const event = { type, data: { ...samples[type], ...change } } as unknown as LedgerEvent;
  return { type: 'recorded', event, atMs };
}

const play = (from: DrillState, ...events: readonly DrillEvent[]) => events.reduce(stepDrill, from);
const begun = (drill: Drill) =>
  play(startDrills, { type: 'chosen', drill }, { type: 'prepared', atMs: 1_000 });
const nameOf = (state: DrillState) => (state.at === 'under-way' ? (stepOf(state)?.name ?? null) : state.at);

const courierBegins = recorded('session.started', { kind: 'courier' });
const scans: DrillEvent = { type: 'did', hand: 'scan-parcel', atMs: 0 };
const received = recorded('package.received');
const takes: DrillEvent = { type: 'did', hand: 'take-label', atMs: 0 };
const ends = (how: string) => recorded('session.ended', { session: sessionId(1), how }, 91_400);

describe('a drill', () => {
  test('of a courier goes through its steps and ends with a score', () => {
    const touched: DrillEvent = { type: 'touched' };
    const hint: DrillEvent = { type: 'hint' };
    const state = play(begun('courier'), touched, hint, hint, courierBegins, scans, received, takes, touched);
    expect(nameOf(state)).toBe('courier-second');
    expect(play(state, received, ends('finished'))).toEqual({
      at: 'score',
      score: { drill: 'courier', tookMs: 90_400, touches: 2, mistakes: 0, hints: 1 },
    });
  });

  test('takes a step as done that was passed over on the way to a later one', () => {
    const state = play(begun('courier'), courierBegins, received, received);
    expect(nameOf(state)).toBe('courier-finishes');
  });

  test('does not mind what belongs to an earlier step', () => {
    const state = play(begun('courier'), courierBegins, scans, received, takes);
    expect(nameOf(play(state, courierBegins, scans))).toBe('courier-second');
  });

  test('begins anew when the visit ran out under whoever learns, and counts it once', () => {
    const state = play(begun('courier'), courierBegins, scans, ends('idle'));
    expect(state).toMatchObject({ at: 'under-way', step: 0, mistakes: 1 });
  });

  test('begins anew when somebody finished with nothing done', () => {
    expect(play(begun('courier'), courierBegins, ends('finished'))).toMatchObject({ step: 0, mistakes: 0 });
    const enters = [recorded('session.started', { kind: 'pickup' }), recorded('door.opened')];
    expect(play(begun('resident'), ...enters, ends('finished'))).toMatchObject({ step: 0 });
  });

  test('of a resident is over when the door is closed, though the visit ended with the last package', () => {
    const state = play(
      begun('resident'),
      recorded('session.started', { kind: 'pickup' }),
      recorded('door.opened'),
      recorded('package.collected'),
      ends('finished'),
    );
    expect(nameOf(state)).toBe('resident-closes');
    expect(nameOf(play(state, { type: 'did', hand: 'close-door', atMs: 5_000 }))).toBe('score');
  });

  test('of staff asks for a move, another label and a sign-out', () => {
    const state = play(
      begun('staff'),
      recorded('session.started', { kind: 'staff' }),
      recorded('package.moved'),
      recorded('label.reprint-ordered'),
      takes,
    );
    expect(nameOf(state)).toBe('staff-finishes');
    expect(nameOf(play(state, ends('finished')))).toBe('score');
  });

  test('counts a wrong code, an undone parcel and a visit to the room with nothing scanned', () => {
    const state = play(
      begun('courier'),
      recorded('credential.refused'),
      recorded('package.withdrawn'),
      recorded('task.opened', { kind: 'rescue' }),
      recorded('task.opened', { kind: 'perishable' }),
    );
    expect(state).toMatchObject({ mistakes: 3 });
  });

  test('that could not be made ready says so, and another may be chosen', () => {
    const state = play(startDrills, { type: 'chosen', drill: 'staff' }, { type: 'not-prepared' });
    expect(state).toEqual({ at: 'choosing', isUnprepared: true });
    expect(nameOf(play(state, { type: 'chosen', drill: 'courier' }))).toBe('preparing');
  });

  test('is given up at any moment', () => {
    for (const drill of Drill.options) expect(play(begun(drill), { type: 'given-up' })).toBe(startDrills);
  });

  test('hears nothing while none is under way', () => {
    expect(play(startDrills, courierBegins, scans, { type: 'touched' }, { type: 'hint' })).toBe(startDrills);
  });
});

test('every step of every drill can be known to be done, and what its hands do is offered in it', () => {
  for (const steps of Object.values(DRILLS)) {
    for (const { name, until, by, offers } of steps) {
      expect(until !== null || by !== undefined, name).toBe(true);
      if (by !== undefined) expect(offers, name).toContain(by);
    }
  }
});
