/** Writes the manual of events from the catalogue. With `--check` it only tells whether the manual is out of date. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { catalog } from '../shared/events/catalog.ts';
import { fieldsInWords } from './event-fields.ts';

const path = join(import.meta.dirname, '../docs/events.md');

export function manual(): string {
  const families = Map.groupBy(Object.entries(catalog), ([type]) => type.split('.')[0] ?? type);
  const sections = [...families].map(([family, entries]) => {
    const rows = entries.map(([type, { version, privacy, says, data }]) => {
      const fields = fieldsInWords(z.toJSONSchema(data));
      return `| \`${type}\` | ${version} | ${privacy} | ${says} | ${fields.join('<br>')} |`;
    });
    return `## ${family}\n\n| type | version | privacy | what it says | data |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Events

Everything that can stand in the ledger. This page is made from \`shared/events/catalog.ts\` by \`npm run manual\`; edit that.

An event is never written anew: one of an older version is read in today's words, and one of a version that this program
does not know yet is kept as it is and read after an update.

No event holds a name, a telephone number, an address, a PIN or a code, and reasons are chosen from lists. *Privacy* says who may learn of it outside the
property: \`none\` concerns machines only, \`reference\` holds a carrier's tracking number, \`habit\` tells when somebody at a
unit came and went. *Data* says what each field may hold, and nothing else may stand there; a change of it is a new version.

${sections.join('\n')}`;
}

if (import.meta.main) {
  const current = await readFile(path, 'utf8').catch(() => '');
  if (process.argv.includes('--check')) {
    if (current !== manual()) {
      console.error('docs/events.md is out of date: run `npm run manual`');
      process.exitCode = 1;
    }
  } else {
    await writeFile(path, manual());
    console.log('wrote docs/events.md');
  }
}
