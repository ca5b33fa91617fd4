import { describe, expect, test } from 'vitest';
import { daysTyped } from '../../../../shared/search/days.ts';
import { packageQuery, type Searchable } from '../../../../shared/search/package-query.ts';
import { searchPeople } from '../../../../shared/search/people.ts';
import { START } from '../../../harness/drafts.ts';
import { directory } from '../../../harness/people.ts';

const people = searchPeople(directory.residents);
const searchable: Searchable = {
  directory,
  now: START,
  people: (typed) => people.find(typed, 8).map(({ resident }) => resident),
};
const whole = (text: string) => packageQuery(searchable, text).whole;

describe('what somebody may mean who types', () => {
  test('a unit: in any case, with or without its punctuation', () => {
    for (const text of ['4B', '4b', '4-b']) expect(whole(text)).toEqual([{ by: 'unit', units: ['u-4b'] }]);
  });

  test('a room code: from its second character, with or without the hyphen', () => {
    for (const text of ['K2', 'k2-0', 'K2-0423', 'k20423'])
      expect(whole(text)[0]).toMatchObject({ by: 'room-code' });
    expect(whole('k204')).toContainEqual({ by: 'room-code', beginnings: ['K2-04'] });
  });

  test('four digits: the end of a room code, of any prefix of this kiosk and of a spare label', () => {
    const [code] = whole('0423');
    expect(code).toMatchObject({ by: 'room-code' });
    const beginnings = code?.by === 'room-code' ? code.beginnings : [];
    expect(beginnings).toHaveLength(16);
    expect(beginnings).toEqual(expect.arrayContaining(['K2-0423', 'K9-0423', 'S2-0423']));
  });

  test('a tracking number: its beginning or its end, blanks left out', () => {
    expect(whole('1z5r 8939')).toContainEqual({
      by: 'number',
      beginning: '1Z5R8939',
      endBackwards: '9398R5Z1',
    });
    expect(whole('712')).not.toContainEqual(expect.objectContaining({ by: 'number' }));
  });

  test('a name: whoever it may be, with their unit', () => {
    expect(whole('smith')).toContainEqual({ by: 'person', people: [{ resident: 'r-1', unit: 'u-4b' }] });
  });

  test('a carrier: from its second letter', () => {
    expect(whole('up')).toContainEqual({ by: 'carrier', carriers: ['ups'] });
    expect(whole('u')).not.toContainEqual(expect.objectContaining({ by: 'carrier' }));
  });

  test('a day: from midnight to midnight where the property is', () => {
    expect(whole('2026-11-23')).toContainEqual({
      by: 'day',
      days: [['2026-11-23T05:00:00.000Z', '2026-11-24T05:00:00.000Z']],
    });
    // The clocks go back on this day: it has 25 hours.
    expect(whole('2026-11-01')).toContainEqual({
      by: 'day',
      days: [['2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z']],
    });
  });

  test('several things at once, each of which must fit', () => {
    expect(packageQuery(searchable, '4b ups').words).toEqual([
      [{ by: 'unit', units: ['u-4b'] }],
      [{ by: 'carrier', carriers: ['ups'] }],
    ]);
  });

  test('nothing at all', () => {
    expect(packageQuery(searchable, '  ')).toEqual({ whole: [], words: [] });
    expect(whole('#!')).toEqual([]);
  });
});

describe('a day as it is typed', () => {
  const today = '2026-11-23';

  test.each([
    ['2026-11-23', ['2026-11-23']],
    ['11/23', ['2026-11-23']],
    ['23.11.', ['2026-11-23']],
    ['23 11', ['2026-11-23']],
    ['23.11.2025', ['2025-11-23']],
    ['5/4', ['2026-05-04', '2026-04-05']],
    ['4/4', ['2026-04-04']],
    ['2026 4 5', ['2026-04-05']],
  ])('%s may be %j', (text, dates) => {
    expect(daysTyped(text, today)).toEqual(dates);
  });

  test('that is yet to come is of last year', () => {
    expect(daysTyped('12/24', today)).toEqual(['2025-12-24']);
  });

  test.each(['2026-02-30', '31/31', '0/0', '4B', '1123', '11/23/20'])('is none: %s', (text) => {
    expect(daysTyped(text, today)).toEqual([]);
  });
});
