/** A table for a terminal and for a Markdown file alike: columns as wide as they need to be, numbers to the right. */

export type Cell = string | number | null;

/** `null` is a value that there is not; what a number means is said in its heading. */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => headings.map((_, column) => written(row[column] ?? null)));
  const isNumeric = headings.map((_, column) => rows.every((row) => typeof row[column] !== 'string'));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...texts.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => padded(cell, widths[column] ?? 0, isNumeric[column] ?? false)).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    isNumeric[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(headings), line(rule), ...texts.map(line)].join('\n');
}

/** Three figures that count, and never more digits than the measurement is worth. */
export function written(cell: Cell): string {
  if (cell === null || Number.isNaN(cell)) return '–';
  if (typeof cell === 'string') return cell;
  if (Math.abs(cell) >= 100) return Math.round(cell).toLocaleString('en');
  return cell.toFixed(Math.abs(cell) >= 10 ? 1 : 2);
}

function padded(cell: string, width: number, isNumeric: boolean): string {
  return isNumeric ? cell.padStart(width) : cell.padEnd(width);
}
