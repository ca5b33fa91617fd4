import { describe, expect, test } from 'vitest';
import {
  IDLE_MS,
  type KioskEffect,
  type KioskEvent,
  type KioskState,
  startKiosk,
  stepKiosk,
  WARNING_MS,
} from '../../../../renderer/flows/kiosk.ts';
import { sessionId } from '../../../harness/drafts.ts';
import { directory, grant, scanned } from '../../../harness/people.ts';

function walk(from: KioskState, ...events: KioskEvent[]) {
  let effects: readonly KioskEffect[] = [];
  let state = from;
  for (const event of events) {
    const next = stepKiosk(directory, state, event);
    state = next.state;
    effects = next.effects;
  }
  return { state, effects };
}

const courier = walk(startKiosk, { type: 'choose', flow: 'intake' }).state;
const atWork = walk(
  courier,
  { type: 'in-flow', event: { type: 'code-entered', code: '123456' } },
  {
    type: 'answer',
    visit: courier.visit,
    event: { type: 'code-granted', grant: grant('courier'), session: sessionId(1) },
  },
).state;

describe('scan anything at any time', () => {
  test('a carrier label at home begins an intake with it', () => {
    const { state } = walk(startKiosk, { type: 'scanned', scanned: scanned('1Z5R89390357567127', ']C0') });
    expect(state.now).toMatchObject({
      flow: 'intake',
      state: { at: 'code', first: { text: '1Z5R89390357567127' } },
    });
  });

  test('a room label at home says what it is', () => {
    const { state } = walk(startKiosk, { type: 'scanned', scanned: scanned('K2-0001', ']Q1') });
    expect(state.now).toEqual({ flow: 'home', notice: { code: 'room-label', roomCode: 'K2-0001' } });
  });

  test('the sign of a place at home begins nothing, and is said to be one', () => {
    const { state } = walk(startKiosk, { type: 'scanned', scanned: scanned('ZONE:shelf-a', ']Q1') });
    expect(state.now).toEqual({ flow: 'home', notice: { code: 'zone-alone' } });
  });

  test('control characters alone do nothing but a kind word', () => {
    const { state } = walk(startKiosk, { type: 'scanned', scanned: scanned('\u0000\u0007\u001b') });
    expect(state.now).toEqual({ flow: 'home', notice: { code: 'unreadable' } });
  });
});

describe('silence', () => {
  test('of a minute in a flow warns first, and gives time', () => {
    const { state, effects } = walk(atWork, { type: 'silence' });
    expect(state.warned).toBe(true);
    expect(effects).toEqual([
      { do: 'after', timer: 'idle', ms: WARNING_MS, event: { type: 'warning-over' } },
    ]);
  });

  test('is ended by any touch, and the minute begins anew', () => {
    const { state, effects } = walk(atWork, { type: 'silence' }, { type: 'touched' });
    expect(state).toMatchObject({ warned: false, now: { flow: 'intake' } });
    expect(effects).toContainEqual({ do: 'after', timer: 'idle', ms: IDLE_MS, event: { type: 'silence' } });
  });

  test('after the warning goes home, and the visit is closed in the ledger', () => {
    const { state, effects } = walk(atWork, { type: 'silence' }, { type: 'warning-over' });
    expect(state.now).toEqual({ flow: 'home', notice: null });
    expect(effects).toContainEqual({ do: 'abandon', left: atWork.now, how: 'idle' });
  });

  test('at home is nothing to warn of', () => {
    expect(walk(startKiosk, { type: 'silence' }).state).toMatchObject({
      warned: false,
      now: { flow: 'home' },
    });
  });

  test('that was broken in time does not go home late', () => {
    expect(
      walk(atWork, { type: 'silence' }, { type: 'touched' }, { type: 'warning-over' }).state.now.flow,
    ).toBe('intake');
  });
});

describe('while the screen is read aloud', () => {
  const listening = walk(atWork, { type: 'read-aloud', isOn: true });

  test('silence may be twice as long, and so may the warning', () => {
    expect(listening.effects).toContainEqual({
      do: 'after',
      timer: 'idle',
      ms: 2 * IDLE_MS,
      event: { type: 'silence' },
    });
    expect(walk(listening.state, { type: 'silence' }).effects).toEqual([
      { do: 'after', timer: 'idle', ms: 2 * WARNING_MS, event: { type: 'warning-over' } },
    ]);
  });

  test('time can be had again and again, as often as somebody answers', () => {
    let { state } = listening;
    for (let times = 0; times < 20; times++) {
      state = walk(state, { type: 'silence' }, { type: 'touched' }).state;
      expect(state).toMatchObject({ warned: false, readAloud: true, now: { flow: 'intake' } });
    }
  });

  test('the visit ends as any other, and the next one finds the kiosk silent', () => {
    expect(walk(listening.state, { type: 'leave' }).state).toMatchObject({
      readAloud: false,
      now: { flow: 'home' },
    });
  });

  test('it goes on from home into whatever is chosen there', () => {
    const { state } = walk(
      startKiosk,
      { type: 'read-aloud', isOn: true },
      { type: 'choose', flow: 'pickup' },
    );
    expect(state).toMatchObject({ readAloud: true, now: { flow: 'pickup' } });
  });
});

describe.each(['intake', 'pickup', 'staff'] as const)('no visit to %s', (flow) => {
  test('goes home for silence without a warning first', () => {
    const begun = walk(startKiosk, { type: 'choose', flow });
    expect(begun.effects).toContainEqual({
      do: 'after',
      timer: 'idle',
      ms: IDLE_MS,
      event: { type: 'silence' },
    });
    expect(walk(begun.state, { type: 'warning-over' }).state.now.flow).toBe(flow);
    expect(walk(begun.state, { type: 'silence' }).state).toMatchObject({ warned: true, now: { flow } });
  });
});

describe('a late answer', () => {
  test('to a visit that is over reaches nobody', () => {
    const gone = walk(courier, { type: 'leave' }, { type: 'choose', flow: 'intake' }).state;
    const { state } = walk(gone, {
      type: 'answer',
      visit: courier.visit,
      event: { type: 'code-granted', grant: grant('courier'), session: sessionId(1) },
    });
    expect(state.now).toMatchObject({ state: { at: 'code' } });
  });

  test('of another flow changes nothing', () => {
    const { state } = walk(courier, { type: 'in-flow', event: { type: 'zone-seen' } });
    expect(state.now).toEqual(courier.now);
  });
});
