/**
 * `npm run scan -- TEXT…` and `npm run scan -- --image FILE…`: says what the kiosk would make of barcodes, one line of
 * JSON a text and one for all of them as one label. For installers who hold a label that is read wrong. Pictures go
 * through the camera's own decoder. It keeps nothing.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { arbitrate } from '../shared/tracking/arbitrate.ts';
import { type Format, formats, formatsVersion } from '../shared/tracking/formats.ts';
import { carrierChoices } from '../shared/tracking/label-window.ts';
import { nearMisses } from '../shared/tracking/near-misses.ts';
import type { Read } from '../shared/tracking/normalise.ts';
import { parseFormats } from '../shared/tracking/parse-formats.ts';
import { recognise } from '../shared/tracking/recognise.ts';
import { pictureIn, readingsIn } from './scan-picture.ts';
import { inWords, missesInWords } from './scan-words.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { aim: { type: 'string' }, formats: { type: 'string' }, image: { type: 'boolean' } },
});

const write = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const table = values.formats === undefined ? { version: formatsVersion, formats } : load(values.formats);

if (positionals.length === 0) {
  process.stderr.write(
    "npm run scan -- TEXT… [--aim ']C1'] [--formats FILE]   (GS is typed as <GS> or \\x1d)\n" +
      'npm run scan -- --image FILE… [--formats FILE]         (PNG or JPEG)\n',
  );
  process.exitCode = 2;
} else if (table !== null && values.image === true) {
  for (const path of positionals) await scanPicture(path, table);
} else if (table !== null) {
  const reads = positionals.map((text): Read => ({ text: typed(text), aim: values.aim ?? null }));
  scanLabel(reads, table);
}

interface Table {
  readonly version: number;
  readonly formats: readonly Format[];
}

/** `corners` say where in the picture each of the reads is. */
function scanLabel(
  reads: readonly (Read & { readonly corners?: unknown })[],
  { version, formats }: Table,
): void {
  for (const read of reads) {
    const what = recognise(read, formats);
    const misses = what.kind === 'opaque' ? nearMisses(read, formats) : [];
    const words = `${inWords(what)} ${missesInWords(misses)}`.trim();
    write({ ...read, formats: version, ...what, ...(misses.length > 0 ? { misses } : {}), words });
  }
  const label = arbitrate(reads, formats);
  if (reads.length > 1)
    write({ label: reads.length, ...label, choices: carrierChoices(label), words: inWords(label) });
}

async function scanPicture(path: string, formats: Table): Promise<void> {
  const picture = pictureIn(path);
  if (picture.ok) {
    const readings = await readingsIn(picture.value);
    write({
      image: path,
      width: picture.value.width,
      height: picture.value.height,
      symbols: readings.length,
    });
    return scanLabel(readings, formats);
  }
  process.stderr.write(`${path} is not read: ${picture.error}\n`);
  process.exitCode = 1;
}

/** Control characters as people write them down: a shell passes them badly. */
function typed(text: string): string {
  const named: Readonly<Record<string, string>> = { GS: '\u001d', RS: '\u001e', EOT: '\u0004' };
  return text
    .replace(/<(GS|RS|EOT)>/g, (whole, name: string) => named[name] ?? whole)
    .replace(/\\x(1d|1e|04)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function load(path: string): Table | null {
  const made = parseFormats(readFileSync(path, 'utf8'));
  if (made.ok) return made.value;
  process.stderr.write(`${path} is refused: ${made.error.fault} (${made.error.where})\n`);
  process.exitCode = 1;
  return null;
}
