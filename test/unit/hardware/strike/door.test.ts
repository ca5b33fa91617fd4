import { describe, expect, test } from 'vitest';
import { stepDoor } from '../../../../hardware/strike/door.ts';
import {
  type DoorEvent,
  type DoorObservation,
  type DoorRules,
  type DoorState,
  UNSEEN_DOOR,
  USUAL_DOOR_RULES,
} from '../../../../hardware/strike/door-state.ts';

/** Plays events on a door and tells the states and what was worth telling. */
function play(from: DoorState, ...events: DoorEvent[]) {
  return playBy(USUAL_DOOR_RULES, from, ...events);
}

function playBy(rules: DoorRules, from: DoorState, ...events: DoorEvent[]) {
  let state = from;
  const told: DoorObservation[] = [];
  const lockedAtMs: number[] = [];
  for (const event of events) {
    const step = stepDoor(state, event, rules);
    state = step.state;
    told.push(...step.observations);
    if (step.locksNow) lockedAtMs.push(event.atMs);
  }
  return { state, kind: state.kind, told, lockedAtMs };
}

const opens = (atMs: number): DoorEvent => ({ type: 'position', atMs, position: 'open' });
const closes = (atMs: number): DoorEvent => ({ type: 'position', atMs, position: 'closed' });
const tick = (atMs: number): DoorEvent => ({ type: 'tick', atMs });
const lost = (atMs: number): DoorEvent => ({ type: 'position', atMs, position: 'unknown' });
const exit = (atMs: number): DoorEvent => ({ type: 'exit-requested', atMs });
const answered = (atMs: number): DoorEvent => ({ type: 'alarm-answered', atMs });
const strike = (atMs: number, state: 'locked' | 'released' | 'unknown'): DoorEvent => ({
  type: 'strike',
  atMs,
  state,
});
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
  });

  test('is a new alarm after an answer only when the door was shut for three seconds', () => {
    const swinging = play(CLOSED, opens(1_000), answered(2_000), closes(3_000), opens(5_999));
    expect(swinging.told).toEqual(['opened', 'forced', 'alarm-answered', 'closed', 'opened']);
    expect(play(swinging.state, closes(7_000), opens(10_000)).told).toEqual(['closed', 'opened', 'forced']);
    expect(play(CLOSED, opens(1_000), closes(2_000), answered(9_000), opens(9_001)).kind).toBe('forced');
  });

  test('is answered by the door itself where that is the rule, once it was shut for as long', () => {
    const rules = { ...USUAL_DOOR_RULES, answersItselfAfterMs: 10_000 };
    const shut = playBy(rules, CLOSED, opens(1_000), tick(40_000), closes(50_000), tick(59_999));
    expect(shut.kind).toBe('forced');
    expect(playBy(rules, shut.state, tick(60_000))).toMatchObject({
      kind: 'closed-locked',
      told: ['alarm-answered'],
    });
  });

  test('is forced also while the strike is stuck open', () => {
    const stuck = play(CLOSED, { type: 'strike', atMs: 100, state: 'stuck' });
    expect([stuck.kind, stuck.told]).toEqual(['released', ['strike-stuck']]);
    expect(play(stuck.state, opens(60_000)).kind).toBe('forced');
  });
});

test('somebody who leaves by the handle forces nothing', () => {
  expect(play(CLOSED, exit(1_000), opens(1_400))).toMatchObject({
    kind: 'open',
    told: ['exit-requested', 'opened'],
  });
});

test('the handle excuses an opening for its time and the grace, and a contact that chatters is one request', () => {
  expect(play(CLOSED, exit(0), opens(7_000)).kind).toBe('open');
  expect(play(CLOSED, exit(0), opens(7_001)).kind).toBe('forced');
  expect(playBy({ ...USUAL_DOOR_RULES, exitShuntMs: 20_000 }, CLOSED, exit(0), opens(22_000)).kind).toBe(
    'open',
  );
  expect(play(CLOSED, exit(0), exit(100), exit(200)).told).toEqual(['exit-requested']);
});

describe('a strike that is set to hold again early', () => {
  const visit = [release(0), strike(10, 'released'), opens(1_000), closes(2_000)] as const;

  test('does so as the door opens, or as it is shut, and otherwise not at all', () => {
    expect(playBy({ ...USUAL_DOOR_RULES, relock: 'on-open' }, CLOSED, ...visit).lockedAtMs).toEqual([1_000]);
    expect(playBy({ ...USUAL_DOOR_RULES, relock: 'on-close' }, CLOSED, ...visit).lockedAtMs).toEqual([2_000]);
    expect(play(CLOSED, ...visit).lockedAtMs).toEqual([]);
  });

  test('lets nobody in on the leave of the one before', () => {
    expect(playBy({ ...USUAL_DOOR_RULES, relock: 'on-close' }, CLOSED, ...visit, opens(3_000)).kind).toBe(
      'forced',
    );
    expect(play(CLOSED, ...visit, opens(3_000)).kind).toBe('open');
  });
});

test('a board that is away for a moment and comes back locked is no second locking', () => {
  expect(play(CLOSED, strike(1_000, 'unknown'), strike(2_000, 'locked')).told).toEqual([]);
  const released = play(CLOSED, release(0), strike(10, 'released'));
  expect(play(released.state, strike(1_000, 'unknown'), strike(2_000, 'locked')).told).toEqual([
    'strike-locked',
  ]);
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
    const unlocked = play(open, strike(1_100, 'released'), strike(6_000, 'locked'), tick(40_000)).state;
    const again = play(unlocked, release(50_000), strike(50_010, 'released'), tick(80_009));
    expect(again.told).toEqual(['strike-released']);
    expect(play(again.state, tick(80_010)).told).toEqual(['held-warning']);
  });

  test('stays an alarm on an order that released nothing', () => {
    const held = play(open, tick(61_000)).state;
    expect(play(held, release(62_000)).kind).toBe('held');
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
    const again = play(unseen.state, closes(2_000), lost(3_000), closes(4_000), lost(5_000));
    expect([again.kind, again.told]).toEqual(['unknown', ['closed']]);
    expect(play(again.state, tick(60_999)).told).toEqual([]);
    expect(play(again.state, tick(61_000)).told).toEqual(['position-lost']);
  });

  test('is told when it can be read again, because the log says otherwise', () => {
    expect(play(unseen.state, closes(2_000))).toMatchObject({ kind: 'closed-locked', told: ['closed'] });
    const open = play(CLOSED, release(0), opens(1_000), lost(2_000), opens(3_000));
    expect(open.told).toEqual(['opened', 'position-lost', 'opened']);
    expect(open.kind).toBe('open');
  });

  test('does not hide that the door was forced meanwhile', () => {
    expect(play(unseen.state, opens(2_000)).kind).toBe('forced');
  });
});

test('a door that is found open at the start was not seen to be forced', () => {
  expect(play(UNSEEN_DOOR, opens(0))).toMatchObject({ kind: 'open', told: ['opened'] });
});
