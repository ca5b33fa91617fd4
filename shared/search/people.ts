/**
 * Finds residents by what somebody types of a name: any of its words, an alias, a business; in any script, with a
 * letter wrong. It ranks and never decides, and it shows nobody's name: masking is the screen's.
 */
import MiniSearch from 'minisearch';
import type { Resident } from '../domain/directory.ts';
import { isUnspaced, wordsOf } from './fold.ts';

export interface PersonMatch {
  readonly resident: Resident;
  /** The alias that matched better than the name, as the directory has it. */
  readonly alias: string | null;
}

export interface PeopleSearch {
  /** The best first, at most `limit`; none for fewer than two letters, which would show half the house. */
  find(typed: string, limit: number): readonly PersonMatch[];
}

const SHORTEST = 2;
/** From here on a wrong letter is more likely than another name; twice as many in a word of eight. */
const FUZZY_FROM = 4;
const WRONG_LETTERS = 0.25;
const MOST_WRONG = 2;
/** Some 2 ms on an ordinary machine, and still less than one picture of the screen on a slow one. */
const NAMES_IN_A_PIECE = 400;

/** What there is to find, by its place in the list of names. */
interface Entry extends PersonMatch {
  readonly id: number;
  readonly names: string;
}

/** In one go, which takes some 100 ms for 20,000 people. */
export function searchPeople(residents: readonly Resident[]): PeopleSearch {
  const [index, entries] = [emptyIndex(), entriesOf(residents)];
  index.addAll(entries);
  return searchIn(index, entries);
}

/** The same in pieces of a few milliseconds each, so that whoever types meanwhile notices nothing. */
export async function searchPeopleInPieces(residents: readonly Resident[]): Promise<PeopleSearch> {
  const [index, entries] = [emptyIndex(), entriesOf(residents)];
  await index.addAllAsync(entries, { chunkSize: NAMES_IN_A_PIECE });
  return searchIn(index, entries);
}

function emptyIndex(): MiniSearch<Entry> {
  return new MiniSearch<Entry>({
    fields: ['names'],
    tokenize: wordsOf,
    processTerm: (word) => word,
    searchOptions: {
      combineWith: 'AND',
      prefix: true,
      fuzzy: (word) => (word.length < FUZZY_FROM || isUnspaced(word) ? false : WRONG_LETTERS),
      maxFuzzy: MOST_WRONG,
    },
  });
}

function entriesOf(residents: readonly Resident[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const resident of residents) {
    for (const alias of [null, ...resident.aliases]) {
      entries.push({ id: entries.length, resident, alias, names: alias ?? resident.name });
    }
  }
  return entries;
}

function searchIn(index: MiniSearch<Entry>, entries: readonly Entry[]): PeopleSearch {
  return {
    find(typed, limit) {
      if (lettersOf(typed) < SHORTEST) return [];
      const found = new Map<string, PersonMatch>();
      for (const { id } of index.search(typed)) {
        const entry = entries[Number(id)];
        if (!entry || found.has(entry.resident.id)) continue;
        found.set(entry.resident.id, entry);
        if (found.size >= limit) break;
      }
      return [...found.values()];
    },
  };
}

/** A character of an unspaced script says as much as two letters. */
function lettersOf(typed: string): number {
  return wordsOf(typed).reduce((sum, word) => sum + (isUnspaced(word) ? 2 : word.length), 0);
}
