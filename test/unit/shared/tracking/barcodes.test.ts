import { describe, expect, test } from 'vitest';
import { formats } from '../../../../shared/tracking/formats.ts';
import { type Recognition, recognise } from '../../../../shared/tracking/recognise.ts';
import { type Barcode, barcodes, sources } from './barcodes.ts';

type Answer = Pick<Barcode, 'is' | 'carriers' | 'number'>;

describe('barcodes whose answer was written down by hand', () => {
  test('are more than three hundred, all different, each with its source', () => {
    expect(barcodes.length).toBeGreaterThan(300);
    expect(new Set(barcodes.map(({ read }) => JSON.stringify(read))).size).toBe(barcodes.length);
    for (const { text, source } of barcodes) expect(sources, text).toContain(source);
  });

  test('show every format of the table at least twice', () => {
    const shown = barcodes.flatMap(({ read }) => formatsIn(recognise(read)));
    for (const { name } of formats) {
      expect(shown.filter((one) => one === name).length, name).toBeGreaterThanOrEqual(2);
    }
  });

  test.each(barcodes)('$text is $is $carriers $number', ({ read, is, carriers, number }) => {
    expect(answerOf(recognise(read))).toEqual({ is, carriers, number });
  });
});

function answerOf(what: Recognition): Answer {
  switch (what.kind) {
    case 'tracking': {
      const { carrier, number, certainty } = what.best;
      if (carrier !== null) return { is: certainty, carriers: [carrier], number };
      const all = new Set(what.candidates.flatMap((each) => each.carrier ?? []));
      return { is: 'ambiguous', carriers: [...all].toSorted(), number };
    }
    case 'opaque':
      return what.number.startsWith('#')
        ? { is: 'fingerprint', carriers: [], number: '#' }
        : { is: 'opaque', carriers: [], number: what.number };
    case 'routing':
      return { is: 'routing', carriers: [], number: what.zip ?? '-' };
    case 'unreadable':
      return { is: 'unreadable', carriers: [], number: what.reason };
    default:
      return { is: what.kind, carriers: [], number: '' };
  }
}

function formatsIn(what: Recognition): readonly string[] {
  return what.kind === 'tracking' ? what.candidates.map(({ format }) => format) : [];
}
