/** Who types is never taken for a scanner, at whatever pace people can; and a scanner is never taken for who types. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { downs, Field, keyDesk, type Press } from '../harness/typed-keys.ts';

const character = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz 0123456789ABCDEF-.]*');

/**
 * Two or three keys rolled into each other, which fast typists do, and then a pause no shorter than theirs is. The
 * record for a minute is 216 words, which is 55 ms a key.
 */
const roll = fc.tuple(
  fc.array(fc.tuple(character, fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 3 }),
  fc.integer({ min: 55, max: 900 }),
);
const typing = fc
  .array(roll, { minLength: 1, maxLength: 12 })
  .map((rolls): readonly Press[] =>
    rolls.flatMap(([keys, pauseMs]) =>
      keys.map(([key, afterMs], place) => ({ key, afterMs: place === 0 ? pauseMs : afterMs })),
    ),
  );

test.each(['a field', 'the page'])(
  'all that is typed into %s arrives in its order, and nothing is scanned',
  async (where) => {
    await fc.assert(
      fc.asyncProperty(typing, async (presses) => {
        const field = where === 'a field' ? new Field() : null;
        const desk = keyDesk({ field });
        await desk.press(...presses, { key: 'Enter', afterMs: 130 });
        await desk.clock.advance(200);
        expect(desk.reads).toEqual([]);
        const typed = presses.map(({ key }) => key);
        expect(downs(desk.seen).at(-1)).toBe('Enter');
        if (field === null) expect(downs(desk.seen)).toEqual([...typed, 'Enter']);
        else expect(field.value).toBe(typed.join(''));
      }),
      { numRuns: 60 },
    );
  },
);

test('a scan is read whole at any pace of a scanner, with a hiccup of the hub, and leaves no trace', async () => {
  const scan = fc.record({
    text: fc.string({ unit: character, minLength: 8, maxLength: 40 }),
    paceMs: fc.integer({ min: 1, max: 20 }),
    hiccupAt: fc.integer({ min: 3, max: 39 }),
    key: fc.constantFrom('Enter', 'Tab', null),
  });
  await fc.assert(
    fc.asyncProperty(scan, async ({ text, paceMs, hiccupAt, key }) => {
      // An AIM identifier that chance has made would be taken for one.
      fc.pre(!text.startsWith(']'));
      const field = new Field();
      field.setRangeText('Smith', 0, 0);
      const desk = keyDesk({ field });
      await desk.press(
        ...[...text].map((character, at) => ({ key: character, afterMs: at === hiccupAt ? 60 : paceMs })),
        ...(key === null ? [] : [{ key, afterMs: paceMs }]),
      );
      await desk.clock.advance(200);
      expect(desk.reads).toEqual([{ text, aim: null }]);
      expect(field.value).toBe('Smith');
    }),
    { numRuns: 60 },
  );
});
