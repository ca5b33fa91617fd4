import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../../../renderer/words/formats.ts';

const NEW_YORK = 'America/New_York';
const AFTERNOON = Date.UTC(2026, 10, 23, 19, 42);
const HOUR = 3_600_000;
/** Intl parts a time and its AM with a narrow space in one version and a plain one in the next. */
const plain = (text: string) => text.replace(/\s/gu, ' ');

describe('times', () => {
  it('are those of the property, not of the machine', () => {
    expect(plain(formatsFor('en', NEW_YORK).time(AFTERNOON))).toBe('2:42 PM');
    expect(plain(formatsFor('es', NEW_YORK).time(AFTERNOON))).toBe('14:42');
  });

  it('keep Latin digits in Arabic, as the codes beside them', () => {
    expect(formatsFor('ar', NEW_YORK).time(AFTERNOON)).toMatch(/2:42/);
  });
});

describe('how long ago', () => {
  const { age } = formatsFor('en', NEW_YORK);

  it.each([
    [0, 'this minute'],
    [59_000, 'this minute'],
    [2 * HOUR, '2 hours ago'],
    [25 * HOUR, 'yesterday'],
    [100 * HOUR, '4 days ago'],
  ])('%i ms reads "%s"', (ms, text) => {
    expect(age(AFTERNOON - ms, AFTERNOON)).toBe(text);
  });

  it('is now, not in the future, when the clock was set back', () => {
    expect(age(AFTERNOON + HOUR, AFTERNOON)).toBe('this minute');
  });
});

describe('a wait', () => {
  const { wait } = formatsFor('en', NEW_YORK);

  it.each([
    [1, '1 second'],
    [29_400, '30 seconds'],
    [120_000, '2 minutes'],
    [121_000, '3 minutes'],
    [2 * HOUR, '2 hours'],
  ])('of %i ms reads "%s": never too short', (ms, text) => {
    expect(wait(ms)).toBe(text);
  });
});
