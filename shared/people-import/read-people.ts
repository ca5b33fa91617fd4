/**
 * A list of residents as a file has it, line by line: what each line says, and every problem with its line. It knows no
 * directory, and corrects nothing.
 */
import papaparse from 'papaparse';
import { Resident, Unit, unitKey } from '../domain/directory.ts';
import { ResidentId } from '../domain/ids.ts';
import { columnOf, REQUIRED } from './columns.ts';
import { type Column, type Problem, Separator } from './problem.ts';

export interface Person {
  /** Of the file, counted from 1; the headings are line 1. */
  readonly line: number;
  readonly unit: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Null where the file does not say. */
  readonly language: string | null;
  readonly lowReach: boolean | null;
  readonly movedAway: 'forward' | 'return' | null;
  readonly id: string | null;
}

export interface PeopleRead {
  readonly people: readonly Person[];
  readonly problems: readonly Problem[];
  readonly separator: Separator;
  /** Headings that mean nothing to us. */
  readonly unused: readonly string[];
}

const MOST_PEOPLE = 20_000;
const YES = new Set(['yes', 'y', 'true', '1', 'x', 'si', 'oui']);
const NO = new Set(['no', 'n', 'false', '0', '', 'non']);
const MOVED = new Map<string, 'forward' | 'return' | null>([
  ['', null],
  ['no', null],
  ['forward', 'forward'],
  ['return', 'return'],
]);

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Every row with the line that it begins in: a cell in quotation marks may go over several. */
function rowsOf(text: string) {
  const rows: Row[] = [];
  let line = 1;
  let from = 0;
  const whole = text.replace(/^\uFEFF/, '');
  let openQuote: number | null = null;
  const separator = separatorOf(whole);
  papaparse.parse<string[]>(whole, {
    delimiter: separator,
    step: ({ data, errors, meta }) => {
      if (errors.some(({ code }) => code === 'MissingQuotes')) openQuote ??= line;
      rows.push({ line, cells: data });
      line += whole.slice(from, meta.cursor).match(/\r\n|\r|\n/g)?.length ?? 0;
      from = meta.cursor;
    },
  });
  return { rows, openQuote, separator };
}

/** The one that makes most sense of the headings. What stands below may hold any sign. */
function separatorOf(text: string): Separator {
  const known = Separator.options.map((separator) => {
    const [headings = []] = papaparse.parse<string[]>(text, { delimiter: separator, preview: 1 }).data;
    return headings.filter((heading) => columnOf(heading) !== null).length;
  });
  return Separator.options[known.indexOf(Math.max(...known))] ?? ',';
}

export function readPeople(text: string): PeopleRead {
  const { rows: all, openQuote, separator } = rowsOf(text);
  const [heading, ...rows] = all;
  const headings = heading?.cells ?? [];
  const columns = headings.map(columnOf);
  const unused = headings.filter((name, n) => columns[n] === null && name.trim() !== '');
  const broken = headingProblems(columns);
  if (openQuote !== null) broken.push({ line: openQuote, column: null, code: 'quote-open' });
  if (broken.length > 0) return { people: [], problems: broken, separator, unused };

  const people: Person[] = [];
  const problems: Problem[] = [];
  for (const { line, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const { person, faults } = personOf(cells, columns, line);
    problems.push(...faults);
    if (faults.length === 0) people.push(person);
  }
  problems.push(...doubles(people));
  const tooMany = people[MOST_PEOPLE];
  if (tooMany !== undefined) problems.push({ line: tooMany.line, column: null, code: 'too-many-people' });
  if (people.length === 0 && problems.length === 0) problems.push({ line: 1, column: null, code: 'nobody' });
  return { people, problems: problems.toSorted((a, b) => a.line - b.line), separator, unused };
}

function headingProblems(columns: readonly (Column | null)[]): Problem[] {
  const missing = REQUIRED.filter((column) => !columns.includes(column));
  const twice = columns.filter((column, n) => column !== null && columns.indexOf(column) !== n);
  return [
    ...missing.map((column): Problem => ({ line: 1, column, code: 'column-missing' })),
    ...twice.map((column): Problem => ({ line: 1, column, code: 'column-twice' })),
  ];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

function personOf(row: readonly string[], columns: readonly (Column | null)[], line: number) {
  const faults: Problem[] = [];
  const fault = (column: Column | null, code: Problem['code']) => faults.push({ line, column, code });
  const cell = (column: Column): string => {
    const at = columns.indexOf(column);
    return at < 0 ? '' : withoutGuard((row[at] ?? '').normalize('NFC').trim());
  };
  if (
    row.length < columns.length &&
    columns.slice(row.length).some((column) => column !== null && REQUIRED.includes(column))
  )
    fault(null, 'too-few-cells');
  for (const [n, column] of columns.entries())
    if (column !== null && CONTROL.test(row[n] ?? '')) fault(column, 'control-characters');

  const unit = cell('unit');
  if (unit === '') fault('unit', 'unit-missing');
  else if (!Unit.shape.name.safeParse(unit).success) fault('unit', 'unit-unusual');
  const name = cell('name').replace(/\s+/gu, ' ');
  if (name === '') fault('name', 'name-missing');
  else if (!Resident.shape.name.safeParse(name).success) fault('name', 'name-too-long');
  const aliases = cell('aliases')
    .split(/\s*\|\s*/u)
    .filter((alias) => alias !== '');
  if (!Resident.shape.aliases.safeParse(aliases).success) fault('aliases', 'too-many-aliases');
  const language = cell('language');
  if (language !== '' && !isLanguage(language)) fault('language', 'language-unknown');
  const reach = plain(cell('low-reach'));
  if (!YES.has(reach) && !NO.has(reach)) fault('low-reach', 'yes-or-no');
  const moved = MOVED.get(plain(cell('moved-away')));
  if (moved === undefined) fault('moved-away', 'forward-or-return');
  const id = cell('id');
  if (id !== '' && !ResidentId.safeParse(id).success) fault('id', 'id-unusual');

  const person: Person = {
    line,
    unit,
    name,
    aliases,
    language: language === '' ? null : language,
    lowReach: columns.includes('low-reach') ? YES.has(reach) : null,
    movedAway: moved ?? null,
    id: id === '' ? null : id,
  };
  return { person, faults };
}

/** Spreadsheets put an apostrophe before what would else be a formula, and so does a list that is written here. */
function withoutGuard(cell: string): string {
  return /^'+[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

function plain(cell: string): string {
  return cell.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function isLanguage(tag: string): boolean {
  try {
    return new Intl.Locale(tag).language.length >= 2 && tag.length <= 35;
  } catch {
    return false;
  }
}

/** Each person once: in one unit under one name, and with one id. */
function doubles(people: readonly Person[]): readonly Problem[] {
  const seen = new Set<string>();
  const ids = new Set<string>();
  return people.flatMap(({ line, unit, name, id }): readonly Problem[] => {
    const key = personKey(unit, name);
    const isAgain = seen.has(key);
    const isIdAgain = id !== null && ids.has(id);
    seen.add(key);
    if (id !== null) ids.add(id);
    return [
      ...(isAgain ? [{ line, column: 'name', code: 'same-person-twice' } as const] : []),
      ...(isIdAgain ? [{ line, column: 'id', code: 'same-id-twice' } as const] : []),
    ];
  });
}

/** The same for one person however it is spelled in case and spaces. */
export function personKey(unit: string, name: string): string {
  return `${unitKey(unit)}\n${name.normalize('NFKC').toLocaleUpperCase('en').replace(/\s+/gu, ' ').trim()}`;
}
