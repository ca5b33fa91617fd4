/** What a language's file is made of, before anybody has said which sentences there must be. */

/** A sentence, or a sentence made from what it is about. Built of whole sentences: word order is the language's own. */
export type Message = string | ((...about: never[]) => string);
export type Catalog = Readonly<Record<string, Readonly<Record<string, Message>>>>;
