import { sha256 } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import { toHex, toUtf8 } from '../../../../shared/basics/bytes.ts';
import type { EventType } from '../../../../shared/events/catalog.ts';
import { canonical } from '../../../../shared/ledger/canonical.ts';
import { EDITION } from '../../../../shared/projections/edition.ts';
import { tables } from '../../../../shared/projections/tables.ts';
import { chained } from '../../../harness/drafts.ts';
import { replayed } from '../../../harness/ledger-bench.ts';
import { sample, samples } from '../../../harness/samples.ts';

/** What this edition makes of one event of each type, each after all the types before it. */
const FINGERPRINT = '46094ae94e89e5c8';

test('tables that come out otherwise are of another edition', () => {
  const types = Object.keys(samples) as EventType[];
  const rows = types.map((_, n) => replayed(chained(types.slice(0, n + 1).map((type) => sample(type)))));
  const fingerprint = toHex(sha256(toUtf8(canonical({ tables, rows })))).slice(0, 16);
  // If this is the only test that fails: raise EDITION, and write down its fingerprint.
  expect(`${EDITION} ${fingerprint}`).toBe(`6 ${FINGERPRINT}`);
});
