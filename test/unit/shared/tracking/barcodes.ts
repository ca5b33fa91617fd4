/** The table of barcodes that were checked by hand, read: its own head says what the columns and the sources are. */
import { readFileSync } from 'node:fs';
import type { Read } from '../../../../shared/tracking/normalise.ts';

export interface Barcode {
  readonly text: string;
  readonly read: Read;
  readonly is: string;
  readonly carriers: readonly string[];
  readonly number: string;
  readonly source: string;
}

const CONTROL: Readonly<Record<string, string>> = { GS: '\u001d', RS: '\u001e', EOT: '\u0004' };

const lines = readFileSync(new URL('../../../fixtures/barcodes.tsv', import.meta.url), 'utf8').split('\n');
const [, ...rows] = lines.filter((line) => line !== '' && !line.startsWith('#'));

/** The sources that the head of the table names. */
export const sources = new Set(
  lines.flatMap((line) => /^# {3}([A-Z][A-Z0-9-]+) {1,}\S/.exec(line)?.[1] ?? []),
);

export const barcodes: readonly Barcode[] = rows.map((row) => {
  const [text = '', aim = '', is = '', carriers = '', number = '', note = ''] = row.split('\t');
  return {
    text,
    read: {
      text: text.replace(/<(GS|RS|EOT)>/g, (whole, name: string) => CONTROL[name] ?? whole),
      aim: aim === '-' ? null : aim,
    },
    is,
    carriers: carriers === '-' ? [] : carriers.split(' '),
    number,
    source: /^[A-Z0-9-]+/.exec(note)?.[0] ?? '',
  };
});
