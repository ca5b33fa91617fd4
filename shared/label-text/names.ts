/**
 * Which residents the lines of a label may name. A house of 20,000 is gone through by its last names, each once, so that
 * a page that shows something meanwhile does not stand still.
 */
import type { Directory, Resident } from '../domain/directory.ts';
import { alikeKey, isAlike } from './alike.ts';
import { plain } from './block.ts';

/** Words of one line, as keys that say what looks alike. */
export type Words = readonly string[];

const TITLES = new Set(['MR', 'MRS', 'MS', 'DR', 'SR', 'SRA', 'M', 'MME', 'ATTN', 'C/O'].map(alikeKey));

export function wordsOf(line: string): Words {
  return line
    .split(/[ .]+/)
    .filter((word) => /\p{L}/u.test(word))
    .map(alikeKey)
    .filter((word) => !TITLES.has(word));
}

interface Named {
  readonly resident: Resident;
  readonly first: string;
  /** Null for a business or a person of one name. */
  readonly last: string | null;
}

/** `full`: last name and first name or its letter. `last`: the last name. */
export type Fit = 'full' | 'last';

/** Of a few people. */
export function fittingOf(
  residents: readonly Resident[],
  lines: readonly Words[],
  fit: Fit,
): readonly Resident[] {
  return residents.filter((resident) => namesOf(resident).some((name) => fitsSome(name, lines, fit)));
}

/** Of the whole house, by first and last name. */
export function fittingInHouse(directory: Directory, lines: readonly Words[]): readonly Resident[] {
  const read = new Set(lines.flat());
  const found = new Set<Resident>();
  for (const [key, names] of byLastName(directory)) {
    if (!someAlike(read, key)) continue;
    for (const name of names) if (fitsSome(name, lines, 'full')) found.add(name.resident);
  }
  return [...found];
}

const houses = new WeakMap<Directory, ReadonlyMap<string, readonly Named[]>>();

function byLastName(directory: Directory): ReadonlyMap<string, readonly Named[]> {
  const known = houses.get(directory);
  if (known !== undefined) return known;
  const names = directory.residents.flatMap(namesOf);
  const made = Map.groupBy(names, ({ first, last }) => last ?? first);
  houses.set(directory, made);
  return made;
}

function namesOf(resident: Resident): readonly Named[] {
  return [resident.name, ...resident.aliases].map((name) => {
    const [first = '', ...rest] = wordsOf(plain(name));
    return { resident, first, last: rest.at(-1) ?? null };
  });
}

function someAlike(read: ReadonlySet<string>, known: string): boolean {
  if (read.has(known)) return true;
  for (const word of read) if (isAlike(word, known)) return true;
  return false;
}

const SHORTEST_ALONE = 3;

function fitsSome({ first, last }: Named, lines: readonly Words[], fit: Fit): boolean {
  return lines.some((line) => {
    // Who has one name must be there whole.
    if (last === null) return first.length >= SHORTEST_ALONE && line.some((word) => isAlike(word, first));
    const at = line.findIndex((word) => isAlike(word, last));
    if (at < 0) return false;
    if (fit === 'last') return last.length >= SHORTEST_ALONE;
    return line.some(
      (word, n) => n !== at && (isAlike(word, first) || (word.length === 1 && word === first[0])),
    );
  });
}
