import { expect, test } from 'vitest';
import { PhotoHash } from '../../../../shared/domain/ids.ts';
import type { Draft } from '../../../../shared/events/event.ts';
import { chained, sessionId } from '../../../harness/drafts.ts';
import { replayed } from '../../../harness/ledger-bench.ts';
import { sample } from '../../../harness/samples.ts';

const session = sessionId(1);
const photo = PhotoHash.parse('aa'.repeat(32));
const signature = PhotoHash.parse('bb'.repeat(32));
const other = PhotoHash.parse('cc'.repeat(32));
const visit = (...drafts: Draft[]) =>
  replayed(chained([sample('session.started', { kind: 'pickup' }), ...drafts])).sessions;
const erased = (what: 'photo' | 'signature', file: PhotoHash) =>
  sample('session.evidence-erased', { session, what, file, why: 'disk' });

test('a visit has its photo and its signature until they are erased, and says then why it has none', () => {
  const both = [sample('session.photographed', { photo }), sample('session.signed', { signature })];
  expect(visit(...both)).toMatchObject([{ photo, noPhoto: null, signature, noSignature: null }]);
  expect(visit(...both, erased('photo', photo))).toMatchObject([
    { photo: null, noPhoto: 'erased-disk', signature, noSignature: null },
  ]);
  expect(visit(...both, erased('signature', signature))).toMatchObject([
    { photo, signature: null, noSignature: 'erased-disk' },
  ]);
});

test('what is erased of another visit, or twice, changes nothing', () => {
  const kept = [sample('session.photographed', { photo }), erased('photo', other)];
  expect(visit(...kept)).toMatchObject([{ photo, noPhoto: null }]);
});

test('a visit without them says why', () => {
  const without = visit(
    sample('session.not-photographed', { why: 'camera-failed' }),
    sample('session.not-signed', { why: 'cannot' }),
  );
  expect(without).toMatchObject([
    { photo: null, noPhoto: 'camera-failed', signature: null, noSignature: 'cannot' },
  ]);
});
