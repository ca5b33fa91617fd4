/**
 * A list of residents on its way from a stick into the directory, as a screen sees it: which files there are, how one was
 * read, and what it would change. The list itself stays with the host.
 */
import { z } from 'zod';
import { Hash } from '../events/envelope.ts';
import { Problem, Separator } from '../people-import/problem.ts';

export const ListFile = z.strictObject({
  name: z.string().min(1).max(255),
  bytes: z.int().nonnegative(),
});
export type ListFile = z.infer<typeof ListFile>;

/** More lines than these help nobody before a screen. */
export const MOST_TOLD = 100;

const Named = z.strictObject({ unit: z.string().max(16), name: z.string().max(120) });

export const ListPreview = z.strictObject({
  /** SHA-256 of the file: what is said yes to is what was shown. */
  list: Hash,
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  separator: Separator,
  /** Headings that mean nothing to us. */
  unused: z.array(z.string().max(120)).max(50),
  problems: z.array(Problem).max(MOST_TOLD),
  /** With those that are not in `problems`. */
  problemCount: z.int().nonnegative(),
  added: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  gone: z.int().nonnegative(),
  /** The first of those who are gone: a name too many here is a list that is not whole. */
  goneNames: z.array(Named).max(MOST_TOLD),
  newUnits: z.int().nonnegative(),
  /** Units whose PIN ends. */
  emptied: z.array(z.string().max(16)).max(MOST_TOLD),
  emptiedCount: z.int().nonnegative(),
  /** More than a house loses at once: somebody must say that the list is whole. */
  isManyGone: z.boolean(),
});
export type ListPreview = z.infer<typeof ListPreview>;
