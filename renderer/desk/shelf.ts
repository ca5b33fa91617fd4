/**
 * What residents do at the shelf, as the ledger keeps it: a package that leaves, one that something is wrong with, one
 * that is to be kept. Each is of the unit of the visit and still in the room when it is written, or it is not written.
 */
import type { PackageId, SessionId } from '../../shared/domain/ids.ts';
import type { Draft } from '../../shared/events/event.ts';
import { heldUntil, mayBeHeld } from '../../shared/policies/hold.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import type { Visit } from '../flows/door.ts';
import type { LockerAnswer, ShelfEffect, ShelfEvent } from '../flows/shelf-state.ts';
import { actorAtShelf, actorOf } from './codes.ts';
import type { Desk } from './desk.ts';
import { task } from './intake.ts';

type Effect<Do extends ShelfEffect['do']> = Extract<ShelfEffect, { do: Do }>;

export async function collect(desk: Desk, effect: Effect<'collect'>): Promise<ShelfEvent> {
  const { by, package: id, confirmedBy } = effect;
  const { session } = by;
  const row = await ofTheirUnit(desk, session, id);
  // Written a moment ago, though nobody learned of it: said once more, it is not written once more.
  if (row?.state === 'collected') return { type: 'collected', package: id };
  if (row?.place !== 'in-room') return { type: 'not-here', package: id };
  const kept = await desk.ledger.append([
    { type: 'package.collected', actor: actorAtShelf(by), data: { package: id, session, confirmedBy } },
  ]);
  return kept.ok ? { type: 'collected', package: id } : { type: 'not-recorded' };
}

/** The package stays where it is in the ledger; staff learn of it with the same breath. */
export async function doubt(desk: Desk, effect: Effect<'doubt'>): Promise<ShelfEvent> {
  const { by, package: id, what } = effect;
  const { session } = by;
  if ((await theirs(desk, session, id)) === null) return { type: 'not-recorded' };
  const open = await desk.questions.openTasks();
  const isKnown = open.some((one) => one.kind === what && one.about === id);
  const drafts: Draft[] = [
    { type: 'package.doubted', actor: actorAtShelf(by), data: { package: id, session, what } },
  ];
  if (!isKnown) drafts.push(task(desk, what, id));
  const kept = await desk.ledger.append(drafts);
  return kept.ok ? { type: 'doubted', package: id, what } : { type: 'not-recorded' };
}

export async function hold(desk: Desk, effect: Effect<'hold'>): Promise<ShelfEvent> {
  const { by, package: id, days } = effect;
  const { session } = by;
  const row = await theirs(desk, session, id);
  if (row === null || !mayBeHeld(row.classes)) return { type: 'not-recorded' };
  const { timeZone } = desk.directory.property;
  const until = new Date(heldUntil(desk.clock.now(), days, timeZone)).toISOString();
  const kept = await desk.ledger.append([
    {
      type: 'package.held',
      actor: actorAtShelf(by),
      data: { package: id, session, until, why: 'resident-asked' },
    },
  ]);
  return kept.ok ? { type: 'held', package: id, until } : { type: 'not-recorded' };
}

/** One compartment at a time, so that nobody takes out of the wrong one. */
export async function openLocker(desk: Desk, visit: Visit, id: PackageId): Promise<ShelfEvent> {
  const answer = (answered: LockerAnswer): ShelfEvent => ({
    type: 'locker-answered',
    package: id,
    answer: answered,
  });
  const row = await theirs(desk, visit.session, id);
  if (row === null || row.slot === null) return answer('did-not-open');
  if ((await desk.questions.openLockers()).length > 0) return answer('another-is-open');
  const { session, grant } = visit;
  const ordered = await desk.ledger.append([
    {
      type: 'locker.release-ordered',
      actor: actorOf(grant),
      data: { zone: row.zone, slot: row.slot, session, grant: grant.id },
    },
  ]);
  const event = ordered.ok ? ordered.value[0] : undefined;
  if (event === undefined) return answer('did-not-open');
  const opened = await desk.host.ask('locker.open', { event: event.id });
  if (opened.ok && opened.value.ok) return answer('open');
  desk.report(
    'a compartment did not open',
    opened.ok ? !opened.value.ok && opened.value.error : opened.error,
  );
  return answer('did-not-open');
}

async function theirs(desk: Desk, session: SessionId, id: PackageId): Promise<PackageRow | null> {
  const row = await ofTheirUnit(desk, session, id);
  return row?.place === 'in-room' ? row : null;
}

/** The screen's list may be older than the ledger: staff gave it out, moved it to another unit, sent it back. */
async function ofTheirUnit(desk: Desk, session: SessionId, id: PackageId): Promise<PackageRow | null> {
  const visit = (await desk.questions.openSessions()).find((row) => row.id === session);
  const row = await desk.questions.package(id);
  if (visit === undefined || visit.unit === null || row === null) return null;
  return row.unit === visit.unit ? row : null;
}
