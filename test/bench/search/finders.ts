/** Ours, and what could stand in its place: each finds the people of one house, and tells how it was made. */
import MiniSearch from 'minisearch';
import { fold } from '../../../shared/search/fold.ts';
import { searchPeople } from '../../../shared/search/people.ts';
import type { Named } from './house.ts';

export interface Finder {
  readonly name: string;
  /** The best first, at most `limit`, by their ids. */
  readonly find: (typed: string, limit: number) => readonly string[];
}

export function ours(house: readonly Named[]): Finder {
  const search = searchPeople(house.map(({ resident }) => resident));
  return {
    name: 'ours',
    find: (typed, limit) => search.find(typed, limit).map(({ resident }) => resident.id),
  };
}

/** As its first page shows it: the words as they are written, any of them, prefix and a fifth of the letters wrong. */
export function miniSearch(house: readonly Named[]): Finder {
  const index = new MiniSearch<{ id: string; names: string }>({
    fields: ['names'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  index.addAll(house.map(({ resident }) => ({ id: resident.id, names: namesOf(resident) })));
  return {
    name: 'MiniSearch, plain',
    find: (typed, limit) =>
      index
        .search(typed)
        .slice(0, limit)
        .map(({ id }) => String(id)),
  };
}

/** What nobody needs a library for: every name folded once, and each looked through for what is typed. */
export function linear(house: readonly Named[]): Finder {
  const folded = house.map(({ resident }) => ({ id: resident.id, text: fold(namesOf(resident)) }));
  return {
    name: 'includes, every name',
    find: (typed, limit) => {
      const words = fold(typed).split(' ').filter(Boolean);
      const found: string[] = [];
      for (const { id, text } of folded) {
        if (!words.every((word) => text.includes(word))) continue;
        found.push(id);
        if (found.length >= limit) break;
      }
      return found;
    },
  };
}

function namesOf({ name, aliases }: Named['resident']): string {
  return [name, ...aliases].join(' ');
}
