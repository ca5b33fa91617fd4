/**
 * The search of a directory's people, made once for as long as that directory stands, in pieces that nobody who types
 * notices. It is fetched by the first screen that asks, and knows nothing of what is typed.
 */
import { useEffect, useState } from 'react';
import type { Directory } from '../../shared/domain/directory.ts';
import type { PeopleSearch } from '../../shared/search/people.ts';

const made = new WeakMap<Directory, Promise<PeopleSearch>>();

/** Null until it is made: typing goes on meanwhile. */
export function usePeopleSearch(directory: Directory): PeopleSearch | null {
  const [search, setSearch] = useState<PeopleSearch | null>(null);
  useEffect(() => {
    let isOver = false;
    void searchOf(directory).then((one) => {
      if (!isOver) setSearch(one);
    });
    return () => {
      isOver = true;
    };
  }, [directory]);
  return search;
}

function searchOf(directory: Directory): Promise<PeopleSearch> {
  const before = made.get(directory);
  if (before !== undefined) return before;
  const search = import('../../shared/search/people.ts').then(({ searchPeopleInPieces }) =>
    searchPeopleInPieces(directory.residents),
  );
  made.set(directory, search);
  // A piece of the program that could not be fetched may be there the next time.
  search.catch(() => made.delete(directory));
  return search;
}
