/** What staff do: the audit, labels that a person has to look at, and the end of their visit. Copies are apart. */
import type { Grant } from '../../shared/bridge/contract.ts';
import { AuditId, type LabelJobId, type SessionId } from '../../shared/domain/ids.ts';
import type { Actor } from '../../shared/events/envelope.ts';
import type { Draft } from '../../shared/events/event.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff.ts';
import { actorOf } from './codes.ts';
import { type Desk, newId } from './desk.ts';
import { task } from './intake.ts';

/** Goes on with an audit that was left half done, or begins one. */
export async function startAudit(desk: Desk, by: Grant): Promise<StaffEvent> {
  const open = await desk.questions.openAudit();
  if (open !== null) {
    const seen = await desk.questions.seenInAudit(open.id);
    return { type: 'audit-started', audit: open.id, expected: open.expected, seen: seen.size };
  }
  const audit = AuditId.parse(newId(desk));
  const expected = await desk.questions.countInRoom();
  const kept = await desk.ledger.append([
    { type: 'audit.started', actor: actorOf(by), data: { audit, expected } },
  ]);
  return kept.ok ? { type: 'audit-started', audit, expected, seen: 0 } : { type: 'not-recorded' };
}

export async function sight(desk: Desk, effect: StaffEffect & { do: 'sight' }): Promise<StaffEvent> {
  const { by, audit, roomCode, code } = effect;
  const actor = actorOf(by);
  const row = roomCode === null ? null : await inRoomOrFound(desk, actor, audit, roomCode);
  if (row === null) {
    const kept = await desk.ledger.append([{ type: 'audit.strayed', actor, data: { audit, code } }]);
    return { type: 'sighted', sighting: kept.ok ? { code: 'stray', text: code } : { code: 'not-recorded' } };
  }
  const again = (await desk.questions.seenInAudit(audit)).has(row.id);
  const kept = again
    ? { ok: true }
    : await desk.ledger.append([{ type: 'audit.seen', actor, data: { audit, package: row.id } }]);
  if (!kept.ok) return { type: 'sighted', sighting: { code: 'not-recorded' } };
  return { type: 'sighted', sighting: { code: 'seen', roomCode: row.roomCode, again } };
}

/** A package that was missing and now lies before the scanner is in the room again. */
async function inRoomOrFound(
  desk: Desk,
  actor: Actor,
  audit: AuditId,
  roomCode: string,
): Promise<PackageRow | null> {
  const here = await desk.questions.inRoomWithCode(roomCode);
  if (here !== null) return here;
  const missing = await desk.questions.missingWithCode(roomCode);
  if (missing === null) return null;
  const kept = await desk.ledger.append([
    { type: 'package.found', actor, data: { package: missing.id, audit, why: null } },
  ]);
  return kept.ok ? missing : null;
}

/** What is in the room and was not seen is missing from now on, and somebody has to look for it. */
export async function closeAudit(desk: Desk, by: Grant, audit: AuditId): Promise<StaffEvent> {
  const [expected, seen, strays] = await Promise.all([
    desk.questions.everythingInRoom(),
    desk.questions.seenInAudit(audit),
    desk.questions.straysInAudit(audit),
  ]);
  const missing = expected.filter((row) => !seen.has(row.id));
  const found = expected.length - missing.length;
  const actor = actorOf(by);
  const drafts: Draft[] = missing.flatMap((row) => [
    { type: 'package.missing', actor, data: { package: row.id, audit, why: null } },
    task(desk, 'missing', row.id),
  ]);
  drafts.push({
    type: 'audit.closed',
    actor,
    data: { audit, found, missing: missing.length, extra: strays },
  });
  const kept = await desk.ledger.append(drafts);
  if (!kept.ok) return { type: 'not-recorded' };
  const seal = await desk.host.ask('seal.read', { audit });
  if (!seal.ok) desk.report('the seal of an audit was not told', seal.error);
  const told = seal.ok ? seal.value.seal : null;
  return { type: 'audit-closed', result: { found, missing, extra: strays, seal: told } };
}

/** `cameOut` false lets the host print it once more. */
export async function settleLabel(desk: Desk, by: Grant, job: LabelJobId, cameOut: boolean): Promise<void> {
  await desk.ledger.append([{ type: 'label.settled', actor: actorOf(by), data: { job, cameOut } }]);
  const settled = await desk.host.ask('label.settle', { job, cameOut });
  if (!settled.ok) desk.report('the print queue was not told of a label', settled.error);
}

export async function closeStaff(desk: Desk, by: Grant, session: SessionId): Promise<void> {
  await desk.ledger.append([
    { type: 'session.ended', actor: actorOf(by), data: { session, how: 'finished', packages: 0 } },
  ]);
}
