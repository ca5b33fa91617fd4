import { describe, expect, it } from 'vitest';
import { createLearnedEnds } from '../../../../renderer/input/learned-ends.ts';
import { keyDesk as desk, downs, Field } from '../../../harness/typed-keys.ts';

const NOTHING_KEPT = { getItem: () => null, setItem: () => undefined };
const SCANNER_MS = 16;
const PERSON_MS = 130;

describe('a scanner that types', () => {
  it('is read when it ends with Enter, which presses nothing', async () => {
    const { press, type, reads, seen } = desk();
    await type('1Z12345E0205271688', SCANNER_MS);
    await press({ key: 'Enter', afterMs: SCANNER_MS });
    expect(reads).toEqual([{ text: '1Z12345E0205271688', aim: null }]);
    expect(seen).toEqual(['1', '1 up', 'Z', 'Z up']);
  });

  it('is read when it ends with Tab, which moves no focus', async () => {
    const { press, type, reads, seen } = desk();
    await type('R-42', SCANNER_MS);
    await press({ key: 'Tab', afterMs: SCANNER_MS });
    expect(reads).toEqual([{ text: 'R-42', aim: null }]);
    expect(seen).not.toContain('Tab');
  });

  it('is read after silence when it ends with nothing, if it is long enough', async () => {
    const { type, reads, clock } = desk();
    await type('123456', SCANNER_MS);
    await clock.advance(129);
    expect(reads).toEqual([]);
    await clock.advance(1);
    expect(reads).toEqual([{ text: '123456', aim: null }]);
    expect(clock.waiting()).toBe(0);
  });

  it('is not read when it says less than could be chance', async () => {
    const { press, type, reads, clock } = desk();
    await type('12345', SCANNER_MS);
    await clock.advance(200);
    await type('123', SCANNER_MS);
    await press({ key: 'Enter', afterMs: SCANNER_MS });
    expect(reads).toEqual([]);
  });

  it('is read apart from the next when the page was busy and hears of both at once', async () => {
    const { press, reads, clock } = desk();
    const late = (keys: string, fromMs: number) =>
      [...keys].map((key, at) => ({ key, afterMs: 0, pressedMs: fromMs + at * SCANNER_MS }));
    await press(...late('ABCDEF', 0), ...late('GHIJKL', 300));
    await clock.advance(200);
    expect(reads.map((read) => read.text)).toEqual(['ABCDEF', 'GHIJKL']);
  });

  const SCAN = '1Z5R89390357567127';
  it.each(Array.from(SCAN, (_, at) => at))(
    'is read whole when the page is busy after %i of its keys',
    async (at) => {
      for (const busyMs of [90, 100, 131, 2_000]) {
        for (const end of ['Enter', null]) {
          const { press, busy, reads, clock } = desk();
          const keys = [...SCAN, ...(end === null ? [] : [end])].map((key, n) => ({
            key,
            afterMs: 0,
            pressedMs: n * 5,
          }));
          await press(...keys.slice(0, at));
          busy(busyMs);
          await press(...keys.slice(at));
          await clock.advance(400);
          expect(reads).toEqual([{ text: SCAN, aim: null }]);
        }
      }
    },
  );

  it.each(Array.from(SCAN, (_, at) => at + 1))(
    'that stalls after %i keys is not told by halves',
    async (at) => {
      for (const stallMs of [60, 110, 350]) {
        const { press, reads, seen, clock } = desk({ barcodeOf: createLearnedEnds(NOTHING_KEPT) });
        const keys = [...SCAN, 'Enter'].map((key, n) => ({ key, afterMs: n === at ? stallMs : 5 }));
        await press(...keys);
        await clock.advance(400);
        expect(reads.every(({ text }) => text === SCAN)).toBe(true);
        expect(downs(seen)).not.toContain('Enter');
      }
    },
  );

  it.each([1, 8, 20, 34])('is read at %i ms a character', async (pace) => {
    const { press, type, reads } = desk();
    await type('9400111899223197428490', pace);
    await press({ key: 'Enter', afterMs: pace });
    expect(reads).toHaveLength(1);
  });

  it('is read twice when two come one right after the other', async () => {
    const { press, type, reads } = desk();
    for (const code of ['AAAA1', 'BBBB2']) {
      await type(code, SCANNER_MS);
      await press({ key: 'Enter', afterMs: SCANNER_MS });
    }
    expect(reads.map((read) => read.text)).toEqual(['AAAA1', 'BBBB2']);
  });

  it('has its AIM identifier told apart from its text', async () => {
    const { press, type, reads } = desk();
    await type(']C1420941059400111899223197428490', SCANNER_MS);
    await press({ key: 'Enter', afterMs: SCANNER_MS });
    expect(reads).toEqual([{ text: '420941059400111899223197428490', aim: ']C1' }]);
  });

  it('keeps group separators, which come as Ctrl+]', async () => {
    const { press, type, reads } = desk();
    await type('ABC', SCANNER_MS);
    await press(
      { key: 'Control', afterMs: 4, with: ['Control'] },
      { key: ']', afterMs: 4, with: ['Control'] },
    );
    await type('DEF', SCANNER_MS);
    await press({ key: 'Enter', afterMs: SCANNER_MS });
    expect(reads).toEqual([{ text: 'ABC\x1dDEF', aim: null }]);
  });

  it('types brackets with AltGr where the layout has them there', async () => {
    const { press, type, reads } = desk();
    await press({ key: ']', afterMs: 0, with: ['Control', 'Alt', 'AltGraph'] });
    await type('C0XYZ1', SCANNER_MS);
    await press({ key: 'Enter', afterMs: SCANNER_MS });
    expect(reads).toEqual([{ text: 'XYZ1', aim: ']C0' }]);
  });

  it('cannot press a hot key with what a barcode says', async () => {
    const { press, type, reads, seen } = desk();
    await type('EVIL', SCANNER_MS);
    await press(
      { key: 'w', afterMs: 8, with: ['Control'] },
      { key: 'F5', afterMs: 8 },
      { key: 'Escape', afterMs: 8 },
      { key: 'd', afterMs: 8, with: ['Meta'] },
    );
    await type('CODE', 8);
    await press({ key: 'Enter', afterMs: 8 }, { key: 'j', afterMs: 8, with: ['Control'] });
    expect(reads).toEqual([{ text: 'EVILCODE', aim: null }]);
    expect(downs(seen)).toEqual(['E', 'V']);
  });

  it('presses nothing with the second Enter of CR LF', async () => {
    const { press, type, seen } = desk();
    await type('ABCDEF', SCANNER_MS);
    await press({ key: 'Enter', afterMs: SCANNER_MS }, { key: 'Enter', afterMs: SCANNER_MS });
    expect(downs(seen)).toEqual(['A', 'B']);
  });

  it('is told without what the scanner adds, and the AIM identifier is found behind it', async () => {
    const { press, type, reads } = desk({
      barcodeOf: ({ text, key }) => (key === 'Tab' ? text.slice(1) : null),
    });
    await type('*]C1ABCDEF', SCANNER_MS);
    await press({ key: 'Tab', afterMs: SCANNER_MS });
    expect(reads).toEqual([{ text: 'ABCDEF', aim: ']C1' }]);
  });

  it('of which nothing is told is taken back from the page all the same', async () => {
    const field = new Field();
    const { press, type, reads, typedScans } = desk({ field, barcodeOf: () => null });
    await type('ABCDEF', SCANNER_MS);
    await press({ key: 'Enter', afterMs: SCANNER_MS });
    expect(reads).toEqual([]);
    expect(field.value).toBe('');
    expect(typedScans()).toBe(1);
  });

  it.each([
    ['STX and ETX', 'b', 'c'],
    ['SOH and EOT', 'a', 'd'],
  ])('is read with %s around it, which come as hot keys and press none', async (_name, before, after) => {
    const { press, type, reads, seen, clock } = desk();
    await press({ key: 'Control', afterMs: 0, with: ['Control'] });
    await press({ key: before, afterMs: 4, with: ['Control'] });
    await type('ABCDEF', 8);
    await press({ key: after, afterMs: 8, with: ['Control'] });
    await clock.advance(200);
    expect(reads).toEqual([{ text: 'ABCDEF', aim: null }]);
    expect(downs(seen)).not.toContain(after);
  });

  it('is dropped whole beyond 4,096 characters, and the next one is read', async () => {
    const { press, type, reads } = desk();
    await type('7'.repeat(4_097), 2);
    await press({ key: 'Enter', afterMs: 2 });
    await type('ABCDEF', SCANNER_MS);
    await press({ key: 'Enter', afterMs: SCANNER_MS });
    expect(reads.map((read) => read.text)).toEqual(['ABCDEF']);
  });

  it('leaves no trace in a field that has the focus, what stood there stays', async () => {
    const field = new Field();
    field.setRangeText('Smith', 0, 0);
    field.setSelectionRange(2, 2);
    const { press, type, reads } = desk({ field });
    await type('1Z12345E0205271688', SCANNER_MS);
    await press({ key: 'Enter', afterMs: SCANNER_MS });
    expect(reads).toHaveLength(1);
    expect(field.value).toBe('Smith');
    expect(field.selectionStart).toBe(2);
  });

  it('is not heard any more once the wedge is stopped', async () => {
    const { press, type, reads, seen, stop, clock } = desk();
    stop();
    await type('ABCDEF', SCANNER_MS);
    await press({ key: 'Enter', afterMs: SCANNER_MS });
    expect(reads).toEqual([]);
    expect(downs(seen)).toHaveLength(7);
    expect(clock.waiting()).toBe(0);
  });
});

describe('a person who types', () => {
  it.each([60, PERSON_MS, 400])('at %i ms a key is never a scan, and every key arrives', async (pace) => {
    const { press, type, reads, seen } = desk();
    await type('Johnson 4B', pace);
    await press({ key: 'Enter', afterMs: pace });
    expect(reads).toEqual([]);
    expect(downs(seen).join('')).toBe('Johnson 4BEnter');
  });

  it('who holds a key down is no scan', async () => {
    const { press, reads, seen } = desk();
    await press({ key: 'a', afterMs: 0 }, { key: 'a', afterMs: 500, repeat: true });
    for (let times = 0; times < 30; times++) await press({ key: 'a', afterMs: 30, repeat: true });
    await press({ key: 'Enter', afterMs: 90 });
    expect(reads).toEqual([]);
    expect(downs(seen)).toHaveLength(33);
  });

  it('who rolls over four keys at once loses none of them', async () => {
    const field = new Field();
    const { type, reads, clock } = desk({ field });
    await type('abcd', 20);
    await clock.advance(200);
    expect(reads).toEqual([]);
    expect(field.value).toBe('abcd');
  });

  it('who rolls over four keys of a keypad on the page loses none of them', async () => {
    const { type, reads, seen, clock } = desk();
    await type('4711', 20);
    await clock.advance(200);
    expect(reads).toEqual([]);
    expect(downs(seen).join('')).toBe('4711');
  });

  it('who has just typed a letter does not put it before a scan', async () => {
    const field = new Field();
    const { press, type, reads } = desk({ field });
    await type('x', PERSON_MS);
    await press({ key: '1', afterMs: 70 });
    await type('23456', SCANNER_MS);
    await press({ key: 'Enter', afterMs: SCANNER_MS });
    expect(reads).toEqual([{ text: '123456', aim: null }]);
    expect(field.value).toBe('x');
  });

  it('keeps the keys that command the browser or the system', async () => {
    const { press, seen } = desk();
    await press({ key: 'c', afterMs: 0, with: ['Control'] }, { key: 'Escape', afterMs: 200 });
    expect(downs(seen)).toEqual(['c', 'Escape']);
  });
});
