/**
 * What reads aloud, as the reader needs it: it says one text after the other, and is silent at once when told. It does
 * not know what is said, nor who listens.
 */
export interface Voice {
  /** After whatever is still being said. `language` is a BCP 47 tag. */
  say(text: string, language: string): void;
  /** At once, in the middle of a word; what waited is forgotten. */
  stop(): void;
  /** Whether anything here can say this language. Asked anew after `onChange`. */
  speaks(language: string): boolean;
  /** Told when voices came or went: a browser learns of its own late. Returns the way to stop listening. */
  onChange(listener: () => void): () => void;
}

/** What was asked for a moment ago, without its country: voices are tagged `en-GB`, pages `en`. */
export function baseOf(language: string): string {
  return (language.toLowerCase().split(/[-_]/)[0] ?? '').replace(/^(cmn|yue)$/, 'zh');
}
