/** What is typed of a name, one keystroke after the other, as it would stand in the field. */
import { fold, isUnspaced, wordsOf } from '../../../shared/search/fold.ts';
import { dice, type Named } from './house.ts';

export interface Keystroke {
  readonly typed: string;
  /** Of which kind: the script of the name, or what was done to it. */
  readonly kind: string;
  /** Words of which a good search lists somebody who bears them all; null while too little is typed to ask for that. */
  readonly meant: readonly string[] | null;
}

const MOST_TYPED = 12;
const SHORTEST = 2;
/** A typo in less than that is another name. */
const TYPO_FROM = 6;

export function keystrokesFor(house: readonly Named[], people: number, seed: number): readonly Keystroke[] {
  const below = dice(seed);
  return Array.from({ length: people }, () => house[below(house.length)]).flatMap((named) => {
    if (named === undefined) return [];
    const words = wordsOf(named.resident.name);
    const spaced = words.filter((word) => !isUnspaced(word));
    const whole = spaced.at(-1) ?? fold(named.resident.name).split(' ')[0] ?? '';
    const wrong = spaced.length === 0 ? null : withTypo(whole, below);
    const both = spaced.length < 2 ? null : `${spaced[0]} ${spaced.at(-1)}`;
    const meant = wordsOf(whole);
    return [
      ...growing(whole, named.script, meant),
      ...(wrong === null ? [] : growing(wrong, 'a letter wrong', meant)),
      ...(both === null ? [] : growing(both, 'two words', spaced)),
    ];
  });
}

function growing(whole: string, kind: string, meant: readonly string[]): Keystroke[] {
  const letters = [...whole].slice(0, MOST_TYPED + (kind === 'two words' ? MOST_TYPED : 0));
  const shortest = isUnspaced(whole) ? 1 : SHORTEST;
  return letters.flatMap((_, at) =>
    at + 1 < shortest
      ? []
      : [
          {
            typed: letters.slice(0, at + 1).join(''),
            kind,
            meant: at + 1 === letters.length ? meant : null,
          },
        ],
  );
}

function withTypo(word: string, below: (bound: number) => number): string | null {
  const letters = [...word];
  if (letters.length < TYPO_FROM) return null;
  const at = 1 + below(letters.length - 1);
  return [...letters.slice(0, at), letters[at - 1], ...letters.slice(at + 1)].join('');
}
