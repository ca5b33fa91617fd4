/** An instant as people at the property read it, in a form that no language reads another way: 2026-11-23 04:00:05. */
import type { EpochMs } from '../basics/clock.ts';

export type LocalTime = (at: EpochMs) => string;

export function localTimeIn(timeZone: string): LocalTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => {
    const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const of = (...types: readonly Intl.DateTimeFormatPartTypes[]) => types.map((type) => part.get(type));
    return `${of('year', 'month', 'day').join('-')} ${of('hour', 'minute', 'second').join(':')}`;
  };
}

/** 2026-11-23 09:00:05 of the same instant. */
export const utcTime: LocalTime = (at) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
