/**
 * What a tortured kiosk does all day: deeds of every shape that an append can have, each marked with a number of its
 * own, so that a deed that is in the ledger twice or by half gives itself away. They need not make sense.
 */
import type { Drafts } from '../../../renderer/ledger/ledger.ts';
import { TaskId, ZoneId } from '../../../shared/domain/ids.ts';
import { KioskLetter, type RoomCode, roomCodeOf } from '../../../shared/domain/room-code.ts';
import type { Envelope } from '../../../shared/events/envelope.ts';
import type { Draft } from '../../../shared/events/event.ts';
import {
  collected,
  jobId,
  numberedId,
  packageId,
  received,
  sessionEnded,
  sessionStarted,
} from '../drafts.ts';

/** So few that every table stays small enough to be compared whole after each kill. */
const PACKAGES = 40;
const ZONES = ['shelf-a', 'shelf-b', 'cold'] as const;
const LETTER = KioskLetter.parse('K');
const actor = { kind: 'kiosk', id: 'x' } as const;

/** A whole number from 0 up to, and without, `below`. */
export type Pick = (below: number) => number;

/** `name` is of this deed alone. Its events say in their actor which deed they are of, and of how many events it is. */
export function deed(name: string, pick: Pick): Drafts {
  const kind = pick(4);
  if (kind === 0) return arrival(`${name}/1`, pick);
  const count = kind === 1 ? 1 : 2 + pick(5);
  return Array.from({ length: count }, () => by(`${name}/${count}`, anything(pick)));
}

/** Which deed an event is of; null: of none of ours. */
export function deedOf({ actor }: Envelope): { readonly mark: string; readonly count: number } | null {
  const count = /\/(\d+)$/.exec(actor.id)?.[1];
  return count === undefined ? null : { mark: actor.id, count: Number(count) };
}

/** The room code of the `count`-th package. */
export function codeOf(count: number): RoomCode {
  return roomCodeOf(LETTER, count);
}

/** Its room code counts the packages, and is known only in the append's own turn. */
function arrival(mark: string, pick: Pick): Drafts {
  const zone = ZONES[pick(ZONES.length)];
  return ({ received: before }) => {
    const draft = received(before % PACKAGES, 'u-4b', zone);
    const roomCode = codeOf(before + 1);
    return [by(mark, { ...draft, data: { ...draft.data, roomCode } } as Draft)];
  };
}

function anything(pick: Pick): Draft {
  const n = pick(PACKAGES);
  const task = TaskId.parse(numberedId(0x7a5c00 + pick(20)));
  const zone = ZoneId.parse(ZONES[pick(ZONES.length)]);
  const drafts = [
    { type: 'package.stored', actor, data: { package: packageId(n), zone, slot: null } },
    collected(n),
    sessionStarted(pick(10)),
    sessionEnded(pick(10)),
    { type: 'task.opened', actor, data: { task, kind: 'missing', about: 'x'.repeat(pick(60)) } },
    { type: 'task.closed', actor, data: { task, outcome: 'settled' } },
    { type: 'label.prepared', actor, data: { job: jobId(pick(20)), package: packageId(n) } },
  ] as const satisfies readonly Draft[];
  return drafts[pick(drafts.length)] ?? drafts[0];
}

function by(mark: string, draft: Draft): Draft {
  return { ...draft, actor: { ...actor, id: mark } };
}
