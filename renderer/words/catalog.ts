/**
 * What a catalogue of words is. English is the source: its keys and the arguments of its sentences are the type that
 * every other language must fill, so that a missing sentence does not compile.
 */
import type { en } from './en.ts';
import type { Catalog } from './message.ts';

export type Words = Wording<typeof en>;

type Wording<Source extends Catalog> = {
  readonly [Flow in keyof Source]: { readonly [Key in keyof Source[Flow]]: Sentence<Source[Flow][Key]> };
};

type Sentence<Source> = Source extends (...about: infer About) => string
  ? (...about: About) => string
  : string;
