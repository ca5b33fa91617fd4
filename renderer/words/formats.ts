/**
 * Numbers, times and durations as a language writes them. The property's time zone says what "today" means; the time
 * itself is handed in.
 */
import type { EpochMs } from '../../shared/basics/clock.ts';
import { type Language, languageEntry } from './languages.ts';

export interface Formats {
  readonly number: (value: number) => string;
  /** 0 … 1, such as 85 %. */
  readonly percent: (share: number) => string;
  /** The time of day. */
  readonly time: (at: EpochMs) => string;
  readonly day: (at: EpochMs) => string;
  readonly dayAndTime: (at: EpochMs) => string;
  /** How long ago, in the largest unit that is not zero: "3 hours ago". */
  readonly age: (at: EpochMs, now: EpochMs) => string;
  /** A wait: "45 sec", "2 min", "1 hr". Rounded up, so that nobody comes back too early. */
  readonly wait: (ms: number) => string;
  /** Space on a disk or a stick: "12.5 GB". */
  readonly gigabytes: (bytes: number) => string;
  readonly list: (items: readonly string[]) => string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function formatsFor(language: Language, timeZone: string): Formats {
  const { locale } = languageEntry(language);
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const gigabytes = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'gigabyte',
    maximumFractionDigits: 1,
  });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const span = (value: number, unit: 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);

  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    time: (at) => time.format(at),
    day: (at) => day.format(at),
    dayAndTime: (at) => dayAndTime.format(at),
    age: (at, now) => {
      const passed = Math.max(0, now - at);
      if (passed < HOUR) return ago.format(-Math.floor(passed / MINUTE), 'minute');
      if (passed < DAY) return ago.format(-Math.floor(passed / HOUR), 'hour');
      return ago.format(-Math.floor(passed / DAY), 'day');
    },
    wait: (ms) => {
      if (ms <= 90_000) return span(Math.ceil(ms / 1000), 'second');
      return ms <= 90 * MINUTE ? span(Math.ceil(ms / MINUTE), 'minute') : span(Math.ceil(ms / HOUR), 'hour');
    },
    gigabytes: (bytes) => gigabytes.format(bytes / 1e9),
    list: (items) => list.format(items),
  };
}
