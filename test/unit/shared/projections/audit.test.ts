import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../../shared/events/event.ts';
import { headOf } from '../../../../shared/ledger/chain.ts';
import { chained, packageId, START } from '../../../harness/drafts.ts';
import { replayed } from '../../../harness/ledger-bench.ts';
import { sample, zone } from '../../../harness/samples.ts';

const HOUR_MS = 3_600_000;
const told = (...drafts: readonly Draft[]) => replayed(chained(drafts));
const AT = (seconds: number) => `2026-11-23T09:00:0${seconds}.000Z`;

describe('an audit', () => {
  const started = sample('audit.started');

  test('counts nothing before it is closed', () => {
    expect(told(started).audits).toMatchObject([
      {
        state: 'open',
        expected: 3,
        found: 0,
        missing: 0,
        extra: 0,
        misplaced: 0,
        settled: 0,
        closedAt: null,
      },
    ]);
  });

  test('keeps its result', () => {
    expect(told(started, sample('audit.closed')).audits).toMatchObject([
      { state: 'closed', expected: 3, found: 2, missing: 1, extra: 1, startedAt: AT(0), closedAt: AT(1) },
    ]);
  });

  test('sees the same package, and the same stray label, once', () => {
    const seen = told(started, sample('audit.seen'), sample('audit.seen')).sightings;
    expect(seen).toMatchObject([{ package: packageId(1), elsewhere: null }]);
    const strayed = told(started, sample('audit.strayed'), sample('audit.strayed')).sightings;
    expect(strayed).toMatchObject([{ package: null, elsewhere: null }]);
  });

  test('counts a package in the wrong place once, where it was seen last', () => {
    const elsewhere = sample('audit.misplaced', { zone: zone('shelf-b') });
    const tables = told(started, sample('audit.seen'), sample('audit.misplaced'), elsewhere);
    expect(tables.sightings).toMatchObject([{ package: packageId(1), elsewhere: 'shelf-b' }]);
    expect(tables.audits).toMatchObject([{ misplaced: 1 }]);
  });

  test('counts how many discrepancies have a reason', () => {
    const settled = [
      sample('audit.settled'),
      sample('audit.settled', {
        discrepancy: 'extra',
        package: null,
        code: 'Z9-9999',
        why: 'never-recorded',
      }),
      sample('audit.settled', { discrepancy: 'extra', package: null, code: 'Z9-9999', why: 'found-again' }),
    ];
    expect(told(started, sample('audit.closed'), ...settled).audits).toMatchObject([
      { settled: 2, missing: 1, extra: 1 },
    ]);
  });

  test('knows where it stands, and comes back to a zone that was closed', () => {
    const entered = sample('audit.zone-entered');
    const closed = sample('audit.zone-closed');
    expect(told(started, entered).audits).toMatchObject([{ zone: 'cold', closedZones: [] }]);
    expect(told(started, entered, closed).audits).toMatchObject([{ zone: null, closedZones: ['cold'] }]);
    expect(told(started, entered, closed, entered).audits).toMatchObject([{ zone: 'cold', closedZones: [] }]);
  });

  test('knows in which zone a stray label was seen', () => {
    const { sightings } = told(started, sample('audit.zone-entered'), sample('audit.strayed'));
    expect(sightings).toMatchObject([{ package: null, code: 'Z9-9999', elsewhere: 'cold' }]);
  });

  test('takes the reason back from a package that was seen after all', () => {
    const tables = told(started, sample('audit.settled'), sample('audit.seen'));
    expect(tables.sightings).toMatchObject([{ isSeen: true, why: null }]);
    expect(tables.audits).toMatchObject([{ settled: 0 }]);
  });

  test('measures the time somebody was at work, and leaves out pauses', () => {
    const morning = chained([started, sample('audit.zone-entered'), sample('audit.seen')]);
    const [last] = morning.slice(-1);
    if (last === undefined) throw new Error('no event');
    const later = chained(
      [sample('audit.zone-closed'), sample('audit.closed')],
      headOf(last),
      START + HOUR_MS,
    );
    expect(replayed([...morning, ...later]).audits).toMatchObject([{ activeMs: 3_000 }]);
  });

  test('knows who worked at it, and the event that its seal is made over', () => {
    const other = { ...sample('audit.closed'), actor: { kind: 'staff' as const, id: 's-2' } };
    const events = chained([started, sample('audit.seen'), other]);
    const { audits } = replayed(events);
    expect(audits).toMatchObject([
      { by: [started.actor.id, 's-2'], closing: { seq: 3, hash: events.at(-1)?.hash } },
    ]);
  });
});
