import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Envelope, NOTHING_BEFORE } from '../../../../shared/events/envelope.ts';
import { readEvent } from '../../../../shared/events/event.ts';
import { chainFault, emptyHead, hashOf, headOf } from '../../../../shared/ledger/chain.ts';
import { chained, collected, received, START, STREAM, sessionStarted } from '../../../harness/drafts.ts';

const events = chained([sessionStarted(1), received(1), received(2), collected(1)]);

describe('a chain', () => {
  test('counts from 1 without a gap and binds each event to the one before', () => {
    expect(events.map((event) => event.seq)).toEqual([1, 2, 3, 4]);
    expect(events.map((event) => event.prev)).toEqual([
      NOTHING_BEFORE,
      ...events.slice(0, 3).map((e) => e.hash),
    ]);
  });

  test('goes on in order of its hybrid times when the wall clock was set back', () => {
    const [earlier] = chained([received(3)], headOf(events.at(-1) as Envelope), START - 86_400_000);
    const times = [...events, earlier].map((event) => event?.hlc);
    expect(times.toSorted()).toEqual(times);
    expect(earlier?.at).toBe('2026-11-22T09:00:00.000Z');
  });

  test('is made of events that pass their own schemas', () => {
    for (const event of events) {
      expect(Envelope.safeParse(event).error).toBeUndefined();
      expect(readEvent(event as Envelope)).toEqual({ ok: true, value: event });
    }
  });

  test('hashes what RFC 8785 says, so that any other program can check it', () => {
    const first = events[0];
    expect(first).toBeDefined();
    const sorted = (value: unknown): unknown =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .toSorted(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, inner]) => [key, sorted(inner)]),
          )
        : value;
    const { hash, ...rest } = first as Envelope;
    expect(
      createHash('sha256')
        .update(JSON.stringify(sorted(rest)))
        .digest('hex'),
    ).toBe(hash);
  });

  test('accepts its own successor and nothing else', () => {
    const [first, second, third] = events as Envelope[];
    if (!first || !second || !third) throw new Error('the chain is shorter than it was made');
    const head = headOf(first);
    expect(chainFault(head, second)).toBeNull();
    expect(chainFault(head, third)).toBe('gap');
    expect(chainFault(head, { ...second, stream: 'other' as typeof second.stream })).toBe('other-stream');
    expect(chainFault(head, { ...second, prev: NOTHING_BEFORE })).toBe('not-bound');
    expect(chainFault(head, { ...second, at: '2020-01-01T00:00:00.000Z' })).toBe('altered');
    expect(chainFault(emptyHead(STREAM), first)).toBeNull();
  });

  test('every field but the hash is under the hash', () => {
    const event = events[1] as Envelope;
    for (const key of Object.keys(event).filter((name) => name !== 'hash')) {
      expect(hashOf({ ...event, [key]: 'changed' } as Envelope), key).not.toBe(event.hash);
    }
  });
});

describe('reading an event', () => {
  const event = events[1] as Envelope;

  test('of a newer version: kept aside, not refused as broken', () => {
    expect(readEvent({ ...event, v: 3 })).toEqual({
      ok: false,
      error: { code: 'unknown-type', type: 'package.received', v: 3 },
    });
    expect(readEvent({ ...event, type: 'package.teleported' })).toMatchObject({
      error: { code: 'unknown-type' },
    });
  });

  test('with data of the wrong shape: refused, and it says where', () => {
    const read = readEvent({ ...event, data: { ...event.data, roomCode: 'nonsense' } });
    expect(read).toMatchObject({ ok: false, error: { code: 'not-an-event' } });
    expect(read.ok ? '' : JSON.stringify(read.error)).toContain('roomCode');
  });

  test('with a name that is also one of every object: not taken for a type', () => {
    expect(readEvent({ ...event, type: 'constructor' })).toMatchObject({ error: { code: 'unknown-type' } });
  });
});
