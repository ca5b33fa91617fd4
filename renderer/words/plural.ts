/** Sentences with a number in them: the form is chosen by the language's own rule, and the number written its way. */
import { type Language, languageEntry } from './languages.ts';

/** `#` stands for the number. `exactly` wins over the rule: `{ 0: 'nothing' }`. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & {
  readonly other: string;
  readonly exactly?: Readonly<Record<number, string>>;
};

export type Plural = (forms: Forms) => (count: number) => string;

export function pluralIn(language: Language): Plural {
  const { locale } = languageEntry(language);
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (forms) => (count) => {
    const form = forms.exactly?.[count] ?? forms[rules.select(count)] ?? forms.other;
    return form.replaceAll('#', numbers.format(count));
  };
}
