/**
 * Brings a list of residents into force: reads it, says what would change and what is wrong, and does all of it or
 * nothing. Where nobody is left who should know a unit's PIN, that PIN ends.
 */
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { type RandomBytes, uuidV7 } from '../../shared/basics/uuid.ts';
import type { Directory } from '../../shared/domain/directory.ts';
import { directoryHash } from '../../shared/domain/directory-hash.ts';
import { type Difference, differenceOf, isManyGone } from '../../shared/people-import/difference.ts';
import type { Problem, Separator } from '../../shared/people-import/problem.ts';
import { readPeople } from '../../shared/people-import/read-people.ts';
import { type Encoding, type NoText, textOf } from '../../shared/people-import/text-of.ts';
import type { BookKeeper } from './codes/book-keeper.ts';
import type { DiskFailure } from './storage/files.ts';
import type { SealedKeeper } from './storage/sealed-keeper.ts';

export interface PeoplePreview {
  readonly encoding: Encoding;
  readonly separator: Separator;
  /** Headings that mean nothing to Packroom. */
  readonly unused: readonly string[];
  readonly problems: readonly Problem[];
  readonly difference: Difference;
  /** More than a house loses at once: somebody must say that the list is whole. */
  readonly isManyGone: boolean;
  /** Of the directory that this is the difference to. */
  readonly base: string;
}

export interface PeopleParts {
  readonly directory: SealedKeeper<Directory>;
  readonly book: BookKeeper;
  readonly random: RandomBytes;
  readonly now: () => number;
}

export function previewPeople(
  { directory, random, now }: Pick<PeopleParts, 'directory' | 'random' | 'now'>,
  bytes: Uint8Array,
  gone: 'forward' | 'return',
): Result<PeoplePreview, NoText> {
  const text = textOf(bytes);
  if (!text.ok) return text;
  const { people, problems, separator, unused } = readPeople(text.value.text);
  const current = directory.current();
  const difference = differenceOf(current, people, { gone, newId: () => uuidV7(now(), random) });
  return ok({
    encoding: text.value.encoding,
    separator,
    unused,
    problems,
    difference,
    isManyGone: isManyGone(difference, current),
    base: directoryHash(current),
  });
}

/** `changed-meanwhile`: what was previewed is not what would be done now. */
export async function applyPeople(
  { directory, book }: Pick<PeopleParts, 'directory' | 'book'>,
  { base, problems, difference }: PeoplePreview,
): Promise<Result<void, 'has-problems' | 'changed-meanwhile' | DiskFailure>> {
  if (problems.length > 0) return err('has-problems');
  if (directoryHash(directory.current()) !== base) return err('changed-meanwhile');
  const ended = new Set(difference.emptied.map(({ id }) => id));
  if (ended.size > 0) {
    // First: a PIN that ended too early is given out again, one that ended too late has opened a door.
    const kept = await book.change((now) => ({
      ...now,
      residents: now.residents.filter(({ unit }) => !ended.has(unit)),
    }));
    if (!kept.ok) return kept;
  }
  return directory.change(() => difference.directory);
}
