/**
 * What a catalogue of words is. English is the source: its keys and the arguments of its sentences are the type that
 * every other language must fill, so that a missing sentence does not compile.
 */
import type { en } from './en.ts';

/** A sentence, or a sentence made from what it is about. Built of whole sentences: word order is the language's own. */
export type Message = string | ((...about: never[]) => string);
export type Catalog = Readonly<Record<string, Readonly<Record<string, Message>>>>;

export type Words = Wording<typeof en>;

type Wording<Source extends Catalog> = {
  readonly [Flow in keyof Source]: { readonly [Key in keyof Source[Flow]]: Sentence<Source[Flow][Key]> };
};

type Sentence<Source> = Source extends (...about: infer About) => string
  ? (...about: About) => string
  : string;
