import { describe, expect, test } from 'vitest';
import { err, ok } from '../../shared/basics/result.ts';
import { must, plugged } from '../harness/devices.ts';
import { createManualClock } from '../harness/manual-clock.ts';
import { BOARD_FAMILIES, type BoardFamily } from '../harness/strike-boards.ts';

/** Time for any of them to be opened, told and read back once. */
const SETTLES_MS = 500;

async function opened(family: BoardFamily, prepare?: (device: ReturnType<BoardFamily['make']>) => void) {
  const clock = createManualClock();
  const device = family.make(clock);
  prepare?.(device);
  const opening = family.open(plugged(device.wire), clock);
  await clock.advance(SETTLES_MS);
  const board = must(await opening);
  const states: string[] = [board.strike.state()];
  board.strike.onState((state) => states.push(state));
  await clock.advance(SETTLES_MS);
  return { clock, device, ...board, states };
}

describe.each(BOARD_FAMILIES)('a strike on a $name board', (family) => {
  test('lets everything go when it is opened, whatever it was last told, and shows it', async () => {
    const { device, states } = await opened(family, (before) => {
      for (let relay = 0; relay < before.relays.count; relay++) before.relays.switch(relay, 'on');
    });
    expect(device.relays.mask()).toBe(0);
    expect(states).toEqual(['locked']);
  });

  test('is released for its time with its one relay, and not longer', async () => {
    const { clock, device, strike, states } = await opened(family);
    const release = strike.release(5_000);
    await clock.advance(200);
    expect(await release).toEqual(ok());
    expect(device.relays.mask()).toBe(1);
    await clock.advance(4_700);
    expect(device.relays.mask()).toBe(1);
    await clock.advance(400);
    expect(device.relays.mask()).toBe(0);
    expect(states).toEqual(['locked', 'released', 'locked']);
  });

  test('is never released for longer than the hardest limit, whoever asks', async () => {
    const { clock, device, strike } = await opened(family);
    void strike.release(24 * 60 * 60_000);
    await clock.advance(strike.maxReleaseMs + SETTLES_MS);
    expect(device.relays.mask()).toBe(0);
  });

  test('takes no second release while one is under way', async () => {
    const { clock, device, strike } = await opened(family);
    const first = strike.release(2_000);
    const second = strike.release(20_000);
    await clock.advance(200);
    expect([await first, await second]).toEqual([ok(), err({ code: 'busy' })]);
    await clock.advance(2_300);
    expect(device.relays.mask()).toBe(0);
  });

  test('that sticks is an alarm after a second, and is told to let go until it does', async () => {
    const { clock, device, strike, states } = await opened(family);
    void strike.release(1_000);
    await clock.advance(300);
    device.relays.setStuck(true);
    await clock.advance(700 + 1_000);
    expect(states.at(-1)).toBe('stuck');
    device.relays.setStuck(false);
    await clock.advance(SETTLES_MS);
    expect(device.relays.mask()).toBe(0);
    expect(states.at(-1)).toBe('locked');
  });

  test('whose board falls silent is an alarm after a second, and locked when it speaks again', async () => {
    const { clock, device, strike, states } = await opened(family);
    void strike.release(1_000);
    await clock.advance(300);
    device.habits.isSilent = true;
    await clock.advance(700 + 1_000);
    expect(states.at(-1)).toBe('stuck');
    device.habits.isSilent = false;
    await clock.advance(2_000);
    expect(device.relays.mask()).toBe(0);
    expect(states.at(-1)).toBe('locked');
  });

  test('whose board obeys and says nothing is not called released, nor locked', async () => {
    const { clock, device, strike, states } = await opened(family);
    device.habits.isMute = true;
    const release = strike.release(3_000);
    await clock.advance(4_000);
    expect(await release).toEqual(err({ code: 'not-released' }));
    expect(device.relays.mask()).toBe(0);
    expect(states.at(-1)).toBe('stuck');
  });

  test('with a second relay on that nobody ordered is not called released', async () => {
    const { clock, device, strike } = await opened(family);
    device.relays.switch(1, 'on');
    const release = strike.release(3_000);
    await clock.advance(1_000);
    expect(await release).toEqual(err({ code: 'not-released' }));
    expect(device.relays.mask()).toBe(0);
  });

  test('is gone when it is unplugged, and locked first of all when it is back', async () => {
    const { clock, device, strike, states } = await opened(family);
    void strike.release(5_000);
    await clock.advance(300);
    device.wire.unplug();
    expect(states.at(-1)).toBe('unknown');
    expect(await strike.release(5_000)).toEqual(err({ code: 'gone' }));
    await clock.advance(10_000);
    const again = family.open(plugged(device.wire), clock);
    await clock.advance(SETTLES_MS);
    must(await again);
    await clock.advance(SETTLES_MS);
    expect(device.relays.mask()).toBe(0);
  });

  test('is locked when it is closed in the middle of a release, and leaves no timer', async () => {
    const { clock, device, strike, close } = await opened(family);
    void strike.release(5_000);
    await clock.advance(300);
    const closing = close();
    await clock.advance(1_500);
    await closing;
    expect(device.relays.mask()).toBe(0);
    expect(clock.waiting()).toBe(0);
  });

  test('that cannot be locked does not keep it from being closed', async () => {
    const { clock, device, strike, close } = await opened(family);
    void strike.release(5_000);
    await clock.advance(300);
    device.habits.isSilent = true;
    let isClosed = false;
    void close().then(() => {
      isClosed = true;
    });
    await clock.advance(2_000);
    expect(isClosed).toBe(true);
    await clock.advance(5_000);
    expect(clock.waiting()).toBe(0);
  });

  test('warns whoever sets it up when nothing but the kiosk ends a release', async () => {
    const { strike } = await opened(family);
    expect(strike.setUpWarning).toBe(family.endsByItself ? null : 'no-own-limit');
  });
});
