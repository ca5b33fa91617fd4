import { expect, test } from 'vitest';
import type { Draft } from '../../../../shared/events/event.ts';
import { packageQuery } from '../../../../shared/search/package-query.ts';
import { collected, packageId, received, START } from '../../../harness/drafts.ts';
import { ledgerBench } from '../../../harness/ledger-bench.ts';
import { directory } from '../../../harness/people.ts';

const GONE = 210;

function numbered(n: number, tracking: string): Draft {
  const draft = received(n);
  return { ...draft, data: { ...draft.data, tracking } } as Draft;
}

test('what is in the room is found first, however many that have left begin alike', async () => {
  const { ledger, questions } = ledgerBench();
  const gone = Array.from({ length: GONE }, (_, n) => [numbered(n + 1, `1Z99A${n}`), collected(n + 1)]);
  const here = GONE + 1;
  expect((await ledger.append([...gone.flat(), numbered(here, '1Z99Z')])).ok).toBe(true);
  const searchable = { directory, now: START, people: () => [] };
  for (const text of ['1Z99', '4B', 'ups', 'K2']) {
    const found = await questions.searchPackages(packageQuery(searchable, text), 5);
    expect(found.map(({ id }) => id)[0], text).toBe(packageId(here));
    expect(found, text).toHaveLength(5);
  }
});
