import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../../shared/events/event.ts';
import { chained, packageId, sessionStarted } from '../../../harness/drafts.ts';
import { replayed } from '../../../harness/ledger-bench.ts';
import { sample } from '../../../harness/samples.ts';

const told = (...drafts: readonly Draft[]) => replayed(chained(drafts));
const AT = (seconds: number) => `2026-11-23T09:00:0${seconds}.000Z`;

describe('a session', () => {
  test('is open until it ends', () => {
    expect(told(sample('session.started')).sessions).toMatchObject([
      { state: 'open', startedAt: AT(0), endedAt: null, packages: 0, declared: null, rating: null },
    ]);
    expect(told(sample('session.started'), sample('session.ended')).sessions).toMatchObject([
      { state: 'ended', endedAt: AT(1) },
    ]);
  });

  test('knows what the courier declared and how the resident liked it', () => {
    const { sessions } = told(sessionStarted(1), sample('session.counted'), sample('session.rated'));
    expect(sessions).toMatchObject([{ declared: 3, rating: 'good', state: 'open' }]);
  });

  test('that nobody began cannot end', () => {
    expect(
      told(sample('session.ended'), sample('session.counted'), sample('session.rated')).sessions,
    ).toEqual([]);
  });
});

describe('a task', () => {
  test('is open until somebody dealt with it', () => {
    expect(told(sample('task.opened')).tasks).toMatchObject([
      { state: 'open', kind: 'rescue', about: packageId(1), openedAt: AT(0) },
    ]);
    expect(told(sample('task.opened'), sample('task.closed')).tasks).toMatchObject([
      { state: 'closed', openedAt: AT(0) },
    ]);
  });
});

describe('an incident', () => {
  const opened = sample('incident.opened');

  test('is open until it was looked into, and keeps its latest archive', () => {
    expect(told(opened).incidents).toMatchObject([{ state: 'open', archive: null, openedAt: AT(0) }]);
    const packed = sample('incident.packed', { archive: 'cd'.repeat(32) });
    const closed = told(opened, sample('incident.packed'), packed, sample('incident.closed'));
    expect(closed.incidents).toMatchObject([{ state: 'closed', archive: 'cd'.repeat(32) }]);
  });
});

describe('a credential', () => {
  test('is valid until it is revoked', () => {
    expect(told(sample('credential.issued')).credentials).toMatchObject([
      { state: 'valid', unit: 'u-4b', packages: [packageId(1)], holder: 'delegate', kind: 'pass' },
    ]);
    expect(told(sample('credential.issued'), sample('credential.revoked')).credentials).toMatchObject([
      { state: 'revoked' },
    ]);
  });

  test('of no unit is found under no unit', () => {
    expect(told(sample('credential.issued', { unit: null })).credentials).toMatchObject([{ unit: '' }]);
  });
});

describe('a notice', () => {
  const queued = sample('notice.queued');

  test.each([
    ['notice.sent', 'sent'],
    ['notice.delivered', 'delivered'],
    ['notice.failed', 'failed'],
  ] as const)('that was queued, and of which %s is told, is so', (type, state) => {
    expect(told(queued).notices).toMatchObject([{ state: 'queued', at: AT(0) }]);
    expect(told(queued, sample(type)).notices).toMatchObject([{ state, at: AT(1) }]);
  });

  test('that is known to have arrived stays so, whatever is told late', () => {
    const late = [sample('notice.delivered'), sample('notice.sent'), sample('notice.failed')];
    expect(told(queued, ...late).notices).toMatchObject([{ state: 'delivered', at: AT(1) }]);
  });

  test('that came back may yet turn out to have arrived, and was not merely sent', () => {
    expect(told(queued, sample('notice.failed'), sample('notice.sent')).notices).toMatchObject([
      { state: 'failed' },
    ]);
    expect(told(queued, sample('notice.failed'), sample('notice.delivered')).notices).toMatchObject([
      { state: 'delivered' },
    ]);
  });
});

test('what is in force is what was set last', () => {
  const { settings } = told(
    sample('policy.changed'),
    sample('policy.changed', { policy: 'cd'.repeat(32) }),
    sample('directory.changed'),
    sample('surge.started'),
  );
  expect(settings).toEqual([
    { name: 'directory', value: 'ab'.repeat(32), at: AT(2) },
    { name: 'policy', value: 'cd'.repeat(32), at: AT(1) },
    { name: 'surge', value: 'volume', at: AT(3) },
  ]);
  expect(told(sample('surge.started'), sample('surge.ended')).settings).toMatchObject([{ value: '' }]);
});

describe('a door', () => {
  test.each([
    ['door.released', { strike: 'released', position: 'unknown', alarm: null }],
    ['door.locked', { strike: 'locked', position: 'unknown', alarm: null }],
    ['door.opened', { strike: 'locked', position: 'open', alarm: null, openedAt: AT(0) }],
    ['door.closed', { strike: 'locked', position: 'closed', alarm: null }],
    ['door.forced', { strike: 'locked', position: 'open', alarm: 'forced' }],
    ['door.held-open', { strike: 'locked', position: 'unknown', alarm: 'held-open' }],
    ['door.stuck', { strike: 'stuck', position: 'unknown', alarm: 'stuck' }],
    ['door.unknown', { strike: 'locked', position: 'unknown', alarm: null }],
  ] as const)('of which %s is the first that is told', (type, row) => {
    expect(told(sample(type)).doors).toEqual([
      { door: 'door-1', at: AT(0), openedAt: null, shutAt: null, ...row },
    ]);
  });

  test('is shut when it stood open, and not when it only was looked at again', () => {
    expect(told(sample('door.closed')).doors).toMatchObject([{ shutAt: null }]);
    expect(told(sample('door.opened'), sample('door.closed')).doors).toMatchObject([{ shutAt: AT(1) }]);
    const again = told(
      sample('door.opened'),
      sample('door.closed'),
      sample('door.released'),
      sample('door.closed'),
    );
    expect(again.doors).toMatchObject([{ shutAt: AT(1) }]);
  });

  test('that closes again is held open no longer; that it was forced, or does not lock, stays', () => {
    for (const [type, alarm] of [
      ['door.held-open', null],
      ['door.forced', 'forced'],
      ['door.stuck', 'stuck'],
    ] as const) {
      expect(told(sample(type), sample('door.closed')).doors).toMatchObject([{ alarm }]);
    }
  });

  test('that was forced is at peace when somebody has seen to it', () => {
    const { doors } = told(sample('door.forced'), sample('door.closed'), sample('door.alarm-answered'));
    expect(doors).toMatchObject([{ alarm: null }]);
  });

  test('whose strike holds again is stuck no longer, and forced all the same', () => {
    expect(told(sample('door.stuck'), sample('door.locked')).doors).toMatchObject([
      { alarm: null, strike: 'locked' },
    ]);
    expect(told(sample('door.forced'), sample('door.locked')).doors).toMatchObject([{ alarm: 'forced' }]);
  });

  test('keeps what the last event did not speak of', () => {
    expect(told(sample('door.released'), sample('door.opened')).doors).toMatchObject([
      { strike: 'released', position: 'open', at: AT(1) },
    ]);
  });
});

test.each([
  ['locker.opened', 'open'],
  ['locker.closed', 'closed'],
  ['locker.stuck', 'stuck'],
  ['locker.unknown', 'unknown'],
] as const)('a compartment is as %s left it', (type, state) => {
  expect(told(sample(type)).lockers).toEqual([
    { key: 'lockers/07', zone: 'lockers', slot: '07', state, at: AT(0) },
  ]);
});

test('a device is in trouble until it is ready', () => {
  expect(told(sample('device.trouble')).devices).toMatchObject([
    { state: 'trouble', troubles: ['paper-out'] },
  ]);
  expect(told(sample('device.trouble'), sample('device.ready')).devices).toEqual([
    { role: 'printer', state: 'ready', troubles: [], at: AT(1) },
  ]);
});

describe('a label', () => {
  const prepared = sample('label.prepared');

  test.each([
    ['label.printed', { state: 'printed', troubles: [] }],
    ['label.waiting', { state: 'waiting', troubles: ['paper-out'] }],
    ['label.uncertain', { state: 'uncertain', troubles: [] }],
    ['label.settled', { state: 'settled', troubles: [] }],
  ] as const)('that was prepared, after %s', (type, row) => {
    expect(told(prepared).labels).toMatchObject([{ state: 'prepared', troubles: [], package: packageId(1) }]);
    expect(told(prepared, sample(type)).labels).toMatchObject([row]);
  });

  test.each(['label.printed', 'label.settled'] as const)(
    'after %s stays as it is, whatever comes late',
    (type) => {
      const before = told(prepared, sample(type)).labels;
      for (const late of ['label.waiting', 'label.uncertain'] as const) {
        expect(told(prepared, sample(type), sample(late)).labels).toEqual(before);
      }
    },
  );

  test('that did not come out waits again, and may be printed', () => {
    const again = [prepared, sample('label.uncertain'), sample('label.settled', { cameOut: false })];
    expect(told(...again).labels).toMatchObject([{ state: 'waiting' }]);
    expect(told(...again, sample('label.printed')).labels).toMatchObject([{ state: 'printed' }]);
  });

  test('that was never prepared is nowhere', () => {
    expect(told(sample('label.printed'), sample('label.settled')).labels).toEqual([]);
  });
});

test('how far the host’s own log was drained is the number of the last entry', () => {
  expect(told(sample('door.opened', { log: 7 }), sample('device.ready', { log: 8 })).counters).toEqual([
    { name: 'device-log', value: 8 },
  ]);
});

test('when a copy was last taken is the time of the latest', () => {
  expect(told(sample('ledger.exported'), sample('ledger.exported')).counters).toEqual([
    { name: 'exported', value: Date.parse(AT(1)) },
  ]);
});

test.each([
  'ledger.opened',
  'credential.disabled',
  'credential.refused',
  'courier-credential.ordered',
  'door.release-ordered',
  'locker.release-ordered',
  'notice.nobody',
] as const)('%s is in the ledger and in no table', (type) => {
  expect(Object.values(told(sample(type))).flat()).toEqual([]);
});
