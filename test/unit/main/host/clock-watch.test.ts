import { describe, expect, test } from 'vitest';
import { watchClock } from '../../../../main/host/clock-watch.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const YEAR = 365 * 24 * HOUR;

function bench(latest?: number) {
  const clock = createManualClock();
  const noted: number[] = [];
  const deviceLog = {
    append: async (type: string, { byMs }: { byMs: number }) => {
      expect(type).toBe('clock.jumped');
      noted.push(byMs);
    },
  };
  const stop = watchClock(clock, deviceLog as never, latest ?? null);
  const jump = (ms: number) => clock.setWall(clock.now() + ms);
  return { clock, noted, jump, stop };
}

describe('the watch over the clock', () => {
  test.each([
    ['forward by a year', YEAR],
    ['back by a year', -YEAR],
    ['by little more than a time server would', 5_001],
  ])('notes within seconds that it was set: %s', async (_, ms) => {
    const { clock, noted, jump } = bench();
    await clock.advance(25 * SECOND);
    jump(ms);
    await clock.advance(10 * SECOND);
    expect(noted).toEqual([ms]);
    await clock.advance(24 * HOUR);
    expect(noted).toEqual([ms]);
  });

  test('says nothing of a clock that is right, or is put right by as much as a time server does', async () => {
    const { clock, noted, jump } = bench();
    jump(5_000);
    await clock.advance(24 * HOUR);
    expect(noted).toEqual([]);
  });

  test('tells of a clock that stands still once an hour, and leaves out nothing of it', async () => {
    const { clock, noted } = bench();
    const stopped = clock.now();
    for (let s = 0; s < 2 * 3_600 + 60; s += 10) {
      await clock.advance(10 * SECOND);
      clock.setWall(stopped);
    }
    expect(noted.length).toBe(3);
    expect(noted.every((byMs) => byMs < 0)).toBe(true);
    expect(noted[1]).toBe(-HOUR);
  });

  test('tells of a clock that runs twice as fast', async () => {
    const { clock, noted, jump } = bench();
    for (let s = 0; s < 60; s += 1) {
      jump(SECOND);
      await clock.advance(SECOND);
    }
    expect(noted).toEqual([10 * SECOND]);
  });

  test('notes at a start that the clock is before what was journalled last', () => {
    const start = createManualClock().now();
    expect(bench(start + YEAR).noted).toEqual([-YEAR]);
    expect(bench(start + 5_000).noted).toEqual([]);
    expect(bench(start - YEAR).noted).toEqual([]);
  });

  test('ends with its host', async () => {
    const { clock, stop } = bench();
    await clock.advance(25 * SECOND);
    stop();
    expect(clock.waiting()).toBe(0);
  });
});
