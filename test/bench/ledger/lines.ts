/**
 * What the samples come to: one line for each thing that has a goal, beside its baseline of the same run. A goal is a
 * ratio, never a time: machines differ, and this one was not alone.
 */
import { perSecond, type Summary, summarise } from '../statistics.ts';
import type { Measured } from './measure.ts';
import type { ContenderName } from './page/contender.ts';
import { type QuestionName, questionNames, type Times } from './page/measuring.ts';

export interface Line {
  readonly what: string;
  /** How many events the ledger had. */
  readonly size: number;
  readonly ours: Summary | null;
  readonly beside: string;
  readonly baseline: Summary | null;
  readonly ratio: number | null;
  readonly goal: string;
  /** Null where there is no goal, or nothing to compare with. */
  readonly reached: boolean | null;
}

interface Goal {
  readonly words: string;
  readonly isReached: (ratio: number) => boolean;
}

const MB = 1e6;
const peerNames: Readonly<Record<ContenderName, string>> = {
  ours: 'ours',
  raw: 'raw, strict',
  dexie: 'Dexie, strict',
  rxdb: 'RxDB, strict',
  pouchdb: 'PouchDB, relaxed',
};
const questionWords: Readonly<Record<QuestionName, string>> = {
  waitingFor: 'open packages of a unit',
  withCode: 'package by room code',
  withTracking: 'package by tracking number',
  board: 'room board',
};

const atLeast = (least: number): Goal => ({
  words: `≥ ${least}`,
  isReached: (ratio) => ratio >= least,
});
const atMost = (most: number): Goal => ({ words: `≤ ${most}`, isReached: (ratio) => ratio <= most });
const none: Goal | null = null;

export function linesOf(measured: readonly Measured[]): Line[] {
  const [first] = measured;
  return measured.flatMap((at) => [
    ...appendLines(at),
    ...(first === undefined || first === at ? [] : growthLines(first, at)),
    ...batchLines(at),
    ...questionNames.flatMap((name) => questionLines(name, at)),
    startLine(first ?? at, at),
    {
      ...alone('the host opens its journal', at.size),
      ours: summarise(at.openJournal),
    },
    memoryLine("the page's memory, MB", at.size, at.pageBytes, 300),
    memoryLine("the host's memory, MB", at.size, at.hostBytes, 150),
  ]);
}

function appendLines({ size, append }: Measured): Line[] {
  return [
    rateLine('append, a second', size, append, 'raw', atLeast(0.7)),
    p95Line('append, p95', size, append, 'raw', atMost(1.6)),
    rateLine('append, a second', size, append, 'dexie', none),
    rateLine('append, a second', size, append, 'rxdb', { words: '> 1.2', isReached: (ratio) => ratio > 1.2 }),
    rateLine('append, a second', size, append, 'pouchdb', none),
  ];
}

/** How much slower than in a new ledger, beside how much slower raw became. */
function growthLines(first: Measured, at: Measured): Line[] {
  const growth = (who: ContenderName) => mean(at.append[who]) / mean(first.append[who]);
  const ratio = growth('ours') / growth('raw');
  const goal = atMost(1.3);
  return [
    {
      ...alone('append, slower than in a new ledger', at.size),
      beside: 'raw, the same',
      ratio,
      goal: goal.words,
      reached: goal.isReached(ratio),
    },
  ];
}

function batchLines({ size, batch }: Measured): Line[] {
  return [rateLine('import of 100, a second', size, batch, 'raw', atLeast(0.9))];
}

function questionLines(name: QuestionName, { size, questions }: Measured): Line[] {
  const times = questions[name];
  if (times === undefined) return [];
  const what = `${questionWords[name]}, p95`;
  return [
    p95Line(what, size, times, 'raw', atMost(2)),
    p95Line(what, size, times, 'rxdb', none),
    p95Line(what, size, times, 'pouchdb', none),
  ];
}

function startLine(first: Measured, at: Measured): Line {
  const [ours, baseline] = [summarise(at.start), summarise(first.start)];
  const ratio = ours.p50 / baseline.p50;
  const goal = atMost(1.2);
  return {
    what: 'start, median',
    size: at.size,
    ours,
    beside: 'itself, new ledger',
    baseline,
    ratio: at === first ? null : ratio,
    goal: goal.words,
    reached: at === first ? null : goal.isReached(ratio),
  };
}

function memoryLine(what: string, size: number, bytes: number, most: number): Line {
  const ours = summarise([bytes / MB]);
  return { ...alone(what, size), ours, goal: `≤ ${most} MB`, reached: ours.p50 <= most };
}

function rateLine(what: string, size: number, times: Times, who: ContenderName, goal: Goal | null): Line {
  return line(what, size, times, who, goal, (ours, other) => perSecond(ours) / perSecond(other));
}

function p95Line(what: string, size: number, times: Times, who: ContenderName, goal: Goal | null): Line {
  return line(what, size, times, who, goal, (ours, other) => ours.p95 / other.p95);
}

function line(
  what: string,
  size: number,
  times: Times,
  who: ContenderName,
  goal: Goal | null,
  compare: (ours: Summary, other: Summary) => number,
): Line {
  const ours = summarise(times.ours ?? []);
  const samples = times[who];
  if (samples === undefined) {
    const beside = `${peerNames[who]}: not filled, takes too long`;
    return { ...alone(what, size), ours, beside };
  }
  const baseline = summarise(samples);
  const ratio = compare(ours, baseline);
  return {
    what,
    size,
    ours,
    beside: peerNames[who],
    baseline,
    ratio,
    goal: goal?.words ?? '',
    reached: goal?.isReached(ratio) ?? null,
  };
}

function alone(what: string, size: number): Line {
  return { what, size, ours: null, beside: '', baseline: null, ratio: null, goal: '', reached: null };
}

function mean(samples: readonly number[] = []): number {
  return summarise(samples).mean;
}
