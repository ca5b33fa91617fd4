import { describe, expect, test } from 'vitest';
import type { DoorPosition, StrikeState } from '../../../../hardware/ports/strike.ts';
import { watchDoor } from '../../../../main/host/door/door-watch.ts';
import { DoorId } from '../../../../shared/domain/ids.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

const DOOR = DoorId.parse('main');

function bench(at: DoorPosition = 'closed') {
  const clock = createManualClock();
  const noted: string[] = [];
  let strike: (state: StrikeState) => void = () => undefined;
  let position: (position: DoorPosition) => void = () => undefined;
  let exit: () => void = () => undefined;
  const devices = {
    doorPosition: () => at,
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
  const watch = watchDoor(DOOR, devices as never, deviceLog as never, clock);
  const atStart = noted.splice(0);
  return {
    clock,
    atStart,
    noted,
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
    expect(noted).toEqual(['door.opened']);
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

  test('leaves no timer behind', async () => {
    const { watch, position, clock } = bench();
    position('open');
    watch.stop();
    expect(clock.waiting()).toBe(0);
  });
});
