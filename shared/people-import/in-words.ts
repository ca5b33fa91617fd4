/** What is wrong with a list of residents, for whoever can change it: line by line, in English, for a terminal. */
import type { Problem } from './problem.ts';
import type { NoText } from './text-of.ts';

const WORDS: Readonly<Record<Problem['code'], string>> = {
  'column-missing': 'this column is missing',
  'column-twice': 'this column is there twice',
  'unit-missing': 'the unit is missing',
  'unit-unusual':
    'a unit has up to 16 letters, digits, spaces, dots, strokes and dashes, and begins with a letter or digit',
  'name-missing': 'the name is missing',
  'name-too-long': 'a name has up to 120 letters',
  'control-characters': 'signs that nobody can see are in it',
  'too-many-aliases': 'up to 20 other names, of up to 120 letters each',
  'language-unknown': 'no language tag, such as en, es or zh-Hans',
  'yes-or-no': 'yes, no, or nothing',
  'forward-or-return': 'forward, return, or nothing',
  'id-unusual': 'an id has letters, digits and dashes',
  'too-few-cells': 'the line ends too early',
  'quote-open': 'a quotation mark is opened and not closed',
  'same-person-twice': 'this person is in the list already',
  'same-id-twice': 'this id is in the list already',
  'too-many-people': 'more than 20,000 people',
  nobody: 'nobody is in the list',
};

export function problemInWords({ line, column, code }: Problem): string {
  const where = column === null ? '' : ` (${column.replace('-', ' ')})`;
  return `Line ${line}${where}: ${WORDS[code]}.`;
}

export const NO_TEXT: Readonly<Record<NoText, string>> = {
  empty: 'The file is empty.',
  'too-large': 'The file has more than 20 MB.',
  'no-text': 'The file is no text. Save the list as CSV first.',
};
