/** Drafts and events for tests that are not about what is in them. */

import { uuidV7 } from '../../shared/basics/uuid.ts';
import {
  GrantId,
  LabelJobId,
  PackageId,
  SessionId,
  StreamId,
  UnitId,
  ZoneId,
} from '../../shared/domain/ids.ts';
import { RoomCode } from '../../shared/domain/room-code.ts';
import type { Draft, LedgerEvent } from '../../shared/events/event.ts';
import { bind, emptyHead, type Head, headOf } from '../../shared/ledger/chain.ts';
import { seededRandom } from './randomness.ts';

export const STREAM = StreamId.parse('kiosk-test');
export const START = Date.parse('2026-11-23T09:00:00.000Z');

export function numberedId(n: number): string {
  return `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}
export const packageId = (n: number) => PackageId.parse(numberedId(n));
export const sessionId = (n: number) => SessionId.parse(numberedId(0x5e5510 + n));
export const jobId = (n: number) => LabelJobId.parse(String(n).padStart(8, '0'));

const kiosk = { kind: 'kiosk', id: 'kiosk-test' } as const;

export function received(n: number, unit = 'u-4b', zone = 'shelf-a'): Draft {
  return {
    type: 'package.received',
    actor: kiosk,
    data: {
      package: packageId(n),
      session: sessionId(1),
      roomCode: RoomCode.parse(`K2-${String(n % 10_000).padStart(4, '0')}`),
      tracking: `1Z${n}`,
      carrier: 'ups',
      readBy: 'scanner',
      recipient: { kind: 'unit', unit: UnitId.parse(unit) },
      foundBy: 'unit',
      classes: [],
      zone: ZoneId.parse(zone),
    },
  };
}

export function collected(n: number): Draft {
  return {
    type: 'package.collected',
    actor: kiosk,
    data: { package: packageId(n), session: sessionId(2), confirmedBy: 'tap' },
  };
}

export function sessionStarted(n: number, kind: 'courier' | 'pickup' | 'staff' = 'courier'): Draft {
  return {
    type: 'session.started',
    actor: kiosk,
    data: {
      session: sessionId(n),
      kind,
      grant: GrantId.parse(numberedId(0x97a)),
      carrier: null,
      unit: null,
      by: 'code',
      credential: null,
    },
  };
}

export function sessionEnded(n: number): Draft {
  return {
    type: 'session.ended',
    actor: kiosk,
    data: { session: sessionId(n), how: 'finished', packages: 0 },
  };
}

/** A chain of `drafts`, a second apart. */
export function chained(drafts: readonly Draft[], from: Head = emptyHead(STREAM), at = START): LedgerEvent[] {
  const random = seededRandom(from.seq + 1);
  let head = from;
  return drafts.map((draft, n) => {
    const now = at + n * 1000;
    const event = bind(head, draft, now, uuidV7(now, random));
    head = headOf(event);
    return event;
  });
}
