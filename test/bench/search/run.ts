/**
 * How long the kiosk thinks between a keystroke and the names that fit, in a large house: `npm run bench -- search
 * [PEOPLE]`. Ours and the others take each keystroke in turns. It draws nothing: the screen's part is not in it.
 */
import { type Directory, unitNamed } from '../../../shared/domain/directory.ts';
import { UnitId } from '../../../shared/domain/ids.ts';
import { wordsOf } from '../../../shared/search/fold.ts';
import { searchPeopleInPieces } from '../../../shared/search/people.ts';
import { machineInWords, thisMachine } from '../machine.ts';
import { summarise } from '../statistics.ts';
import { type Cell, table } from '../table.ts';
import { type Finder, linear, miniSearch, ours } from './finders.ts';
import { houseOf, type Named } from './house.ts';
import { type Keystroke, keystrokesFor } from './keystrokes.ts';

const USUAL_PEOPLE = 20_000;
const TYPED_NAMES = 150;
const BUILDS = 5;
const SEED = 1;
/** As many as the screen shows. */
const LIMIT = 4;
/** One picture of a screen at 60 Hz. */
const GOAL_MS = 16;
/** Not counted: the engine is still learning. */
const WARM_UP = 200;

export async function run(args: readonly string[]): Promise<void> {
  const house = houseOf(Number(args[0] ?? USUAL_PEOPLE), SEED);
  const strokes = keystrokesFor(house, TYPED_NAMES, SEED + 1);
  console.log(`${house.length} people, ${strokes.length} keystrokes. ${machineInWords(thisMachine(null))}\n`);
  console.log(measured(house, strokes));
  console.log(`\n${await builds(house)}\n\n${byUnit(house)}`);
}

function measured(house: readonly Named[], strokes: readonly Keystroke[]): string {
  const finders = [ours(house), miniSearch(house), linear(house)];
  const bearers = new Map(house.map((named) => [named.resident.id as string, wordsBorneBy(named)]));
  const ask = ({ find }: Finder, { typed, meant }: Keystroke): Sample => {
    const since = performance.now();
    const found = find(typed, LIMIT);
    const ms = performance.now() - since;
    const isRight = (id: string) => meant?.every((word) => bearers.get(id)?.has(word)) ?? false;
    return { ms, isListed: meant === null ? null : found.some(isRight) };
  };
  for (const stroke of strokes.slice(0, WARM_UP)) for (const finder of finders) ask(finder, stroke);
  const samples = strokes.map((stroke) => ({
    kind: stroke.kind,
    of: finders.map((finder) => ask(finder, stroke)),
  }));
  const row = (kind: string, chosen: typeof samples): Cell[] => {
    const figures = finders.map((_, which) => figuresOf(chosen.flatMap(({ of }) => of[which] ?? [])));
    return [kind, String(chosen.length), ...figures.flat(), isReached(figures[0]?.[1] ?? Number.NaN)];
  };
  const kinds = [...new Set(strokes.map(({ kind }) => kind))].toSorted();
  const rows = kinds.map((kind) =>
    row(
      kind,
      samples.filter((sample) => sample.kind === kind),
    ),
  );
  const headings = finders.flatMap(({ name }) => [`${name}: p50 ms`, 'p95 ms', 'listed %']);
  return table(['typed', 'keystrokes', ...headings, `ours ≤ ${GOAL_MS}`], [...rows, row('all', samples)]);
}

interface Sample {
  readonly ms: number;
  /** Null where nothing was asked of the answer. */
  readonly isListed: boolean | null;
}

function figuresOf(samples: readonly Sample[]): [number, number, number] {
  const { p50, p95 } = summarise(samples.map(({ ms }) => ms));
  const asked = samples.filter(({ isListed }) => isListed !== null);
  return [p50, p95, (100 * asked.filter(({ isListed }) => isListed).length) / asked.length];
}

function wordsBorneBy({ resident: { name, aliases } }: Named): ReadonlySet<string> {
  return new Set([name, ...aliases].flatMap(wordsOf));
}

const isReached = (ms: number) => (ms <= GOAL_MS ? 'yes' : 'no');

/** In pieces, what counts is the longest: so long a key that was struck meanwhile waits. */
async function builds(house: readonly Named[]): Promise<string> {
  const rows = [ours, miniSearch, linear].map((make): Cell[] => {
    const times = Array.from({ length: BUILDS }, () => {
      const since = performance.now();
      make(house);
      return performance.now() - since;
    });
    const { p50 } = summarise(times);
    return [make([]).name, p50, p50, isReached(p50)];
  });
  const residents = house.map(({ resident }) => resident);
  const [whole, longest]: [number[], number[]] = [[], []];
  for (let build = 0; build < BUILDS; build++) {
    const blocks = watchBlocks();
    const since = performance.now();
    await searchPeopleInPieces(residents);
    whole.push(performance.now() - since);
    longest.push(blocks());
  }
  const inPieces = summarise(longest).p50;
  const row = ['ours, in pieces', summarise(whole).p50, inPieces, isReached(inPieces)];
  return table(['made', 'whole, ms', 'at once, ms', `at once ≤ ${GOAL_MS}`], [row, ...rows]);
}

/** Gives the longest time for which nothing else could run, once it is called. */
function watchBlocks(): () => number {
  let [longest, last] = [0, performance.now()];
  let isOver = false;
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  return () => {
    isOver = true;
    longest = Math.max(longest, performance.now() - last);
    return longest;
  };
}

/** The other way to a person: the unit by its name, then whoever lives there. */
function byUnit(house: readonly Named[]): string {
  const residents = house.map(({ resident }) => resident);
  const ids = [...new Set(residents.map(({ unit }) => unit))];
  const units = ids.map((id, n) => ({ id: UnitId.parse(id), name: `${n + 1}B` }));
  const directory = { units, residents } as Pick<Directory, 'units' | 'residents'> as Directory;
  const times = units.slice(0, 500).map((_, n) => {
    const since = performance.now();
    const unit = unitNamed(directory, `${((n * 7919) % units.length) + 1}b`);
    residents.filter((resident) => resident.unit === unit?.id);
    return performance.now() - since;
  });
  const { p50, p95 } = summarise(times);
  return table(
    ['recipients by unit', 'p50 ms', 'p95 ms', `p95 ≤ ${GOAL_MS}`],
    [[`${units.length} units`, p50, p95, isReached(p95)]],
  );
}
