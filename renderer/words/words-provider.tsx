/**
 * Gives every screen its words and formats, and turns the page to the direction of the language. Which language it is
 * belongs to the application: this file keeps no state and forgets nothing between two people.
 */
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Words } from './catalog.ts';
import { type Formats, formatsFor } from './formats.ts';
import { type Language, type LanguageEntry, languageEntry } from './languages.ts';
import { wordsFor } from './words.ts';

interface Speech {
  readonly language: LanguageEntry;
  readonly words: Words;
  readonly formats: Formats;
}

const SpeechContext = createContext<Speech | null>(null);

export interface WordsProviderProps {
  readonly language: Language;
  /** IANA name: the property's. */
  readonly timeZone: string;
  readonly children: ReactNode;
}

export function WordsProvider({ language, timeZone, children }: WordsProviderProps) {
  const speech = useMemo<Speech>(
    () => ({
      language: languageEntry(language),
      words: wordsFor(language),
      formats: formatsFor(language, timeZone),
    }),
    [language, timeZone],
  );

  useLayoutEffect(() => {
    document.documentElement.lang = speech.language.code;
    document.documentElement.dir = speech.language.direction;
  }, [speech]);

  return (
    <SpeechContext value={speech}>
      <I18nProvider locale={speech.language.locale}>{children}</I18nProvider>
    </SpeechContext>
  );
}

export function useWords(): Words {
  return useSpeech().words;
}

export function useFormats(): Formats {
  return useSpeech().formats;
}

export function useLanguage(): LanguageEntry {
  return useSpeech().language;
}

function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('a screen stands outside WordsProvider');
  return speech;
}
