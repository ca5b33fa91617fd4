import { describe, expect, test } from 'vitest';
import type { Envelope } from '../../../../shared/events/envelope.ts';
import { EventLine, ExportHeader, SealLine } from '../../../../shared/ledger/export-format.ts';
import type { Seal } from '../../../../shared/ledger/seal.ts';
import { chained, received, STREAM } from '../../../harness/drafts.ts';

const publicKey = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const;
const header: ExportHeader = { packroom: 'ledger', v: 1, stream: STREAM, publicKey };
const [event] = chained([received(1)]) as Envelope[];
const seal: Seal = {
  stream: STREAM,
  seq: 1,
  hash: 'ab'.repeat(32),
  at: '2026-11-23T09:00:00.000Z',
  sig: 'A'.repeat(86),
};

describe('a line of an export', () => {
  test('is read as what it is', () => {
    expect(ExportHeader.safeParse(header)).toMatchObject({ success: true, data: header });
    const range = { ...header, after: { seq: 1, hash: seal.hash }, upTo: { seq: 2, seals: 1 } };
    expect(ExportHeader.safeParse(range)).toMatchObject({ success: true, data: range });
    expect(EventLine.safeParse({ event })).toMatchObject({ success: true, data: { event } });
    expect(SealLine.safeParse({ seal })).toMatchObject({ success: true, data: { seal } });
  });

  test.each([
    ['a header that is missing', ExportHeader, {}],
    ['a header of something else', ExportHeader, { ...header, packroom: 'photos' }],
    ['a header of a later version', ExportHeader, { ...header, v: 2 }],
    ['a header with a word that nobody knows', ExportHeader, { ...header, note: 'copy' }],
    ['a header after an event that has no number', ExportHeader, { ...header, after: { hash: seal.hash } }],
    ['a header after an event that has no hash', ExportHeader, { ...header, after: { seq: 1 } }],
    ['a header after no event', ExportHeader, { ...header, after: { seq: 0, hash: seal.hash } }],
    ['a header up to no event', ExportHeader, { ...header, upTo: { seq: 0, seals: 1 } }],
    ['a header without a seal', ExportHeader, { ...header, upTo: { seq: 1, seals: 0 } }],
    ['a header that says not how many seals', ExportHeader, { ...header, upTo: { seq: 1 } }],
    ['a header that says not how many events', ExportHeader, { ...header, upTo: { seals: 1 } }],
    ['an event that is missing', EventLine, {}],
    ['an event with something beside it', EventLine, { event, seal }],
    ['a seal that is missing', SealLine, {}],
    ['a seal with something beside it', SealLine, { seal, event }],
  ])('is refused as %s', (_, schema, value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});
