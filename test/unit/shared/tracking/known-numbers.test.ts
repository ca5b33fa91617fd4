import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../shared/tracking/recognise.ts';
import { bareNumbers, tellingNumbers } from './known-numbers.ts';

const read = (text: string) => recognise({ text, aim: null });

describe('numbers that tell their carrier', () => {
  test.each(tellingNumbers)('$text is $carrier $number', ({ text, carrier, number, format }) => {
    const made = read(text);
    expect(made).toMatchObject({ kind: 'tracking', best: { carrier, number, format, certainty: 'certain' } });
  });

  test.each(tellingNumbers)('$text is the same with the spaces of its label', ({ text }) => {
    expect(read(` ${[...text].join(' ')}\r\n`.toLowerCase())).toEqual(read(text));
  });
});

describe('digits that fit a carrier', () => {
  test.each(bareNumbers)('$text may be $format, and sets no carrier', ({ text, carrier, number, format }) => {
    const made = read(text);
    expect(made).toMatchObject({ kind: 'tracking', best: { carrier: null, number, certainty: 'likely' } });
    expect(made.kind === 'tracking' && made.candidates).toContainEqual(
      expect.objectContaining({ carrier, number, format, certainty: 'likely' }),
    );
  });
});
