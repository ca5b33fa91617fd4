/**
 * Years of a busy room as drafts with their times, the same at every run with the same seed: couriers come with some
 * packages, residents fetch theirs, and the room holds about as much at the end as at the beginning. It knows neither
 * chain nor database.
 */
import { toHex } from '../../../shared/basics/bytes.ts';
import { uuidV7 } from '../../../shared/basics/uuid.ts';
import {
  DoorId,
  GrantId,
  LabelJobId,
  PackageId,
  PhotoHash,
  PropertyId,
  SessionId,
  UnitId,
  ZoneId,
} from '../../../shared/domain/ids.ts';
import { KioskLetter, type RoomCode, roomCodeOf } from '../../../shared/domain/room-code.ts';
import type { Draft } from '../../../shared/events/event.ts';
import { seededRandom } from '../../harness/randomness.ts';

export interface TimedDraft {
  readonly at: number;
  readonly draft: Draft;
}

export interface Parcel {
  readonly id: PackageId;
  readonly unit: UnitId;
  readonly roomCode: RoomCode;
  readonly tracking: string;
}

export interface Tape {
  take(count: number): TimedDraft[];
  /** What is in the room after all that was taken so far. */
  inRoom(): readonly Parcel[];
  now(): number;
}

/** A room of 200 units; it has so many packages when it is as full as ours stay. */
const ROOM = 400;
const UNITS = 200;
const unitOf = (n: number) => UnitId.parse(`u-${n}`);
export const unitsOfTape = Array.from({ length: UNITS }, (_, n) => unitOf(n + 1));
const MOST_BROUGHT = 7;
const ZONES = ['shelf-a', 'shelf-b', 'floor', 'cold'].map((zone) => ZoneId.parse(zone));
const DOOR = DoorId.parse('front');
const LETTER = KioskLetter.parse('K');
const START = Date.parse('2025-01-06T08:00:00.000Z');
const JOB_DIGITS = 8;
const MOST_PAUSE_MS = 72_000;
const kiosk = { kind: 'kiosk', id: 'bench' } as const;

export function createTape(seed: number): Tape {
  const random = seededRandom(seed);
  const room: Parcel[] = [];
  const written = visits(room, random);
  let now = START;
  const next = (): TimedDraft => {
    now += 1 + below(random, MOST_PAUSE_MS);
    return { at: now, draft: written(now) };
  };
  return {
    take: (count) => Array.from({ length: count }, next),
    inRoom: () => room,
    now: () => now,
  };
}

/** Gives one draft after the other; a new visit is written when the last is used up. */
function visits(room: Parcel[], random: (length: number) => Uint8Array): (now: number) => Draft {
  const pick = (end: number) => below(random, end);
  const digits = () => String(pick(1_000_000)).padStart(6, '0');
  let waiting: Draft[] = [opening()];
  let arrivals = 0;
  let logged = 0;

  /** Everybody shows a code, the door lets them in, and at the end they go. */
  const visit = (
    now: number,
    kind: 'courier' | 'pickup',
    unit: UnitId | null,
    deeds: (session: SessionId) => Draft[],
  ): Draft[] => {
    const session = SessionId.parse(uuidV7(now, random));
    const grant = GrantId.parse(uuidV7(now, random));
    const carrier = kind === 'courier' ? 'ups' : null;
    const holdMs = 5_000;
    return [
      {
        type: 'session.started',
        actor: kiosk,
        data: { session, kind, grant, carrier, unit, by: 'code', credential: null },
      },
      { type: 'door.release-ordered', actor: kiosk, data: { door: DOOR, session, grant, holdMs } },
      { type: 'door.released', actor: kiosk, data: { door: DOOR, log: ++logged } },
      ...deeds(session),
      { type: 'session.ended', actor: kiosk, data: { session, how: 'finished', packages: 1 } },
    ];
  };

  const arrival = (now: number, by: SessionId): Draft[] => {
    arrivals += 1;
    const parcel: Parcel = {
      id: PackageId.parse(uuidV7(now, random)),
      unit: unitOf(1 + pick(UNITS)),
      roomCode: roomCodeOf(LETTER, arrivals),
      tracking: `1Z999AA1${digits()}${digits().slice(2)}`,
    };
    room.push(parcel);
    const job = LabelJobId.parse(arrivals.toString(36).toUpperCase().padStart(JOB_DIGITS, '0'));
    const zone = ZONES[pick(ZONES.length)] ?? ZoneId.parse('floor');
    const { id, unit, roomCode, tracking } = parcel;
    return [
      {
        type: 'package.received',
        actor: kiosk,
        data: {
          package: id,
          session: by,
          roomCode,
          tracking,
          carrier: 'ups',
          readBy: 'scanner',
          recipient: { kind: 'unit', unit },
          foundBy: 'unit',
          classes: pick(8) === 0 ? ['oversized'] : [],
          zone,
        },
      },
      { type: 'label.prepared', actor: kiosk, data: { job, package: id } },
      {
        type: 'package.photographed',
        actor: kiosk,
        data: { package: id, photo: PhotoHash.parse(toHex(random(32))) },
      },
      { type: 'label.printed', actor: kiosk, data: { job, log: ++logged } },
      { type: 'package.stored', actor: kiosk, data: { package: id, zone, slot: null } },
    ];
  };

  const delivery = (now: number) =>
    visit(now, 'courier', null, (by) =>
      Array.from({ length: 2 + pick(MOST_BROUGHT - 1) }, () => arrival(now, by)).flat(),
    );

  /** Somebody whose package is there fetches all that waits for the unit. */
  const pickup = (now: number) => {
    const unit = room[pick(room.length)]?.unit;
    if (unit === undefined) return delivery(now);
    const fetched = room.filter((parcel) => parcel.unit === unit);
    for (const parcel of fetched) room.splice(room.indexOf(parcel), 1);
    return visit(now, 'pickup', unit, (by) =>
      fetched.map(({ id }) => ({
        type: 'package.collected',
        actor: kiosk,
        data: { package: id, session: by, confirmedBy: 'scan' },
      })),
    );
  };

  return (now) => {
    if (waiting.length === 0) waiting = room.length < ROOM ? delivery(now) : pickup(now);
    return waiting.shift() ?? opening();
  };
}

function opening(): Draft {
  return {
    type: 'ledger.opened',
    actor: kiosk,
    data: { property: PropertyId.parse('bench'), software: 'bench', room: 'simulated' },
  };
}

function below(random: (length: number) => Uint8Array, end: number): number {
  const [a = 0, b = 0, c = 0] = random(3);
  return Math.floor(((a * 65_536 + b * 256 + c) / 16_777_216) * end);
}
