import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../../shared/events/event.ts';
import { learnedCarrier } from '../../../../shared/projections/number-forms.ts';
import type { NumberFormRow } from '../../../../shared/projections/tables.ts';
import { chained, received, sessionId } from '../../../harness/drafts.ts';
import { replayed } from '../../../harness/ledger-bench.ts';

type Answer = readonly [session: number, carrier: string | null, number?: string];

/** What the site has learned when these parcels came in, one after another. */
function learnedFrom(...answers: readonly Answer[]) {
  return Object.fromEntries(rowsFrom(answers).map((row) => [row.form, learnedCarrier(row)]));
}

function rowsFrom(answers: readonly Answer[]): readonly NumberFormRow[] {
  const drafts = answers.map(
    ([session, carrier, tracking = `UUS${1_000_000_000_000 + session}`], n): Draft => {
      const draft = received(n + 1);
      if (draft.type !== 'package.received') throw new Error('not a package');
      return { ...draft, data: { ...draft.data, session: sessionId(session), carrier, tracking } };
    },
  );
  return replayed(chained(drafts)).numberForms as NumberFormRow[];
}

describe('a form is learned', () => {
  test('when three parcels of two visits were said to be of the same carrier', () => {
    expect(learnedFrom([1, 'uniuni'], [1, 'uniuni'], [2, 'uniuni'])).toEqual({ 'UU/16': 'uniuni' });
    expect(learnedFrom([1, 'uniuni'], [2, 'uniuni'], [3, 'uniuni'])).toEqual({ 'UU/16': 'uniuni' });
  });

  test('in spite of parcels of which nobody said anything', () => {
    expect(learnedFrom([1, 'uniuni'], [1, null], [2, 'uniuni'], [2, null], [2, 'uniuni'])).toEqual({
      'UU/16': 'uniuni',
    });
  });

  test('not by one visit, however many parcels it brings', () => {
    const cart = Array.from({ length: 20 }, (): Answer => [1, 'uniuni']);
    expect(learnedFrom(...cart)).toEqual({ 'UU/16': null });
    expect(learnedFrom(...cart, [2, 'uniuni'])).toEqual({ 'UU/16': 'uniuni' });
  });

  test('not by two parcels', () => {
    expect(learnedFrom([1, 'uniuni'], [2, 'uniuni'])).toEqual({ 'UU/16': null });
  });

  test('apart from numbers that begin alike and are longer, or as long and begin otherwise', () => {
    expect(
      learnedFrom(
        [1, 'uniuni'],
        [2, 'uniuni'],
        [3, 'uniuni', 'UUS61X0450988753059'],
        [3, 'veho', 'VE12345678901234'],
      ),
    ).toEqual({ 'UU/16': null, 'UU/19': null, 'VE/16': null });
  });
});

describe('a form is forgotten', () => {
  const known: readonly Answer[] = [
    [1, 'uniuni'],
    [2, 'uniuni'],
    [3, 'uniuni'],
  ];

  test('when somebody says another carrier', () => {
    expect(learnedFrom(...known, [4, 'gofo'])).toEqual({ 'UU/16': null });
  });

  test('and learned anew by as much as the first time', () => {
    expect(learnedFrom(...known, [4, 'gofo'], [5, 'uniuni'], [6, 'uniuni'])).toEqual({ 'UU/16': null });
    expect(learnedFrom(...known, [4, 'gofo'], [5, 'uniuni'], [6, 'uniuni'], [6, 'uniuni'])).toEqual({
      'UU/16': 'uniuni',
    });
  });
});

test('a form that is learned does not grow with every parcel', () => {
  const row = (...visits: number[]) => rowsFrom(visits.map((visit): Answer => [visit, 'uniuni']));
  expect(row(1, 2, 3)).toEqual([
    { form: 'UU/16', carrier: 'uniuni', answers: 3, sessions: [sessionId(1), sessionId(2)] },
  ]);
  expect(row(1, 2, 3, 4, 5, 6, 7)).toEqual(row(1, 2, 3));
});

test('nothing is learned where nothing was said', () => {
  expect(learnedCarrier(undefined)).toBeNull();
});

test('no number, and no form of the fingerprint of a text, is kept', () => {
  expect(learnedFrom([1, 'ups', '#0123456789abcdef01234567'], [2, 'ups', 'PO-1'])).toEqual({});
});
