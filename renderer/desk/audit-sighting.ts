/**
 * One scan of an audit: which package it is, and what the ledger has to learn from it. Each asks for its own rows and
 * no others, so that the hundredth scan takes as long as the first, and all that it says is said in one append.
 */
import type { Draft } from '../../shared/events/event.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import type { Readable, Sighting } from '../flows/audit-state.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { actorOf } from './codes.ts';
import { byKiosk, type Desk } from './desk.ts';
import { newJob, print } from './labels.ts';

type Of<Do> = StaffEffect & { readonly do: Do };
type Seen = Extract<Sighting, { code: 'seen' }>;

const sighted = (sighting: Sighting): StaffEvent => ({ type: 'sighted', sighting });
const notRecorded = sighted({ code: 'not-recorded' });

export async function sight(desk: Desk, effect: Of<'sight'>): Promise<StaffEvent> {
  const { read } = effect;
  switch (read.kind) {
    case 'room-code': {
      const row =
        (await desk.questions.inRoomWithCode(read.roomCode)) ??
        (await desk.questions.missingWithCode(read.roomCode));
      return row === null ? stray(desk, effect, read.roomCode) : seen(desk, effect, row);
    }
    case 'tracking':
    case 'opaque': {
      const number = numberOf(read);
      const row = await desk.questions.inRoomWithTracking(number);
      if (row !== null) return sighted({ code: 'carrier-label', package: row.id, roomCode: row.roomCode });
      return stray(desk, effect, number);
    }
    case 'routing':
    case 'pass':
      return sighted({ code: 'unreadable' });
  }
}

function numberOf(read: Extract<Readable, { kind: 'tracking' | 'opaque' }>): string {
  return read.kind === 'tracking' ? read.best.number : read.number;
}

async function seen(desk: Desk, effect: Of<'sight'>, row: PackageRow): Promise<StaffEvent> {
  const { drafts, ...what } = await learned(desk, effect, row);
  if (drafts.length > 0 && !(await desk.ledger.append(drafts)).ok) return notRecorded;
  return sighted({ code: 'seen', roomCode: row.roomCode, ...what });
}

/** What the ledger does not know yet of a package that lies in `zone`. */
async function learned(
  desk: Desk,
  { audit, zone, by, session }: Of<'sight' | 'label-again'>,
  row: PackageRow,
): Promise<Pick<Seen, 'again' | 'isFound' | 'isMoved'> & { readonly drafts: readonly Draft[] }> {
  const before = await desk.questions.sighting(audit, row.id);
  const actor = actorOf(by);
  const drafts: Draft[] = [];
  const isFound = row.state === 'missing';
  const isMoved = row.zone !== zone;
  if (isFound) {
    drafts.push({ type: 'package.found', actor, data: { package: row.id, audit, why: null } });
    const tasks = (await desk.questions.openTasks()).filter(({ about }) => about === row.id);
    for (const { id, kind } of tasks) {
      if (kind === 'missing' || kind === 'unconfirmed')
        drafts.push({ type: 'task.closed', actor, data: { task: id, outcome: 'by-action' } });
    }
  }
  if (isMoved) {
    const data = { package: row.id, session, zone, slot: null, why: 'audit' } as const;
    drafts.push(
      { type: 'audit.misplaced', actor, data: { audit, package: row.id, zone } },
      { type: 'package.moved', actor, data },
    );
  } else if (before?.isSeen !== true) {
    drafts.push({ type: 'audit.seen', actor, data: { audit, package: row.id } });
  }
  return { drafts, again: before?.isSeen === true, isFound, isMoved };
}

async function stray(desk: Desk, { audit, by, read }: Of<'sight'>, code: string): Promise<StaffEvent> {
  const before = await desk.questions.sighting(audit, code);
  if (before === null) {
    const kept = await desk.ledger.append([
      { type: 'audit.strayed', actor: actorOf(by), data: { audit, code } },
    ]);
    if (!kept.ok) return notRecorded;
  }
  if (read.kind === 'tracking' && before?.why == null) return sighted({ code: 'unrecorded', text: code });
  return sighted({ code: 'stray', text: code, again: before !== null });
}

/** A package in the room whose room label is gone: it was seen, and is given another one. */
export async function labelAgain(desk: Desk, effect: Of<'label-again'>): Promise<StaffEvent> {
  const row = await desk.questions.package(effect.package);
  if (row === null) return notRecorded;
  const job = newJob(desk);
  const { drafts, again } = await learned(desk, effect, row);
  const prepared: Draft = {
    type: 'label.prepared',
    actor: byKiosk(desk),
    data: { job, package: row.id },
  };
  if (!(await desk.ledger.append([...drafts, prepared])).ok) return notRecorded;
  await print(desk, job, (await desk.questions.package(row.id)) ?? row);
  return sighted({ code: 'label-again', roomCode: row.roomCode, again });
}
