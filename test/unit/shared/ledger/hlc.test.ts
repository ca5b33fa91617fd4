import { describe, expect, test } from 'vitest';
import { formatTime, nextTime, parseTime } from '../../../../shared/ledger/hlc.ts';

describe('the hybrid logical clock', () => {
  test('follows the wall clock while that goes forward', () => {
    expect(nextTime({ ms: 5, counter: 7 }, 6)).toEqual({ ms: 6, counter: 0 });
  });

  test('counts on when the wall clock stands still', () => {
    expect(nextTime({ ms: 5, counter: 0 }, 5)).toEqual({ ms: 5, counter: 1 });
  });

  test('counts on when the wall clock is set back by a year', () => {
    expect(nextTime({ ms: 2_000_000_000_000, counter: 0 }, 1_968_464_000_000)).toEqual({
      ms: 2_000_000_000_000,
      counter: 1,
    });
  });

  test('borrows a millisecond when the counter is full', () => {
    expect(nextTime({ ms: 5, counter: 0xffff }, 5)).toEqual({ ms: 6, counter: 0 });
  });

  test('sorts as text as it orders, and reads back', () => {
    const times = [
      { ms: 1, counter: 0 },
      { ms: 1, counter: 1 },
      { ms: 1, counter: 0xffff },
      { ms: 16, counter: 0 },
      { ms: 2_000_000_000_000, counter: 3 },
    ];
    const written = times.map((time) => formatTime(time, 'kiosk-1'));
    expect(written.toSorted()).toEqual(written);
    expect(written.map(parseTime)).toEqual(times);
  });
});
