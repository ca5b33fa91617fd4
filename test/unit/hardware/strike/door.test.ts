import { describe, expect, test } from 'vitest';
import {
  type DoorEvent,
  type DoorObservation,
  type DoorState,
  stepDoor,
  UNSEEN_DOOR,
} from '../../../../hardware/strike/door.ts';

/** Plays events on a door and tells the states and what was worth telling. */
function play(from: DoorState, ...events: DoorEvent[]) {
  let state = from;
  const told: DoorObservation[] = [];
  for (const event of events) {
    const step = stepDoor(state, event);
    state = step.state;
    told.push(...step.observations);
  }
  return { state, kind: state.kind, told };
}

const opens = (atMs: number): DoorEvent => ({ type: 'position', atMs, position: 'open' });
const closes = (atMs: number): DoorEvent => ({ type: 'position', atMs, position: 'closed' });
const tick = (atMs: number): DoorEvent => ({ type: 'tick', atMs });
const release = (atMs: number): DoorEvent => ({ type: 'release-ordered', atMs, holdMs: 5_000 });

const CLOSED = play(UNSEEN_DOOR, { type: 'strike', atMs: 0, state: 'locked' }, closes(0)).state;

test('before anything is known, the door is unknown', () => {
  expect(UNSEEN_DOOR.kind).toBe('unknown');
  expect(CLOSED.kind).toBe('closed-locked');
});

test('a release, an opening, a closing', () => {
  const ordered = play(CLOSED, release(1_000), { type: 'strike', atMs: 1_010, state: 'released' });
  expect(ordered.kind).toBe('released');
  const opened = play(ordered.state, opens(3_000));
  expect([opened.kind, opened.told]).toEqual(['open', ['opened']]);
  const done = play(opened.state, { type: 'strike', atMs: 6_000, state: 'locked' }, closes(9_000));
  expect([done.kind, done.told]).toEqual(['closed-locked', ['strike-locked', 'closed']]);
});

describe('an opening nobody gave leave for', () => {
  test('is forced', () => {
    expect(play(CLOSED, opens(1_000))).toMatchObject({ kind: 'forced', told: ['opened', 'forced'] });
  });

  test('is forced two seconds after the hold ended, and not before', () => {
    expect(play(CLOSED, release(0), opens(7_000)).kind).toBe('open');
    expect(play(CLOSED, release(0), opens(7_001)).kind).toBe('forced');
  });

  test('stays an alarm when the door is closed, until somebody answers it', () => {
    const closed = play(CLOSED, opens(1_000), closes(2_000));
    expect(closed.kind).toBe('forced');
    expect(play(closed.state, { type: 'alarm-answered', atMs: 3_000 }).kind).toBe('closed-locked');
  });

  test('is one alarm, however often the broken door swings', () => {
    const swung = play(CLOSED, opens(1_000), closes(2_000), opens(3_000), closes(4_000));
    expect(swung.told).toEqual(['opened', 'forced', 'closed', 'opened', 'closed']);
    const answered = play(swung.state, { type: 'alarm-answered', atMs: 5_000 }, opens(6_000));
    expect(answered.told).toEqual(['opened', 'forced']);
  });

  test('is forced also while the strike is stuck open', () => {
    const stuck = play(CLOSED, { type: 'strike', atMs: 100, state: 'stuck' });
    expect([stuck.kind, stuck.told]).toEqual(['released', ['strike-stuck']]);
    expect(play(stuck.state, opens(60_000)).kind).toBe('forced');
  });
});

test('somebody who leaves by the handle forces nothing', () => {
  expect(play(CLOSED, { type: 'exit-requested', atMs: 1_000 }, opens(1_400))).toMatchObject({
    kind: 'open',
    told: ['opened'],
  });
});

describe('a door held open', () => {
  const open = play(CLOSED, release(0), opens(1_000)).state;

  test('chirps thirty seconds after the leave, and is an alarm after sixty, each once', () => {
    expect(play(open, tick(29_999)).told).toEqual([]);
    const warned = play(open, tick(30_000), tick(31_000), tick(59_000));
    expect([warned.kind, warned.told]).toEqual(['open', ['held-warning']]);
    const held = play(warned.state, tick(60_000), tick(61_000));
    expect([held.kind, held.told]).toEqual(['held', ['held']]);
  });

  test('is no alarm any more when it is closed', () => {
    expect(play(open, tick(61_000), closes(62_000))).toMatchObject({
      kind: 'closed-locked',
      told: ['held', 'closed'],
    });
  });

  test('may be held anew by another release', () => {
    expect(play(open, release(50_000), tick(79_000)).told).toEqual([]);
  });

  test('counts from its opening when the leave had run out', () => {
    expect(play(CLOSED, release(0), opens(100_000), tick(129_000)).told).toEqual(['opened', 'forced']);
  });
});

describe('a sensor that cannot be read', () => {
  const unseen = play(CLOSED, { type: 'position', atMs: 1_000, position: 'unknown' });

  test('makes the door unknown, never closed', () => {
    expect([unseen.kind, unseen.told]).toEqual(['unknown', ['position-lost']]);
  });

  test('is told once a minute while a loose wire comes and goes, and is unknown every time', () => {
    const lost = (atMs: number): DoorEvent => ({ type: 'position', atMs, position: 'unknown' });
    const again = play(unseen.state, closes(2_000), lost(3_000));
    expect([again.kind, again.told]).toEqual(['unknown', []]);
    expect(play(again.state, closes(4_000), lost(61_000)).told).toEqual(['position-lost']);
  });

  test('tells nothing when it comes back and nothing moved', () => {
    expect(play(unseen.state, closes(2_000))).toMatchObject({ kind: 'closed-locked', told: [] });
  });

  test('does not hide that the door was forced meanwhile', () => {
    expect(play(unseen.state, opens(2_000)).kind).toBe('forced');
  });
});

test('a door that is found open at the start was not seen to be forced', () => {
  expect(play(UNSEEN_DOOR, opens(0))).toMatchObject({ kind: 'open', told: ['opened'] });
});
