/** What was seen of attempts and of patience, in plain words, for whoever waited for it. */
import type { Seen } from './attempts.ts';
import type { Patience, Targets } from './patience.ts';

const HOUR_MS = 3_600_000;
const CODES = 1_000_000;

export function reportOf(seen: Seen, realMs: number): string {
  const { tally, trueGuesses, comparedMs, releases, virtualMs } = seen;
  const sorted = comparedMs.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const hashing = comparedMs.reduce((sum, ms) => sum + ms, 0);
  const rows = [...tally.answers]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, by]) => `  ${kind}: ${[...by].map(([answer, count]) => `${answer} ${count}`).join(', ')}`);
  return [
    `${tally.tries()} attempts in ${hours(virtualMs)} of the kiosk's clock and ${(realMs / 1000).toFixed(0)} s of ours`,
    ...rows,
    `refused for a wait: ${tally.of('waiting')}; compared and wrong, or right: ${comparedMs.length}, ${median.toFixed(0)} ms each (median), ${(hashing / 1000).toFixed(0)} s in all`,
    `${seen.clocksSet} times the clock was set, ${seen.restarts} restarts, ${seen.powerCuts} power cuts, ${seen.pinsReissued} PINs given out anew`,
    `true guesses: ${trueGuesses.length}${trueGuesses.map((one) => `\n  ${one}`).join('')}`,
    `the strike was released ${releases} times: 2 by right, ${releases - 2} by a true guess; ${seen.bytesToStrike} bytes went to its board; the ledger says the same, in ${seen.events} events`,
  ].join('\n');
}

export function patienceInWords(targets: Targets, { compared, letIn, tookMs, disabled }: Patience): string {
  const chance = compared === 0 ? 0 : Math.round(CODES / compared);
  return `a patient burglar at ${targets}: ${compared} PINs compared in ${hours(tookMs)} (one chance in ${chance.toLocaleString('en')}), ${letIn} right, ${disabled} PINs disabled`;
}

function hours(ms: number): string {
  return `${(ms / HOUR_MS).toFixed(1)} h`;
}
