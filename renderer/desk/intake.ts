/** Takes parcels in: the ledger first, then label and photo, which nobody waits for. */
import { PackageId, PhotoHash, type SessionId, TaskId } from '../../shared/domain/ids.ts';
import { roomCodeOf } from '../../shared/domain/room-code.ts';
import type { Actor } from '../../shared/events/envelope.ts';
import type { Draft } from '../../shared/events/event.ts';
import { proposedZone } from '../../shared/policies/placement.ts';
import { carrierOf } from '../../shared/tracking/carriers.ts';
import type { IntakeEffect, IntakeEvent, Received } from '../flows/intake-state.ts';
import { byKiosk, type Desk, newId } from './desk.ts';
import { newJob, print } from './labels.ts';
import { wasDoorOpen } from './was-door-open.ts';

type Receive = IntakeEffect & { do: 'receive' };

export async function lookUp(desk: Desk, tracking: string): Promise<IntakeEvent> {
  const here = await desk.questions.inRoomWithTracking(tracking);
  const learned = carrierOf(await desk.questions.carrierLearnedFor(tracking));
  return { type: 'looked-up', tracking, roomCode: here?.roomCode ?? null, learned };
}

/** `photo`: of a package whose picture is kept already. */
export async function receive(
  desk: Desk,
  effect: Receive,
  photo: PhotoHash | null = null,
): Promise<IntakeEvent> {
  if (desk.disk() === 'full') return { type: 'not-taking' };
  const { session, parcel, recipient, foundBy, unit, resident, classes } = effect;
  const lowReach = resident?.lowReach ?? false;
  const { zones, kioskLetter } = desk.directory;
  const occupied = await desk.questions.occupied();
  const zone = proposedZone(zones, ({ id }) => occupied.get(id) ?? 0, { classes, lowReach });
  const id = PackageId.parse(newId(desk));
  const job = newJob(desk);
  const actor = await whoTakesIn(desk, session);

  const kept = await desk.ledger.append(({ received }) => {
    const roomCode = roomCodeOf(kioskLetter, received + 1);
    const data = {
      package: id,
      session,
      roomCode,
      ...parcel,
      recipient,
      foundBy,
      classes: [...classes],
      zone: zone.id,
    };
    const drafts: Draft[] = [
      { type: 'package.received', actor, data },
      { type: 'label.prepared', actor: byKiosk(desk), data: { job, package: id } },
    ];
    if (photo !== null)
      drafts.push({ type: 'package.photographed', actor: byKiosk(desk), data: { package: id, photo } });
    const forStaff = taskFor(effect);
    if (forStaff !== null) drafts.push(task(desk, forStaff, id));
    return drafts;
  });
  const row = kept.ok ? await desk.questions.package(id) : null;
  if (row === null) return { type: 'not-recorded' };

  void print(desk, job, row).catch((cause) => desk.report('a label was not handed over', cause));
  if (photo === null) void photograph(desk, id).catch((cause) => desk.report('a photo was not kept', cause));
  const received: Received = {
    package: id,
    roomCode: row.roomCode,
    unit: unit?.name ?? null,
    zone,
    job,
    label: 'prepared',
  };
  return { type: 'received', received };
}

/** What staff are asked to do about a package that nobody in the house is told of. */
function taskFor({ recipient, resident }: Receive): TaskKind | null {
  if (recipient.kind === 'unmatched') return 'unmatched';
  if (recipient.kind !== 'former') return null;
  return resident?.movedAway?.packages === 'forward' ? 'forward' : 'send-back';
}

async function photograph(desk: Desk, id: PackageId): Promise<void> {
  const actor = byKiosk(desk);
  const without = (why: 'no-camera' | 'camera-failed' | 'disk-full') =>
    desk.ledger.append([{ type: 'package.not-photographed', actor, data: { package: id, why } }]);

  const picture = await desk.photograph();
  if (!picture.ok) return void (await without(picture.error));
  const kept = await desk.host.ask('photo.keep', { jpeg: picture.value });
  if (!kept.ok || !kept.value.ok) {
    const full = kept.ok && !kept.value.ok && kept.value.error === 'disk-full';
    return void (await without(full ? 'disk-full' : 'camera-failed'));
  }
  const photo = PhotoHash.parse(kept.value.value);
  await desk.ledger.append([{ type: 'package.photographed', actor, data: { package: id, photo } }]);
}

/** A courier, or staff who take in what a courier left: the session says which. */
export async function whoTakesIn(desk: Desk, session: SessionId): Promise<Actor> {
  const row = await desk.questions.session(session);
  return { kind: row?.kind === 'rescue' ? 'staff' : 'courier', id: session };
}

type CloseIntake = IntakeEffect & { do: 'close-intake' };

/** The courier says that all stands in its place, and how many they brought. */
export async function closeIntake(desk: Desk, effect: CloseIntake): Promise<IntakeEvent> {
  const { session, packages, declared, task: about } = effect;
  const actor = await whoTakesIn(desk, session);
  const scanned = packages.length;
  const unsaid = packages.filter(({ isPlaced }) => !isPlaced);
  const stored = unsaid.map(
    (one): Draft => ({
      type: 'package.stored',
      actor,
      data: { package: one.package, zone: one.zone.id, slot: null },
    }),
  );
  const counted: Draft = { type: 'session.counted', actor, data: { session, declared, scanned } };
  const ended: Draft = {
    type: 'session.ended',
    actor,
    data: { session, how: 'finished', packages: scanned },
  };
  const drafts = [...stored, counted, ended];
  if (declared > scanned || (await leftUnscanned(desk, session, scanned)))
    drafts.push(task(desk, 'rescue', session));
  if (about !== null && scanned > 0)
    drafts.push({ type: 'task.closed', actor, data: { task: about, outcome: 'taken-in' } });
  const kept = await desk.ledger.append(drafts);
  return { type: kept.ok ? 'session-closed' : 'not-recorded' };
}

/** Nothing was scanned, and yet the door was opened: something may stand in the room that nobody knows of. */
export async function leftUnscanned(desk: Desk, session: SessionId, scanned: number): Promise<boolean> {
  if (scanned > 0) return false;
  const open = (await desk.questions.openSessions()).find(({ id }) => id === session);
  return open?.kind === 'courier' && (await wasDoorOpen(desk, open.startedAt));
}

type TaskKind = (Draft & { type: 'task.opened' })['data']['kind'];

export function task(desk: Desk, kind: TaskKind, about: string): Draft {
  return {
    type: 'task.opened',
    actor: byKiosk(desk),
    data: { task: TaskId.parse(newId(desk)), kind, about },
  };
}
