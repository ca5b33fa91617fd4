/** The manual's words for what a field may hold: whoever writes another program for the ledger goes by them. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fieldInWords, fieldsInWords } from '../../../build/event-fields.ts';

describe('a field of an event', () => {
  test.each([
    [z.boolean(), 'true or false'],
    [z.uuid(), 'uuid'],
    [z.enum(['scan', 'tap']), 'scan or tap'],
    [z.enum(['a', 'b', 'c']), 'a, b or c'],
    [z.int().positive(), 'whole number from 1'],
    [z.int().min(5), 'whole number from 5'],
    [z.string().max(40).nullable(), 'text up to 40 or null'],
    [z.string().min(1).max(9), 'text of 1 to 9'],
    [z.string().regex(/^(a|b)$/), '`^(a\\|b)$`'],
    [z.array(z.string().max(5)).max(3), 'up to 3 of: text up to 5'],
    [z.strictObject({ kind: z.literal('unit') }), '{ `kind` unit }'],
  ])('in words', (schema, words) => {
    expect(fieldInWords(z.toJSONSchema(schema))).toBe(words);
  });

  test('of a sort the manual has no words for is not passed over', () => {
    expect(() => fieldsInWords(z.toJSONSchema(z.object({ odd: z.number() })))).toThrow('no words');
  });
});
