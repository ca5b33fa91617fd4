import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beepsOf } from '../../../../hardware/scanner/hid-pos/beeper.ts';
import { fromHex } from '../../../../shared/basics/bytes.ts';

/** Report 04: eight bits, of which 1 and 2 are the trigger, 5 the error beep and 6 the good beep. */
const TRIGGER = '058c0914a102850415002501750195080900095f09600900090009850986 9186c0'.replace(' ', '');

test('the beeps of a scanner as it is sold are bits 5 and 6 of report 04', () => {
  expect(beepsOf(fromHex(TRIGGER))).toEqual({ bad: Uint8Array.of(4, 0x20), good: Uint8Array.of(4, 0x40) });
});

test('what stands in the same report before them moves them on', () => {
  expect(beepsOf(fromHex(`85047508950109009102${TRIGGER}`))).toEqual({
    bad: Uint8Array.of(4, 0, 0x20),
    good: Uint8Array.of(4, 0, 0x40),
  });
});

test('the same usages in a report that only the scanner sends are no beeps', () => {
  expect(beepsOf(fromHex(TRIGGER.replace('9186', '8186')))).toBeNull();
});

test('no descriptor makes it throw or hang', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 1024 }), (bytes) => {
      const beeps = beepsOf(bytes);
      expect(beeps === null || beeps.good.length <= 65).toBe(true);
    }),
  );
});
