import { describe, expect, test } from 'vitest';
import { catalog, type EventType } from '../../../../shared/events/catalog.ts';
import type { Definition } from '../../../../shared/events/definition.ts';
import type { Envelope } from '../../../../shared/events/envelope.ts';
import { readEvent } from '../../../../shared/events/event.ts';
import { chained, packageId, sessionId } from '../../../harness/drafts.ts';
import { audit, sample, task, zone } from '../../../harness/samples.ts';

/** What version 1 of a type said, for each type that has been written in more than one way. */
const first = {
  'ledger.exported': { session: sessionId(1) },
  'session.started': {
    session: sessionId(1),
    kind: 'courier',
    grant: '00000000-0000-7000-8000-000000000001',
    carrier: 'ups',
    unit: null,
  },
  'credential.refused': { kind: 'courier', unit: null, why: 'wrong', waitMs: 0 },
  'package.received': {
    package: packageId(1),
    session: sessionId(1),
    roomCode: 'K2-0001',
    tracking: '1Z1',
    carrier: 'ups',
    readBy: 'scanner',
    recipient: { kind: 'unmatched' },
    classes: [] as string[],
    zone: zone('cold'),
  },
  'package.reassigned': {
    package: packageId(1),
    session: sessionId(1),
    recipient: { kind: 'unmatched' },
    why: 'mistake',
  },
  'package.stored': { package: packageId(1), zone: zone('cold') },
  'package.held': { package: packageId(1), session: sessionId(1), until: '2026-12-01T00:00:00.000Z' },
  'package.hold-ended': { package: packageId(1) },
  'package.damaged': { package: packageId(1), session: sessionId(1) },
  'package.released': { package: packageId(1), session: sessionId(1), why: 'identity-checked' },
  'package.returned': { package: packageId(1), session: sessionId(1), carrier: 'ups', why: 'unclaimed' },
  'package.forwarded': { package: packageId(1), session: sessionId(1), carrier: null },
  'package.missing': { package: packageId(1), audit },
  'package.found': { package: packageId(1), audit },
  'package.moved': {
    package: packageId(1),
    session: sessionId(1),
    zone: zone('cold'),
    slot: null,
    why: 'wrong-place',
  },
  'audit.settled': { audit, discrepancy: 'missing', package: packageId(1), why: 'label-lost' },
  'task.opened': { task, kind: 'unmatched', about: packageId(1) },
  'task.closed': { task },
  'door.alarm-answered': {
    door: 'main',
    session: sessionId(1),
    grant: '00000000-0000-7000-8000-000000000001',
    why: 'unexplained',
  },
  'device.ready': { log: 1, role: 'strike' },
  'device.trouble': { log: 1, role: 'strike', troubles: ['stuck'] as string[] },
} as const;

const revised = (Object.keys(catalog) as EventType[]).filter((type) => catalog[type].version > 1);

function written(type: EventType, v: number, data: Envelope['data']): Envelope {
  const [event] = chained([sample(type)]);
  return { ...(event as unknown as Envelope), v, data };
}

describe('an event of an older version', () => {
  test('has an example here for each type that was ever changed', () => {
    expect(Object.keys(first).toSorted()).toEqual(revised.toSorted());
  });

  test.each(Object.entries(first))('%s is read in today’s words', (type, data) => {
    const event = written(type as EventType, 1, data);
    const read = readEvent(event);
    const { version, data: schema }: Definition = catalog[type as EventType];
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.v).toBe(version);
    expect(schema.safeParse(read.value.data)).toMatchObject({ success: true });
    expect(read.value.data).toMatchObject(data);
    expect({ ...read.value, v: 1, data }).toEqual(event);
  });

  test('gave a discrepancy of an audit a reason that nobody gives any more', () => {
    const was = { ...first['audit.settled'], why: 'mistake' };
    expect(readEvent(written('audit.settled', 1, was))).toMatchObject({
      ok: true,
      value: { data: { code: null, why: 'unexplained' } },
    });
  });

  test('gave what staff do as what an alarm came from, and a task no outcome', () => {
    const was = { ...first['door.alarm-answered'], why: 'identity-checked' };
    expect(readEvent(written('door.alarm-answered', 1, was))).toMatchObject({
      ok: true,
      value: { data: { why: 'unexplained' } },
    });
    expect(readEvent(written('task.closed', 1, first['task.closed']))).toMatchObject({
      ok: true,
      value: { data: { outcome: 'settled' } },
    });
  });

  test('knew nothing of slots, and so there was none', () => {
    const read = readEvent(written('package.stored', 1, first['package.stored']));
    expect(read).toMatchObject({ ok: true, value: { data: { zone: 'cold', slot: null } } });
  });

  test.each(['package.missing', 'package.found'] as const)('%s gave no reason', (type) => {
    const second = { package: packageId(1), audit: null };
    expect(readEvent(written(type, 2, second))).toMatchObject({
      ok: true,
      value: { v: 3, data: { ...second, why: null } },
    });
  });

  test('took a copy of everything, and kept it on the kiosk', () => {
    const read = readEvent(written('ledger.exported', 1, first['ledger.exported']));
    expect(read).toMatchObject({ ok: true, value: { data: { from: 1, to: 'kiosk' } } });
  });

  test('of somebody who began was of a code', () => {
    const read = readEvent(written('session.started', 1, first['session.started']));
    expect(read).toMatchObject({ ok: true, value: { data: { by: 'code' } } });
  });

  test('refused a badge, and knew no PIN that is disabled', () => {
    const second = { kind: 'badge', unit: null, why: 'expired', waitMs: 0 };
    expect(readEvent(written('credential.refused', 2, second))).toMatchObject({
      ok: true,
      value: { v: 4, data: second },
    });
    expect(readEvent(written('credential.refused', 2, { ...second, why: 'disabled' }))).toMatchObject({
      error: { code: 'not-an-event' },
    });
  });

  test('knew no pass', () => {
    const third = { kind: 'resident', unit: 'u-1', why: 'disabled', waitMs: 0 };
    expect(readEvent(written('credential.refused', 3, third))).toMatchObject({
      ok: true,
      value: { v: 4, data: third },
    });
    const shown = { kind: 'pass', unit: null, why: 'revoked', waitMs: 0 };
    expect(readEvent(written('credential.refused', 3, shown))).toMatchObject({
      error: { code: 'not-an-event' },
    });
    expect(readEvent(written('credential.refused', 4, shown))).toMatchObject({ ok: true });
    const began = { ...first['session.started'], by: 'badge' };
    expect(readEvent(written('session.started', 2, began))).toMatchObject({
      ok: true,
      value: { data: { by: 'badge', credential: null } },
    });
    expect(readEvent(written('session.started', 2, { ...began, by: 'pass' }))).toMatchObject({
      error: { code: 'not-an-event' },
    });
  });

  test('did not say how a recipient was found', () => {
    const read = readEvent(written('package.received', 1, first['package.received']));
    expect(read).toMatchObject({ ok: true, value: { data: { foundBy: null } } });
  });

  test('does not pass with what only a later version may say', () => {
    expect(readEvent(written('task.opened', 1, { ...first['task.opened'], kind: 'rescue' }))).toMatchObject({
      error: { code: 'not-an-event' },
    });
    expect(readEvent(written('task.opened', 2, { ...first['task.opened'], kind: 'forward' }))).toMatchObject({
      error: { code: 'not-an-event' },
    });
    expect(readEvent(written('task.opened', 3, { ...first['task.opened'], kind: 'not-mine' }))).toMatchObject(
      {
        error: { code: 'not-an-event' },
      },
    );
    const former = { kind: 'former', resident: 'r-1' };
    expect(
      readEvent(written('package.received', 1, { ...first['package.received'], recipient: former })),
    ).toMatchObject({ error: { code: 'not-an-event' } });
    expect(readEvent(written('package.missing', 1, { package: packageId(1), audit: null }))).toMatchObject({
      error: { code: 'not-an-event' },
    });
  });

  test('is left as it was written', () => {
    const event = written('package.stored', 1, first['package.stored']);
    const before = structuredClone(event);
    readEvent(event);
    expect(event).toEqual(before);
  });
});

describe('an event of today', () => {
  test.each(revised)('%s is returned itself, not a copy', (type) => {
    const [event] = chained([sample(type)]);
    const read = readEvent(event as unknown as Envelope);
    expect(read.ok && read.value).toBe(event);
  });

  test('of a version to come is not read, whatever it says', () => {
    const { version } = catalog['package.stored'];
    const event = written('package.stored', version + 1, { package: packageId(1), by: 'drone' });
    expect(readEvent(event)).toEqual({
      ok: false,
      error: { code: 'unknown-type', type: 'package.stored', v: version + 1 },
    });
  });

  test('that says in today’s version what only the first could say is no event', () => {
    expect(readEvent(written('package.stored', 2, first['package.stored']))).toMatchObject({
      error: { code: 'not-an-event' },
    });
  });
});
