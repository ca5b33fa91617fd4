import { describe, expect, test } from 'vitest';
import type { DoorPosition, StrikeState } from '../../../../hardware/ports/strike.ts';
import { watchDoor } from '../../../../main/host/door/door-watch.ts';
import { Door } from '../../../../shared/domain/place.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

const DOOR = Door.parse({ id: 'main', releaseMs: 5_000 });

function bench(at: DoorPosition = 'closed', door = DOOR) {
  const clock = createManualClock();
  const noted: string[] = [];
  const locked: number[] = [];
  let strike: (state: StrikeState) => void = () => undefined;
  let position: (position: DoorPosition) => void = () => undefined;
  let exit: () => void = () => undefined;
  const devices = {
    doorPosition: () => at,
    strike: () => ({ lock: async () => void locked.push(clock.elapsed()) }),
    onStrike: (listener: typeof strike) => {
      strike = listener;
      return () => undefined;
    },
    onDoorPosition: (listener: typeof position) => {
      position = listener;
      return () => undefined;
    },
    onExitRequest: (listener: typeof exit) => {
      exit = listener;
      return () => undefined;
    },
  };
  const deviceLog = { append: async (type: string) => void noted.push(type) };
  const watch = watchDoor(door, devices as never, deviceLog as never, clock);
  const atStart = noted.splice(0);
  return {
    clock,
    atStart,
    noted,
    locked,
    watch,
    strike: (state: StrikeState) => strike(state),
    position: (now: DoorPosition) => position(now),
    exit: () => exit(),
  };
}

describe('the watch at the door', () => {
  test('notes a visit from release to lock, without an alarm', async () => {
    const { watch, strike, position, clock, noted } = bench();
    watch.ordered(5_000);
    strike('released');
    await clock.advance(1_000);
    position('open');
    await clock.advance(4_000);
    strike('locked');
    position('closed');
    await clock.advance(120_000);
    expect(noted).toEqual(['door.released', 'door.opened', 'door.locked', 'door.closed']);
  });

  test('raises the alarm when the door opens and nobody released it', () => {
    const { position, noted } = bench();
    position('open');
    expect(noted).toEqual(['door.opened', 'door.forced']);
  });

  test('raises no alarm when somebody inside works the handle', () => {
    const { position, exit, noted } = bench();
    exit();
    position('open');
    expect(noted).toEqual(['door.exit-requested', 'door.opened']);
  });

  test('raises the alarm within a second of the minute when the door is left open, once', async () => {
    const { watch, position, clock, noted } = bench();
    watch.ordered(5_000);
    position('open');
    await clock.advance(59_000);
    expect(noted).not.toContain('door.held-open');
    await clock.advance(2_000);
    expect(noted.filter((type) => type === 'door.held-open')).toHaveLength(1);
    await clock.advance(120_000);
    expect(noted.filter((type) => type === 'door.held-open')).toHaveLength(1);
  });

  test('notes how it finds the door at the start, and takes an open one for no forced one', () => {
    expect(bench('closed').atStart).toEqual(['door.closed']);
    expect(bench('open').atStart).toEqual(['door.opened']);
    expect(bench('unknown').atStart).toEqual([]);
  });

  test('notes that it cannot see the door, and that the strike is stuck', () => {
    const { position, strike, noted } = bench();
    position('unknown');
    strike('stuck');
    expect(noted).toEqual(['door.unknown', 'door.stuck']);
  });

  test('locks as soon as the door is shut, where that is how it is set', async () => {
    const early = Door.parse({ id: 'main', releaseMs: 5_000, relock: 'on-close' });
    const { watch, strike, position, clock, locked } = bench('closed', early);
    watch.ordered(5_000);
    strike('released');
    await clock.advance(1_000);
    position('open');
    await clock.advance(1_000);
    position('closed');
    expect(locked).toEqual([2_000]);
  });

  test('excuses an opening for as long after the handle as the door is set to', async () => {
    const slow = Door.parse({ id: 'main', releaseMs: 5_000, exitShuntMs: 30_000 });
    const { exit, position, clock, noted } = bench('closed', slow);
    exit();
    await clock.advance(30_000);
    position('open');
    expect(noted).toEqual(['door.exit-requested', 'door.opened']);
  });

  test('tells late that the door is out of sight, if it still is when the minute is over', async () => {
    const { position, clock, noted } = bench();
    position('unknown');
    position('closed');
    position('unknown');
    await clock.advance(59_000);
    expect(noted).toEqual(['door.unknown', 'door.closed']);
    await clock.advance(1_000);
    expect(noted).toEqual(['door.unknown', 'door.closed', 'door.unknown']);
    expect(clock.waiting()).toBe(0);
  });

  test('is one alarm after another only when somebody answered the first', async () => {
    const { position, clock, noted, watch } = bench();
    for (let knock = 0; knock < 100; knock++) {
      position('open');
      await clock.advance(400);
      position('closed');
      await clock.advance(400);
    }
    expect(noted.filter((type) => type === 'door.forced')).toHaveLength(1);
    watch.answered();
    await clock.advance(3_000);
    position('open');
    expect(noted.filter((type) => type === 'door.forced')).toHaveLength(2);
  });

  test('leaves no timer behind', async () => {
    const { watch, position, clock } = bench();
    position('open');
    watch.stop();
    expect(clock.waiting()).toBe(0);
  });
});
