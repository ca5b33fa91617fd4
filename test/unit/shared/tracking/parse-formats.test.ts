import { describe, expect, test } from 'vitest';
import { arbitrate } from '../../../../shared/tracking/arbitrate.ts';
import { formats, formatsVersion } from '../../../../shared/tracking/formats.ts';
import { parseFormats } from '../../../../shared/tracking/parse-formats.ts';
import { recognise } from '../../../../shared/tracking/recognise.ts';

const builtIn = formats.map((format) => ({ ...format, shape: format.shape.source }));
const uniuni = {
  name: 'UniUni',
  carrier: 'gofo',
  shape: '^UUS\\d{15}$',
  check: null,
  keepLast: null,
  selfEvident: true,
  symbologies: null,
};
const table = (...rows: object[]) => JSON.stringify({ version: 2, formats: rows });
const refusal = (json: string) => {
  const made = parseFormats(json);
  return made.ok ? null : made.error;
};

describe('a table of carrier formats from elsewhere', () => {
  test('the built-in table, written as JSON, is a good one and says the same', () => {
    const made = parseFormats(JSON.stringify({ version: formatsVersion, formats: builtIn }));
    expect(made).toEqual({ ok: true, value: { version: formatsVersion, formats } });
  });

  test('a row that it adds is known by it, and only by it', () => {
    const made = parseFormats(table(uniuni, ...builtIn));
    const rows = made.ok ? made.value.formats : [];
    const read = { text: 'UUS123456789012345', aim: null };
    expect(recognise(read, rows)).toMatchObject({ best: { format: 'UniUni' } });
    expect(arbitrate([read], rows)).toMatchObject({ best: { format: 'UniUni' } });
    expect(recognise(read)).toMatchObject({ kind: 'opaque' });
  });
});

describe('a bad table is refused whole, with what is wrong', () => {
  test('text that is no JSON', () => {
    expect(refusal('{"version":')).toEqual({ fault: 'not-json', where: 'the document' });
  });

  test('a carrier that nobody knows, a field too many, no rows', () => {
    const carrier = { ...uniuni, carrier: 'pigeon' };
    expect(refusal(table(carrier))).toEqual({ fault: 'not-a-format-table', where: 'formats.0.carrier' });
    expect(refusal(table(uniuni, { ...uniuni, name: 'b', extra: 1 }))).toMatchObject({ where: 'formats.1' });
    expect(refusal(table())).toMatchObject({ fault: 'not-a-format-table' });
  });

  test('two rows of one name', () => {
    expect(refusal(table(uniuni, uniuni))).toEqual({ fault: 'two-rows-of-one-name', where: 'UniUni' });
  });

  test.each([
    ['not anchored', 'UUS\\d{15}'],
    ['unbounded', '^U\\d+$'],
    ['unbounded from below', '^U\\d{3,}$'],
    ['a repeated group, whose ways of matching multiply', '^(?:\\d{1,40}){1,40}$'],
    ['three stretches of free length', '^\\d{1,9}\\d{1,9}\\d{1,9}$'],
    ['longer than any number', '^\\d{4000}$'],
    ['no pattern at all', '^(\\d$'],
  ])('a shape that is %s', (_, shape) => {
    expect(refusal(table({ ...uniuni, shape }))).toEqual({ fault: 'unsafe-shape', where: 'UniUni' });
  });

  test('a check digit without the groups that it is worked out from', () => {
    const bad = { ...uniuni, check: { scheme: 'mod7' } };
    expect(refusal(table(bad))).toMatchObject({ fault: 'shape-without-check-groups' });
  });
});
