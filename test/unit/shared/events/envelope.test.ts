import { describe, expect, test } from 'vitest';
import { Actor, Envelope, Hash, NOTHING_BEFORE } from '../../../../shared/events/envelope.ts';
import { chained, received } from '../../../harness/drafts.ts';

const [event] = chained([received(1)]) as Envelope[];
const isEnvelope = (changed: object) => Envelope.safeParse({ ...event, ...changed }).success;

describe('an envelope', () => {
  test('is read as the kiosk made it', () => {
    expect(Envelope.parse(event)).toEqual(event);
  });

  test.each([...Object.keys(Envelope.shape)])('without its %s is none', (field) => {
    const { [field]: _, ...rest } = event as unknown as Record<string, unknown>;
    expect(Envelope.safeParse(rest).success).toBe(false);
  });

  test('with a field that no envelope has is none', () => {
    expect(isEnvelope({ note: 'hello' })).toBe(false);
  });

  test.each([
    ['a version that no event has', { v: 0 }],
    ['a number before the first', { seq: 0 }],
    ['half a number', { seq: 1.5 }],
    ['a time without milliseconds', { at: '2026-11-23T09:00:00Z' }],
    ['a time of another zone', { at: '2026-11-23T09:00:00.000+01:00' }],
    ['data that is a list', { data: [] }],
    ['data that is no JSON', { data: { when: new Date(0) } }],
    ['a hash in capitals', { hash: 'AB'.repeat(32) }],
    ['the hash of nothing before it', { prev: '' }],
  ])('with %s is none', (_, changed) => {
    expect(isEnvelope(changed)).toBe(false);
  });

  test('may hold any JSON, for the event may be of a newer program', () => {
    expect(isEnvelope({ data: { list: [1, null, { deep: true }] } })).toBe(true);
  });
});

describe('the hybrid time of an envelope', () => {
  const isTime = (hlc: string) => isEnvelope({ hlc });

  test('is milliseconds, counter and stream', () => {
    expect(isTime('0190f5a2b3c4-00ff-kiosk-1.a_b:c')).toBe(true);
    expect(isTime(`0190f5a2b3c4-00ff-${'k'.repeat(64)}`)).toBe(true);
    expect(isTime('0190f5a2b3c4-00ff-k')).toBe(true);
  });

  test.each([
    '190f5a2b3c4-00ff-kiosk',
    '00190f5a2b3c4-00ff-kiosk',
    '0190F5A2B3C4-00ff-kiosk',
    '0190f5a2b3c4-0ff-kiosk',
    '0190f5a2b3c4-000ff-kiosk',
    '0190f5a2b3c4-00FF-kiosk',
    '0190f5a2b3c4-00ff-',
    '0190f5a2b3c4-00ff-ki osk',
    '0190f5a2b3c4-00ff-kiosk ',
    `0190f5a2b3c4-00ff-${'k'.repeat(65)}`,
  ])('is not %s', (hlc) => {
    expect(isTime(hlc)).toBe(false);
  });
});

describe('the type of an event', () => {
  const isType = (type: string) => isEnvelope({ type });

  test.each(['door.opened', 'door.held-open', 'a.b', 'count-by-hand.not-yet-done'])('may be %s', (type) => {
    expect(isType(type)).toBe(true);
  });

  test.each([
    'door',
    'door.',
    '.opened',
    'Door.opened',
    'door.Opened',
    'door..opened',
    'doorxopened',
    'door.opened.twice',
    'door-.opened',
    'door.-opened',
    'door.opened-',
    '-door.opened',
    'door.held--open',
    'do--or.opened',
    'door-7.opened',
    'door.opened-7',
  ])('is never %s', (type) => {
    expect(isType(type)).toBe(false);
  });
});

describe('who acted', () => {
  test.each(['courier', 'resident', 'delegate', 'staff', 'kiosk', 'server'])('may be a %s', (kind) => {
    expect(Actor.safeParse({ kind, id: 'one' }).success).toBe(true);
  });

  test.each([
    ['of a kind that acts in no room', { kind: 'guest', id: 'one' }],
    ['nobody', { kind: 'staff', id: '' }],
    ['told at length', { kind: 'staff', id: 'x'.repeat(65) }],
    ['told by name, too', { kind: 'staff', id: 'one', name: 'Ann' }],
  ])('is not somebody %s', (_, actor) => {
    expect(Actor.safeParse(actor).success).toBe(false);
  });

  test('is told in up to 64 characters', () => {
    expect(Actor.safeParse({ kind: 'staff', id: 'x'.repeat(64) }).success).toBe(true);
  });
});

describe('a hash', () => {
  test('is 64 digits, nothing before the first event being 64 zeros', () => {
    expect(NOTHING_BEFORE).toMatch(/^0{64}$/);
    expect(Hash.safeParse(NOTHING_BEFORE).success).toBe(true);
  });

  test.each([
    ['one more before', `0${NOTHING_BEFORE}`],
    ['one more behind', `${NOTHING_BEFORE}0`],
    ['one too few', NOTHING_BEFORE.slice(1)],
    ['a letter that is no digit', `${NOTHING_BEFORE.slice(1)}g`],
  ])('is none with %s', (_, text) => {
    expect(Hash.safeParse(text).success).toBe(false);
  });
});
