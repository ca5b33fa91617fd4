import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeField } from '../../hardware/printer/zpl/escape.ts';
import { labelZpl } from '../../hardware/printer/zpl/label.ts';
import { createZplIntake } from '../../hardware/simulation/zpl-intake.ts';
import { toUtf8 } from '../../shared/basics/bytes.ts';

/** Text of any kind, with the letters that matter more often than chance has it. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '^',
      '~',
      '_',
      '\\',
      'X',
      'Z',
      'A',
      'J',
      'R',
      'F',
      'S',
      '\n',
      '\x00',
      '\x7f',
      'é',
      '5',
    ),
  }),
);

test('whatever the text, its escape has no command sign and no byte a printer would not take', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(escapeField(text)).toMatch(/^(?:[ -[\]`-}]|_[0-9A-F]{2})*$/);
    }),
  );
});

test('whatever the text, a printer that undoes the escape has the same bytes', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const undone: number[] = [];
      for (const [piece] of escapeField(text).matchAll(/_[0-9A-F]{2}|[^_]/g)) {
        undone.push(piece.length === 3 ? Number.parseInt(piece.slice(1), 16) : piece.charCodeAt(0));
      }
      expect(Uint8Array.from(undone)).toEqual(toUtf8(text));
    }),
  );
});

test('whatever stands on a room label, a printer sees one format and no command', () => {
  fc.assert(
    fc.property(
      anyText,
      anyText,
      anyText,
      fc.array(anyText, { maxLength: 3 }),
      (roomCode, unit, zone, marks) => {
        const formats: string[] = [];
        const commands: string[] = [];
        const intake = createZplIntake({
          format: (zpl) => formats.push(zpl),
          command: (word) => commands.push(word),
        });
        intake.push(
          toUtf8(
            labelZpl({ roomCode, unit, zone, date: '23 Nov 2026', marks }, '7F3A', {
              size: '2x1',
              dpi: 203,
            }),
          ),
        );
        expect(formats).toHaveLength(1);
        expect(formats[0]?.match(/\^XA/g)).toHaveLength(1);
        expect(commands).toEqual([]);
        expect(intake.heldBytes()).toBe(0);
      },
    ),
  );
});
