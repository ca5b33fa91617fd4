/**
 * An audit as the ledger has it: where it stands, what came of a zone, what does not agree and what staff say of it.
 * Every step is one append, so that a power cut leaves it done or not done and the next step finds which. What came in
 * after the audit began is expected nowhere: nobody can miss what nobody counted on.
 */
import type { Grant } from '../../shared/bridge/contract.ts';
import { EXTRA_REASONS, MISSING_REASONS } from '../../shared/domain/audit-reason.ts';
import { AuditId, type ZoneId } from '../../shared/domain/ids.ts';
import type { Draft } from '../../shared/events/event.ts';
import { dueLimitsOf } from '../../shared/policies/audit-due.ts';
import type { AuditRow, PackageRow, SightingRow } from '../../shared/projections/tables.ts';
import type { AuditPlace, Discrepancies, Unseen } from '../flows/audit-state.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { dueAmong } from './audit-due.ts';
import { outcomeOf } from './audit-outcome.ts';
import { actorOf } from './codes.ts';
import { type Desk, newId } from './desk.ts';
import { task } from './intake.ts';

type Of<Do> = StaffEffect & { readonly do: Do };
type Note = Extract<StaffEvent, { type: 'audit-stands' }>['note'];
const notRecorded: StaffEvent = { type: 'not-recorded' };

/** Goes on with an audit that was left half done, or begins one. */
export async function beginAudit(desk: Desk, by: Grant): Promise<StaffEvent> {
  const open = await desk.questions.openAudit();
  if (open !== null) return standsAt(desk, open.id);
  const audit = AuditId.parse(newId(desk));
  const expected = await desk.questions.countInRoom();
  const kept = await desk.ledger.append([
    { type: 'audit.started', actor: actorOf(by), data: { audit, expected } },
  ]);
  return kept.ok ? standsAt(desk, audit) : notRecorded;
}

export async function enterZone(desk: Desk, { audit, zone, by }: Of<'enter-zone'>): Promise<StaffEvent> {
  if (!desk.directory.zones.some(({ id }) => id === zone)) return standsAt(desk, audit, 'zone-unknown');
  const row = await desk.questions.audit(audit);
  if (row?.zone === zone) return standsAt(desk, audit);
  const kept = await desk.ledger.append([
    { type: 'audit.zone-entered', actor: actorOf(by), data: { audit, zone } },
  ]);
  return standsAt(desk, audit, kept.ok ? null : 'not-recorded');
}

/** Only now is it told what should be there. */
export async function closeZone(desk: Desk, { audit, zone, by }: Of<'close-zone'>): Promise<StaffEvent> {
  const room = await roomOf(desk, audit);
  if (room === null) return notRecorded;
  const unseen = room.unseen.filter((row) => row.zone === zone).length;
  const seen = room.seen.filter((row) => row.zone === zone).length;
  const kept = await desk.ledger.append([
    { type: 'audit.zone-closed', actor: actorOf(by), data: { audit, zone, seen, unseen } },
  ]);
  return kept.ok ? reviewOf(desk, audit, zone) : notRecorded;
}

export async function reviewOf(desk: Desk, audit: AuditId, zone: ZoneId): Promise<StaffEvent> {
  const room = await roomOf(desk, audit);
  if (room === null) return notRecorded;
  const here = (row: PackageRow) => row.zone === zone;
  const seen = room.seen.filter(here);
  const unseen = room.unseen.filter(here).map((row) => unseenOf(row, room.sightings));
  const due = dueAmong(seen, desk.clock.now(), dueLimitsOf(desk.directory));
  const review = { zone, seen: seen.length, unseen, due };
  return { type: 'zone-reviewed', place: placeOf(room.row, room.seen), review };
}

export async function compareAudit(desk: Desk, audit: AuditId): Promise<StaffEvent> {
  const room = await roomOf(desk, audit);
  if (room === null) return notRecorded;
  return {
    type: 'audit-compared',
    place: placeOf(room.row, room.seen),
    discrepancies: discrepanciesOf(room),
  };
}

/** What has no reason yet is asked for once more; then all of it is said in one append. */
export async function closeAudit(desk: Desk, { audit, by }: Of<'close-audit'>): Promise<StaffEvent> {
  const room = await roomOf(desk, audit);
  // Closed already, by a hand that was quicker or before the power went.
  if (room === null || room.row.state === 'closed') return outcomeOf(desk, audit);
  const discrepancies = discrepanciesOf(room);
  const { missing, extra } = discrepancies;
  if ([...missing, ...extra].some(({ why }) => why === null)) return compareAudit(desk, audit);
  const actor = actorOf(by);
  const drafts: Draft[] = missing.flatMap((one): Draft[] => {
    // It is in the room: only its label is not, and another one was printed.
    if (one.why === 'label-lost') return [];
    const kind = one.why === 'collected-unconfirmed' ? 'unconfirmed' : 'missing';
    return [
      { type: 'package.missing', actor, data: { package: one.package, audit, why: null } },
      task(desk, kind, one.package),
    ];
  });
  // Also what was given out or sent back since it was seen: it was here.
  const found = [...room.sightings.values()].filter((one) => one.package !== null && one.isSeen).length;
  drafts.push({
    type: 'audit.closed',
    actor,
    data: { audit, found, missing: missing.length, extra: extra.length },
  });
  const kept = await desk.ledger.append(drafts);
  return kept.ok ? outcomeOf(desk, audit) : notRecorded;
}

interface AuditedRoom {
  readonly row: AuditRow;
  readonly sightings: ReadonlyMap<string, SightingRow>;
  /** What is in the room and was seen. */
  readonly seen: readonly PackageRow[];
  /** What was in the room when the audit began, still is as far as the ledger knows, and was not seen. */
  readonly unseen: readonly PackageRow[];
  readonly strays: readonly SightingRow[];
}

async function roomOf(desk: Desk, audit: AuditId): Promise<AuditedRoom | null> {
  const [row, sighted, packages] = await Promise.all([
    desk.questions.audit(audit),
    desk.questions.sightingsIn(audit),
    desk.questions.everythingInRoom(),
  ]);
  if (row === null) return null;
  const sightings = new Map(sighted.map((one) => [one.package ?? one.key, one]));
  const isSeen = ({ id }: PackageRow) => sightings.get(id)?.isSeen === true;
  return {
    row,
    sightings,
    seen: packages.filter(isSeen),
    unseen: packages.filter((one) => !isSeen(one) && one.receivedAt <= row.startedAt),
    strays: sighted.filter((one) => one.package === null),
  };
}

function discrepanciesOf({ unseen, sightings, strays }: AuditedRoom): Discrepancies {
  return {
    missing: unseen.map((row) => unseenOf(row, sightings)),
    extra: strays.map(({ code, elsewhere, why }) => ({
      code: code ?? '',
      zone: elsewhere,
      why: EXTRA_REASONS.find((one) => one === why) ?? null,
    })),
  };
}

function unseenOf(row: PackageRow, sightings: ReadonlyMap<string, SightingRow>): Unseen {
  const { id, roomCode, unit, zone, receivedAt } = row;
  const said = sightings.get(id)?.why;
  const why = MISSING_REASONS.find((one) => one === said) ?? null;
  return { package: id, roomCode, unit, zone, receivedAt, why };
}

function placeOf({ id, zone, closedZones }: AuditRow, seen: readonly PackageRow[]): AuditPlace {
  return { audit: id, zone, closedZones, seen: seen.filter((row) => row.zone === zone).length };
}

async function standsAt(desk: Desk, audit: AuditId, note: Note = null): Promise<StaffEvent> {
  const room = await roomOf(desk, audit);
  if (room === null) return notRecorded;
  return { type: 'audit-stands', place: placeOf(room.row, room.seen), note };
}
