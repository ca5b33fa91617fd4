/** The languages that the kiosk speaks, each by its own name. Adding one is an entry here and a file beside this one. */

export type Language = 'en' | 'es' | 'fr' | 'zh-Hans' | 'vi' | 'ar';
export type Direction = 'ltr' | 'rtl';

export interface LanguageEntry {
  readonly code: Language;
  readonly name: string;
  readonly direction: Direction;
  /** For `Intl`. */
  readonly locale: string;
}

export const languages: readonly [LanguageEntry, ...LanguageEntry[]] = [
  { code: 'en', name: 'English', direction: 'ltr', locale: 'en' },
  { code: 'es', name: 'Español', direction: 'ltr', locale: 'es' },
  { code: 'fr', name: 'Français', direction: 'ltr', locale: 'fr' },
  { code: 'zh-Hans', name: '简体中文', direction: 'ltr', locale: 'zh-Hans' },
  { code: 'vi', name: 'Tiếng Việt', direction: 'ltr', locale: 'vi' },
  // Latin digits: codes, units and the keys of the keypad are written with them, and a screen has one kind only.
  { code: 'ar', name: 'العربية', direction: 'rtl', locale: 'ar-u-nu-latn' },
];

export function languageEntry(language: Language): LanguageEntry {
  return languages.find(({ code }) => code === language) ?? languages[0];
}

/**
 * The nearest language that the kiosk speaks to a BCP 47 tag such as `es-MX`: English when there is none. Whoever reads
 * traditional characters reads simplified ones sooner than English.
 */
export function nearestLanguage(tag: string): Language {
  const wanted = tag.toLowerCase().split('-')[0];
  return languages.find(({ code }) => code.split('-')[0] === wanted)?.code ?? 'en';
}
