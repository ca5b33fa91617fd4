/** A list that is written is read again as the same people, however an office saved it meanwhile. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Directory } from '../../shared/domain/directory.ts';
import { differenceOf } from '../../shared/people-import/difference.ts';
import { readPeople } from '../../shared/people-import/read-people.ts';
import { textOf } from '../../shared/people-import/text-of.ts';
import { writePeople } from '../../shared/people-import/write-people.ts';
import { directory } from '../harness/people.ts';

const letters = [...'abzÄé李م=+-@,;"\t | \'0'].filter((sign) => sign !== '\t');
const name = fc
  .string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 20 })
  .map((text) =>
    text
      .replace(/^'+|\|/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  .filter((text) => text !== '');

const house = fc
  .uniqueArray(fc.record({ name, aliases: fc.array(name, { maxLength: 3 }), lowReach: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
    selector: (one) => one.name.toLocaleUpperCase('en'),
  })
  .map((people) =>
    Directory.parse({
      ...directory,
      residents: people.map((one, n) => ({ ...one, id: `r-${n}`, unit: 'u-4b', language: 'en' })),
    }),
  );

const SAVED = [
  (text: string) => Buffer.from(text),
  (text: string) => Buffer.from(text.replace(/^\uFEFF/, '')),
  (text: string) => Buffer.from(text, 'utf16le'),
  (text: string) => Buffer.from(text, 'utf16le').swap16(),
  (text: string) => Buffer.from(text.replaceAll('\r\n', '\n')),
];

test('nothing changes when a list that was written is read again', () => {
  fc.assert(
    fc.property(house, fc.constantFrom(...SAVED), (before, save) => {
      const text = textOf(save(writePeople(before)));
      if (!text.ok) throw new Error(text.error);
      const { people, problems } = readPeople(text.value.text);
      expect(problems).toEqual([]);
      const difference = differenceOf(before, people, { gone: 'return', newId: () => 'new' });
      expect(difference.directory).toEqual(before);
    }),
  );
});

test('with any separator the same people are read', () => {
  const plain = fc.stringMatching(/^[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}$/);
  const people = fc.uniqueArray(plain, { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(
      people,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n'),
      (all, by, end) => {
        const text = [['name', 'unit'], ...all.map((one) => [one, '4B'])]
          .map((row) => row.join(by))
          .join(end);
        expect(readPeople(text)).toMatchObject({ problems: [], people: all.map((one) => ({ name: one })) });
      },
    ),
  );
});
