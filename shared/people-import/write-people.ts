/** The people of a directory as a list that an office can change and give back: the same columns that are read. */
import papaparse from 'papaparse';
import type { Directory } from '../domain/directory.ts';
import type { Column } from './problem.ts';

const COLUMNS: readonly Column[] = ['unit', 'name', 'aliases', 'language', 'low-reach', 'moved-away', 'id'];

/** UTF-8 with a byte order mark, without which spreadsheets take it for something else. A name is never a formula there. */
export function writePeople({ units, residents }: Directory): string {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const rows = residents.map(({ id, unit, name, aliases, language, lowReach, movedAway }) => [
    names.get(unit) ?? '',
    name,
    aliases.join(' | '),
    language,
    lowReach ? 'yes' : 'no',
    movedAway?.packages ?? '',
    id,
  ]);
  return `\uFEFF${papaparse.unparse([COLUMNS.map((column) => column.replace('-', ' ')), ...rows], { escapeFormulae: /^'*[=+\-@]/ })}\r\n`;
}
