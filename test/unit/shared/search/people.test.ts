import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Resident } from '../../../../shared/domain/directory.ts';
import { fold, wordsOf } from '../../../../shared/search/fold.ts';
import { searchPeople, searchPeopleInPieces } from '../../../../shared/search/people.ts';

let made = 0;

function resident(name: string, ...aliases: string[]): Resident {
  made += 1;
  const id = (prefix: string) => `${prefix}-0000-7000-8000-${String(made).padStart(12, '0')}`;
  return Resident.parse({
    id: id('00000000'),
    unit: id('00000001'),
    name,
    aliases,
    language: 'en',
    lowReach: false,
  });
}

const HOUSE = [
  resident('Jane Smith'),
  resident('John Smithson'),
  resident('Łukasz Kowalski'),
  resident('Nguyễn Thị Đào'),
  resident('José García Márquez'),
  resident("Sinéad O'Brien"),
  resident('محمد الأحمد'),
  resident('王小明'),
  resident('สมชาย ใจดี'),
  resident('Anna-Maria Weiß', 'Café Sonnenschein', 'A. Weiss GmbH'),
];
const search = searchPeople(HOUSE);
const found = (typed: string) => search.find(typed, 5).map(({ resident: { name } }) => name);

describe('a name is found', () => {
  test.each([
    ['by the beginning of any of its words', 'smi', 'Jane Smith'],
    ['without accents', 'garcia', 'José García Márquez'],
    ['without the letters a keyboard lacks', 'lukasz', 'Łukasz Kowalski'],
    ['in Vietnamese, typed plainly', 'nguyen dao', 'Nguyễn Thị Đào'],
    ['without its apostrophe', 'obrien', "Sinéad O'Brien"],
    ['with another apostrophe', 'o’brien', "Sinéad O'Brien"],
    ['with its words in the other order', 'garcia jose', 'José García Márquez'],
    ['in Arabic without the mark on the alif', 'الاحمد', 'محمد الأحمد'],
    ['by one Chinese character', '明', '王小明'],
    ['in Thai', 'สมชาย', 'สมชาย ใจดี'],
    ['by a half of a double name', 'maria', 'Anna-Maria Weiß'],
    ['in capitals', 'WEISS', 'Anna-Maria Weiß'],
    ['with one wrong letter', 'kowolski', 'Łukasz Kowalski'],
    ['with a letter too many', 'marquezz', 'José García Márquez'],
    ['with a letter missing', 'grcia', 'José García Márquez'],
  ])('%s', (_how, typed, name) => {
    expect(found(typed)).toContain(name);
  });

  test('the whole name comes before a longer one that begins the same', () => {
    expect(found('smith')).toEqual(['Jane Smith', 'John Smithson']);
  });

  test('by an alias, which is told', () => {
    const [first] = search.find('sonnensch', 5);
    expect(first?.resident.name).toBe('Anna-Maria Weiß');
    expect(first?.alias).toBe('Café Sonnenschein');
  });
});

describe('nobody is found', () => {
  test.each(['', ' ', 's', "'", '  -', 'xqzzzv'])('for %j', (typed) => {
    expect(found(typed)).toEqual([]);
  });

  test('when one of the words fits nobody', () => {
    expect(found('jane kowalski')).toEqual([]);
  });
});

test('a person with several names that match is found once', () => {
  expect(found('weiss')).toEqual(['Anna-Maria Weiß']);
});

test('no more than were asked for', () => {
  const many = searchPeople(Array.from({ length: 50 }, (_, n) => resident(`Smith ${n}`)));
  expect(many.find('smith', 6)).toHaveLength(6);
});

test('a mark that makes another word stays', () => {
  expect(fold('हिन्दी')).not.toBe(fold('हन्दी'));
});

test('property: everybody is found by their own name, whatever the case and the accents', () => {
  const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿĀ-ſ]{3,10}$/u);
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 20 }), fc.nat(), (names, pick) => {
      const house = names.map(([first, last]) => resident(`${first} ${last}`));
      const one = house[pick % house.length];
      if (!one) throw new Error('an empty house');
      const typed = wordsOf(one.name).join(' ').toUpperCase();
      const matches = searchPeople(house).find(typed, house.length);
      expect(matches.map(({ resident: { id } }) => id)).toContain(one.id);
    }),
  );
});

test('property: anything may be typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
      expect(search.find(typed, 3).length).toBeLessThanOrEqual(3);
    }),
  );
});

test('made in pieces, it finds what it finds made in one go, the last name in the house too', async () => {
  const house = Array.from({ length: 1_001 }, (_, n) => resident(`Person Number${n}`, `Firm${n}`));
  const [whole, pieces] = [searchPeople(house), await searchPeopleInPieces(house)];
  for (const typed of ['number1000', 'firm4', 'nubmer77', 'person']) {
    expect(pieces.find(typed, 5)).toEqual(whole.find(typed, 5));
    expect(pieces.find(typed, 5)).not.toEqual([]);
  }
});
