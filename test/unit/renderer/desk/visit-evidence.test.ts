import { describe, expect, test } from 'vitest';
import { showEvidence } from '../../../../renderer/desk/visit-evidence.ts';
import { err, ok } from '../../../../shared/basics/result.ts';
import { PhotoHash } from '../../../../shared/domain/ids.ts';
import { deskBench } from '../../../harness/desk-bench.ts';
import { sessionId } from '../../../harness/drafts.ts';
import { grant } from '../../../harness/people.ts';
import { sample } from '../../../harness/samples.ts';

const visit = sessionId(1);
const photo = PhotoHash.parse('aa'.repeat(32));
const asked = {
  do: 'show-evidence',
  by: grant('staff'),
  session: sessionId(9),
  visit,
  why: 'not-received',
} as const;

async function bench(answers: Parameters<typeof deskBench>[0] = {}) {
  const made = deskBench({ 'evidence.show': async () => ok({ jpeg: '/9j/', signature: null }), ...answers });
  await made.ledger.append([
    sample('session.started', { session: visit, kind: 'pickup' }),
    sample('session.photographed', { session: visit, photo }),
    sample('session.ended', { session: visit }),
  ]);
  return made;
}

const orders = async ({ database }: Awaited<ReturnType<typeof bench>>) =>
  (await database.events.toArray()).filter(({ type }) => type === 'evidence.show-ordered');

describe('whoever looks at a photo or a signature', () => {
  test('is in the ledger with their reason before it is shown', async () => {
    const made = await bench();
    expect(await showEvidence(made.desk, asked)).toEqual({
      type: 'evidence-shown',
      jpeg: '/9j/',
      signature: null,
    });
    const [order] = await orders(made);
    expect(order).toMatchObject({
      actor: { kind: 'staff', id: 's-1' },
      data: { visit, photo, signature: null, why: 'not-received' },
    });
    expect(made.asked.at(-1)).toEqual({ command: 'evidence.show', input: { event: order?.id } });
  });

  test('sees nothing where the ledger does not take it', async () => {
    const made = await bench();
    made.journal.failNext('disk-failed');
    expect(await showEvidence(made.desk, asked)).toEqual({ type: 'evidence-not-shown', why: 'not-recorded' });
    expect(made.asked.some(({ command }) => command === 'evidence.show')).toBe(false);
  });

  test('sees nothing without the role, and nothing of a visit that has none', async () => {
    const made = await bench();
    const attendant = { ...asked, by: { ...asked.by, role: 'attendant' as const } };
    expect(await showEvidence(made.desk, attendant)).toMatchObject({ why: 'not-allowed' });
    expect(await showEvidence(made.desk, { ...asked, visit: sessionId(3) })).toMatchObject({
      why: 'not-possible',
    });
    expect(await orders(made)).toEqual([]);
  });

  test('is told when the host shows nothing', async () => {
    const made = await bench({ 'evidence.show': async () => err('not-justified') });
    expect(await showEvidence(made.desk, asked)).toEqual({ type: 'evidence-not-shown', why: 'not-possible' });
  });
});
