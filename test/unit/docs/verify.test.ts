/** The page for somebody who was handed an export says what the verifier says, and its example can be followed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFileVerifier } from '../../../build/verifier/file-verifier.ts';
import type { EventLine } from '../../../shared/ledger/export-format.ts';
import { fingerprintOf } from '../../../shared/ledger/fingerprint.ts';
import { FAULTS } from '../../../shared/ledger/verdict-words.ts';

const docs = join(import.meta.dirname, '../../../docs');
const page = readFileSync(join(docs, 'verify.md'), 'utf8');
const example = readFileSync(join(docs, 'example-ledger.jsonl'));

describe('docs/verify.md', () => {
  test('explains every fault that a verifier names, in its words, and no other', () => {
    const [, table = ''] = page.split('| it says of the line |');
    const said = [...table.matchAll(/^\| ([^|]+) \| [^|]+ \|$/gm)].map(([, says]) => says);
    expect(said.filter((says) => says !== 'what happened, most likely')).toEqual(Object.values(FAULTS));
  });

  test('has an example that is intact, under the fingerprint that it prints', () => {
    const verifier = createFileVerifier();
    verifier.take(example);
    const verdict = verifier.verdict();
    expect(verdict).toMatchObject({ intact: true, events: 3 });
    const fingerprint = fingerprintOf({ x: verdict.intact ? verdict.sealedBy : '' });
    expect(page).toContain(`\`${fingerprint}\``);
    expect(page).toContain(`# ${fingerprint.replaceAll(' ', '')}\n`);
  });

  test('prints the hash of the event on line 3 where it is worked out by hand', () => {
    const { event } = JSON.parse(example.toString().split('\n')[2] ?? '') as EventLine;
    expect(page).toContain(`# ${event.hash}\n`);
  });
});
