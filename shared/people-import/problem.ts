/** What a list of residents is made of, and what can be wrong with it and where: the words are whoever's who shows it. */
import { z } from 'zod';

/** The columns that a list may have. */
export const Column = z.enum(['unit', 'name', 'aliases', 'language', 'low-reach', 'moved-away', 'id']);
export type Column = z.infer<typeof Column>;

/** What stands between two cells. */
export const Separator = z.enum([',', ';', '\t', '|']);
export type Separator = z.infer<typeof Separator>;

export const Problem = z.strictObject({
  /** Of the file, counted from 1; the headings are line 1. */
  line: z.int().positive(),
  column: Column.nullable(),
  code: z.enum([
    'column-missing',
    'column-twice',
    'unit-missing',
    'unit-unusual',
    'name-missing',
    'name-too-long',
    'control-characters',
    'too-many-aliases',
    'language-unknown',
    'yes-or-no',
    'forward-or-return',
    'id-unusual',
    'too-few-cells',
    'quote-open',
    'same-person-twice',
    'same-id-twice',
    'too-many-people',
    'nobody',
  ]),
});
export type Problem = z.infer<typeof Problem>;
