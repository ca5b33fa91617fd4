/** The figures of a run, in one line for each thing measured. */
import type { Blow } from './blows.ts';
import type { TorturedKiosk } from './kiosk.ts';

function countBlows(blows: readonly Blow[], by: 'victim' | 'at'): string {
  const counts = new Map<string, number>();
  for (const blow of blows) counts.set(blow[by], (counts.get(blow[by]) ?? 0) + 1);
  return [...counts].map(([what, count]) => `${count} ${what}`).join(', ');
}

export function summary(kiosk: TorturedKiosk, blows: readonly Blow[], seed: number, ms: number): string {
  const { counts, seen } = kiosk.witness;
  const perMinute = Math.round((blows.length * 60_000) / ms);
  const { host, browser, page, taken } = kiosk.times;
  return [
    `${blows.length} kills in ${Math.round(ms / 1000)} s (${perMinute} a minute), seed ${seed}`,
    `victims: ${countBlows(blows, 'victim')}`,
    `moments: ${countBlows(blows, 'at')}`,
    `starts, median: host ${median(host)} ms, browser ${median(browser)} ms, page ${median(page)} ms`,
    `${taken} times a page was told that another has the kiosk, and was opened again`,
    `${counts.acknowledged} acknowledged of ${seen()} events: none lost, doubled or altered`,
  ].join('\n');
}

function median(times: readonly number[]): number {
  return Math.round(times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0);
}
