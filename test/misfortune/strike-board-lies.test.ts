import { expect, test } from 'vitest';
import { stepDoor } from '../../hardware/strike/door.ts';
import { UNSEEN_DOOR } from '../../hardware/strike/door-state.ts';
import { createRelayStrike } from '../../hardware/strike/relay-strike.ts';
import { createManualClock } from '../harness/manual-clock.ts';

/** A board whose relay does one thing and whose answers say another. */
async function aLiar(shown: (energised: number, asked: number) => number | null) {
  const clock = createManualClock();
  let relay = 0;
  let asked = 0;
  const strike = createRelayStrike(
    {
      endsByItself: false,
      on: async () => {
        relay = 1;
      },
      allOff: async () => {
        relay = 0;
      },
      read: async () => shown(relay, asked++),
    },
    clock,
  );
  void strike.lock();
  await clock.advance(2_000);
  return { clock, strike, relay: () => relay };
}

test('a board that never shows its relay on is not called released, and is told to let go at once', async () => {
  const { clock, strike, relay } = await aLiar(() => 0);
  const release = strike.release(5_000);
  await clock.advance(200);
  expect(await release).toEqual({ ok: false, error: { code: 'not-released' } });
  expect(relay()).toBe(0);
});

test('a board that goes on showing its relay on is an alarm after a second, whatever the relay does', async () => {
  const { clock, strike } = await aLiar((energised, asked) => (asked === 0 ? 0 : Math.max(energised, 1)));
  void strike.release(1_000);
  await clock.advance(1_000 + 1_100);
  expect(strike.state()).toBe('stuck');
  await clock.advance(600_000);
  expect(strike.state()).toBe('stuck');
});

test('a board that answers only now and then is asked until it shows that it let go', async () => {
  const { clock, strike, relay } = await aLiar((energised, asked) => (asked % 3 === 0 ? energised : null));
  await clock.advance(1_000);
  expect(strike.state()).toBe('locked');
  const release = strike.release(1_000);
  await clock.advance(3_000);
  await release;
  expect([strike.state(), relay()]).toEqual(['locked', 0]);
});

test('what no read-back shows, a contact welded shut, the door’s own sensor does: an opening nobody ordered', () => {
  const locked = stepDoor(UNSEEN_DOOR, { type: 'strike', atMs: 0, state: 'locked' });
  const shut = stepDoor(locked.state, { type: 'position', atMs: 0, position: 'closed' });
  const opened = stepDoor(shut.state, { type: 'position', atMs: 60_000, position: 'open' });
  expect(opened.observations).toEqual(['opened', 'forced']);
});
