import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft } from '../../shared/events/event.ts';
import { learnedCarrier } from '../../shared/projections/number-forms.ts';
import type { NumberFormRow } from '../../shared/projections/tables.ts';
import { type CarrierId, carriers } from '../../shared/tracking/carriers.ts';
import { carrierChoices } from '../../shared/tracking/label-window.ts';
import { recognise } from '../../shared/tracking/recognise.ts';
import { chained, received, sessionId } from '../harness/drafts.ts';
import { ledgerBench, replayed, rowsOf } from '../harness/ledger-bench.ts';
import { barcodes } from '../unit/shared/tracking/barcodes.ts';

interface Answer {
  readonly form: 'UUS' | 'VEH';
  readonly session: number;
  readonly carrier: CarrierId | null;
}

const answers = fc.array(
  fc.record({
    form: fc.constantFrom('UUS', 'VEH'),
    session: fc.integer({ min: 1, max: 3 }),
    carrier: fc.constantFrom('uniuni', 'uniuni', 'uniuni', 'veho', null),
  }) satisfies fc.Arbitrary<Answer>,
  { maxLength: 25 },
);

function draftOf({ form, session, carrier }: Answer, n: number): Draft {
  const draft = received(n + 1);
  if (draft.type !== 'package.received') throw new Error('not a package');
  const tracking = `${form}${1_000_000_000_000 + n}`;
  return { ...draft, data: { ...draft.data, session: sessionId(session), carrier, tracking } };
}

/** The rule in other words: the answers at the end that are all the same. */
function expected(all: readonly Answer[], form: string): CarrierId | null {
  const said = all.filter((one) => one.form === form && one.carrier !== null);
  const last = said.at(-1)?.carrier ?? null;
  const agreeing = said.slice(said.findLastIndex(({ carrier }) => carrier !== last) + 1);
  const sessions = new Set(agreeing.map(({ session }) => session));
  return agreeing.length >= 3 && sessions.size >= 2 ? last : null;
}

test('learned is what the latest answers agree on, three of them and of two visits, whatever was said before', () => {
  fc.assert(
    fc.property(answers, (all) => {
      const rows = replayed(chained(all.map(draftOf))).numberForms as NumberFormRow[];
      for (const form of ['UUS', 'VEH']) {
        const row = rows.find((one) => one.form === `${form.slice(0, 2)}/16`);
        expect(learnedCarrier(row)).toBe(expected(all, form));
      }
    }),
    { numRuns: 500 },
  );
});

test('a kiosk that makes its tables anew has learned the same', async () => {
  await fc.assert(
    fc.asyncProperty(answers, async (all) => {
      const { ledger, database, questions } = ledgerBench();
      for (const [n, one] of all.entries()) await ledger.append([draftOf(one, n)]);
      const events = (await database.events.toArray()) as ReturnType<typeof chained>;
      expect((await rowsOf(database)).numberForms).toEqual(replayed(events).numberForms);
      expect(await questions.carrierLearnedFor('UUS0570455416253')).toBe(expected(all, 'UUS'));
      database.close();
    }),
    { numRuns: 20 },
  );
});

test('whatever is learned, nobody is asked of a number that tells its carrier, nor offered more than three', () => {
  const carrier = fc.option(fc.constantFrom(...(Object.keys(carriers) as CarrierId[])));
  fc.assert(
    fc.property(fc.constantFrom(...barcodes), carrier, carrier, ({ read, is }, learned, courier) => {
      const choices = carrierChoices(recognise(read), { learned, courier });
      if (is === 'certain' || is === 'likely' || is === 'routing') expect(choices).toEqual([]);
      else if (is !== 'unreadable' && learned !== null) expect(choices[0]).toBe(learned);
      expect(choices.length).toBeLessThanOrEqual(3);
      expect(new Set(choices).size).toBe(choices.length);
    }),
    { numRuns: 2000 },
  );
});
