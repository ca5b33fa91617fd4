/**
 * A day as somebody types it: `2026-11-23`, `11/23`, `23.11.2026`, or `11 23` where the keyboard has nothing else. It
 * knows neither clock nor time zone.
 */

const ISO = /^(\d{4})[ -](\d{1,2})[ -](\d{1,2})$/;
const SHORT = /^(\d{1,2})[ /.-](\d{1,2})(?:[ /.-](\d{4})?)?$/;

/** Every date that may be meant, such as `2026-11-23`. Without a year it is the latest that is not after `today`. */
export function daysTyped(text: string, today: string): readonly string[] {
  const typed = text.trim();
  const [, year, month, day] = ISO.exec(typed) ?? [];
  if (year !== undefined) return [dateOf(year, month, day)].filter((date) => date !== null);
  const [, first, second, said] = SHORT.exec(typed) ?? [];
  if (first === undefined) return [];
  // Americans write the month first, most others the day: what can be both is looked for as both.
  const dates = [
    [first, second],
    [second, first],
  ].map(([ofYear, ofMonth]) => {
    if (said !== undefined) return dateOf(said, ofYear, ofMonth);
    const thisYear = dateOf(today.slice(0, 4), ofYear, ofMonth);
    if (thisYear !== null && thisYear <= today) return thisYear;
    return dateOf(String(Number(today.slice(0, 4)) - 1), ofYear, ofMonth);
  });
  return [...new Set(dates)].filter((date) => date !== null);
}

/** Null for a day that no calendar has. */
function dateOf(year = '', month = '', day = ''): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${date}T00:00:00.000Z`);
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(date) ? null : date;
}
