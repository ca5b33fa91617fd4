import { describe, expect, test } from 'vitest';
import { StreamId } from '../../../../shared/domain/ids.ts';
import { emptyHead } from '../../../../shared/ledger/chain.ts';
import { sentenceFor } from '../../../../shared/ledger/verdict-words.ts';
import { STREAM } from '../../../harness/drafts.ts';

describe('a verdict in words', () => {
  test('of a ledger that is intact says how much, up to where, by which key and when', () => {
    const head = { ...emptyHead(STREAM), seq: 3, hash: 'abc' };
    const verdict = { intact: true, head, sealedBy: 'key', at: '2026-11-23T09:00:00.000Z' } as const;
    expect(sentenceFor({ ...verdict, from: 1, events: 3 })).toBe(
      'intact: 3 events, head abc, sealed by key at 2026-11-23T09:00:00.000Z',
    );
    expect(sentenceFor({ ...verdict, from: 2, events: 2 })).toBe(
      'intact: events 2 to 3 (2 events), head abc, sealed by key at 2026-11-23T09:00:00.000Z',
    );
  });

  test('of a copy of training says that nothing in it happened', () => {
    const head = { ...emptyHead(StreamId.parse('training-0a1b')), seq: 1, hash: 'abc' };
    const verdict = { intact: true, head, sealedBy: 'key', at: '2026-11-23T09:00:00.000Z' } as const;
    expect(sentenceFor({ ...verdict, from: 1, events: 1 })).toContain('it is of TRAINING');
  });

  test('of one that is not names the line first, then what is wrong with it', () => {
    expect(sentenceFor({ intact: false, line: 7, fault: 'gap' })).toBe(
      'NOT INTACT: line 7: events before it are missing, or it stands there twice',
    );
  });
});
