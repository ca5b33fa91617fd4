/**
 * A house with as many people in it as is asked for, the same at every run, with names in eight scripts. The names are
 * put together from syllables, so that there are as many different ones as in a real town, and some are common.
 */
import type { Resident } from '../../../shared/domain/directory.ts';
import { ResidentId, UnitId } from '../../../shared/domain/ids.ts';
import { seededRandom } from '../../harness/randomness.ts';

export interface Named {
  readonly script: string;
  readonly resident: Resident;
}

const PEOPLE_IN_A_UNIT = 2.5;

interface Script {
  readonly name: string;
  readonly percent: number;
  readonly syllables: readonly string[];
  /** Syllables to a word, and what is between words. */
  readonly length: readonly [number, number];
  readonly between: string;
}

const SCRIPTS: readonly Script[] = [
  {
    name: 'Latin',
    percent: 60,
    syllables:
      'ma ri jo an sa lo ke de ni ta ro el is en ber son ski ez lá né ó ç ü ø ł th ar li wi mc'.split(' '),
    length: [2, 4],
    between: ' ',
  },
  {
    name: 'Cyrillic',
    percent: 8,
    syllables: 'ан на ку зне цо ва ол ек са шев чен ко ми ле йо'.split(' '),
    length: [2, 4],
    between: ' ',
  },
  {
    name: 'Arabic',
    percent: 8,
    syllables: 'مح مد ال أح فا طم ة زه را عب د ـي كر يم'.split(' '),
    length: [2, 4],
    between: ' ',
  },
  {
    name: 'Hebrew',
    percent: 4,
    syllables: 'דו ד כ הן נו עה לו י אב רם מי כל'.split(' '),
    length: [2, 3],
    between: ' ',
  },
  {
    name: 'Han',
    percent: 8,
    syllables: [...'王李张刘陈杨黄赵周吴小明丽华建国美玲秀英志强'],
    length: [1, 2],
    between: '',
  },
  {
    name: 'Hangul',
    percent: 5,
    syllables: [...'김이박최정민준서연지우현수하은영'],
    length: [1, 2],
    between: '',
  },
  {
    name: 'Devanagari',
    percent: 4,
    syllables: 'प्रि या श र्मा अ र्जु न प टेल रा म दे वी'.split(' '),
    length: [2, 3],
    between: ' ',
  },
  {
    name: 'Thai',
    percent: 3,
    syllables: 'สม ชาย ใจ ดี กนก วรรณ ศรี สุข'.split(' '),
    length: [2, 3],
    between: ' ',
  },
];

export function houseOf(people: number, seed: number): readonly Named[] {
  const below = dice(seed);
  const families = new Map(SCRIPTS.map((script) => [script, words(script, Math.ceil(people / 12), below)]));
  const givens = new Map(SCRIPTS.map((script) => [script, words(script, Math.ceil(people / 40), below)]));
  const units = Math.max(1, Math.round(people / PEOPLE_IN_A_UNIT));
  return Array.from({ length: people }, (_, n) => {
    const script = scriptAt(below(100));
    const [given, family] = [
      common(givens.get(script) ?? [], below),
      common(families.get(script) ?? [], below),
    ];
    const name = `${given}${script.between}${family}`;
    const aliases = below(10) === 0 ? [`${name} ${common(families.get(script) ?? [], below)}`] : [];
    const resident: Resident = {
      id: ResidentId.parse(`resident-${n}`),
      unit: UnitId.parse(`unit-${below(units)}`),
      name,
      aliases,
      language: 'en',
      lowReach: false,
    };
    return { script: script.name, resident };
  });
}

/** Whole numbers below a bound. */
export function dice(seed: number): (bound: number) => number {
  const random = seededRandom(seed);
  return (bound) => {
    const [a = 0, b = 0, c = 0] = random(3);
    return ((a << 16) | (b << 8) | c) % bound;
  };
}

function scriptAt(percent: number): Script {
  let sum = 0;
  for (const script of SCRIPTS) {
    sum += script.percent;
    if (percent < sum) return script;
  }
  throw new Error('the scripts do not come to 100 percent');
}

function words(
  { syllables, length: [least, most] }: Script,
  count: number,
  below: (bound: number) => number,
) {
  return Array.from({ length: count }, () => {
    const parts = least + below(most - least + 1);
    const word = Array.from({ length: parts }, () => syllables[below(syllables.length)] ?? '').join('');
    return word.charAt(0).toUpperCase() + word.slice(1);
  });
}

/** As with real names, the first ones are borne by many. */
function common(all: readonly string[], below: (bound: number) => number): string {
  return all[Math.min(below(all.length), below(all.length))] ?? '';
}
