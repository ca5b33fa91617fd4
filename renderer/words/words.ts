/** The catalogue of a language. */
import { ar } from './ar.ts';
import type { Words } from './catalog.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { Language } from './languages.ts';
import { vi } from './vi.ts';
import { zhHans } from './zh-hans.ts';

const catalogs: Readonly<Record<Language, Words>> = { en, es, fr, 'zh-Hans': zhHans, vi, ar };

export function wordsFor(language: Language): Words {
  return catalogs[language];
}
