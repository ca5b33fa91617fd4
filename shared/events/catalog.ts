/**
 * Every event there is, in one table. From it come the types, the checks at every border, and the manual. An entry
 * is added here and nowhere else; what it means for the tables that screens read is a reducer in `projections/`.
 *
 * No name, telephone number, address, PIN or code ever stands in an event: ids only, and reasons from a list.
 */
import { z } from 'zod';
import { AlarmReason } from '../domain/alarm-reason.ts';
import { AuditReason } from '../domain/audit-reason.ts';
import { DeviceRef, DeviceSetting } from '../domain/device-setting.ts';
import { DiskLevel } from '../domain/disk.ts';
import { EvidenceReason } from '../domain/evidence-reason.ts';
import { IdentityCheck } from '../domain/identity-check.ts';
import {
  AuditId,
  CredentialId,
  DoorId,
  GrantId,
  IncidentId,
  LabelJobId,
  NoticeId,
  PackageId,
  PhotoHash,
  PropertyId,
  ResidentId,
  SessionId,
  SlotId,
  StaffId,
  TaskId,
  UnitId,
  ZoneId,
} from '../domain/ids.ts';
import { FoundBy, NoPhoto, PackageClass, ReadBy, Recipient } from '../domain/package.ts';
import { REASONS, Told } from '../domain/package-action.ts';
import { MOST_PACKAGES_OF_PASS, PassRefused } from '../domain/pass.ts';
import { Paper, PosterLanguage } from '../domain/poster.ts';
import { RoomCode } from '../domain/room-code.ts';
import { StaffReason } from '../domain/staff-reason.ts';
import { StaffRole } from '../domain/staff-role.ts';
import { TaskOutcome } from '../domain/task-outcome.ts';
import { Drill } from '../domain/training.ts';
import { type Definition, event, once } from './definition.ts';
import { Hash } from './envelope.ts';

/** The number of the host's own log entry that an event was made from: drained in order, each once. */
const observation = { log: z.int().positive() };
const oldRole = z.enum(['printer', 'scanner', 'strike']);
const role = z.enum([...oldRole.options, 'locker']);
const troubles = z.array(z.string().max(40)).max(10);
/** An instant for people, such as until when a package is held. */
const instant = z.iso.datetime({ precision: 3 });
/** One compartment of a bank of lockers. */
const compartment = { zone: ZoneId, slot: SlotId };
const oldTask = z.enum(['unmatched', 'count-mismatch', 'missing', 'label-uncertain']);
const olderTask = z.enum([
  ...oldTask.options,
  'rescue',
  'perishable',
  'unclaimed',
  'unreachable',
  'discrepancy',
  'unconfirmed',
  'device',
]);
const beforeDoubts = z.enum([...olderTask.options, 'forward', 'send-back']);
/** What a resident told of a package at the shelf is a task of its own. */
const doubt = z.enum(['not-mine', 'not-there', 'out-of-reach', 'damaged']);
const task = { task: TaskId, about: z.string().max(64) };
/** Whom a package could be for before somebody could have moved away. */
const oldRecipient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('resident'), resident: ResidentId, unit: UnitId }),
  z.strictObject({ kind: z.literal('unit'), unit: UnitId }),
  z.strictObject({ kind: z.literal('unmatched') }),
]);
const handedIn = {
  package: PackageId,
  session: SessionId,
  roomCode: RoomCode,
  tracking: z.string().min(1).max(120),
  carrier: z.string().max(40).nullable(),
  readBy: ReadBy,
  classes: z.array(PackageClass).max(4),
  zone: ZoneId,
};
const start = {
  session: SessionId,
  kind: z.enum(['courier', 'pickup', 'staff']),
  grant: GrantId,
  carrier: z.string().max(40).nullable(),
  unit: UnitId.nullable(),
};
const answeredAlarm = { door: DoorId, session: SessionId, grant: GrantId };
const startedBy = z.enum(['code', 'badge', 'label']);
const beforeRescue = {
  ...start,
  by: z.enum([...startedBy.options, 'pass']),
  /** The pass that was shown. */
  credential: CredentialId.nullable(),
};
const codeKind = z.enum(['courier', 'resident', 'staff']);
const shownKind = z.enum([...codeKind.options, 'badge']);
const refusal = { unit: UnitId.nullable(), waitMs: z.int().nonnegative() };
const refusedWhy = z.enum(['wrong', 'expired', 'waiting', 'disabled']);
const courierCredential = {
  ...observation,
  credential: CredentialId,
  what: z.enum(['code', 'badge']),
  carrier: z.string().max(40),
};
const move = { package: PackageId, session: SessionId, zone: ZoneId, slot: SlotId.nullable() };
const settlement = {
  audit: AuditId,
  discrepancy: z.enum(['missing', 'extra', 'misplaced']),
  package: PackageId.nullable(),
};
const reassignment = { package: PackageId, session: SessionId, why: StaffReason };
const byStaff = { package: PackageId, session: SessionId };
const hold = { ...byStaff, until: instant };
const release = { ...byStaff, why: StaffReason };
const sendingBack = { ...byStaff, carrier: z.string().max(40).nullable(), why: StaffReason };
const sendingOn = { ...byStaff, carrier: z.string().max(40).nullable() };
/** In an audit, or by staff without one: then they say why. */
const audited = { package: PackageId, audit: AuditId.nullable() };

export const catalog = {
  'ledger.opened': event('none', 'A kiosk began its stream.', {
    property: PropertyId,
    software: z.string().max(40),
    room: z.enum(['real', 'simulated']),
  }),

  'ledger.exported': event(
    'none',
    'Staff took a sealed copy of the ledger, from the event that it names up to this one.',
    { session: SessionId, from: z.int().positive(), to: z.enum(['kiosk', 'usb']) },
    [once({ session: SessionId }, (was) => ({ ...was, from: 1, to: 'kiosk' }))],
  ),

  'session.started': event(
    'habit',
    'Somebody began at the kiosk: by a valid code, badge or pass, or by a carrier’s label where the property allows it.',
    {
      ...beforeRescue,
      kind: z.enum([...start.kind.options, 'rescue']),
    },
    [
      once(start, (was) => ({ ...was, by: 'code', credential: null })),
      once({ ...start, by: startedBy }, (was) => ({ ...was, credential: null })),
      once(beforeRescue, (was) => was),
    ],
  ),
  'session.counted': event(
    'none',
    'A courier said how many packages they brought, next to how many were scanned.',
    {
      session: SessionId,
      declared: z.int().nonnegative(),
      scanned: z.int().nonnegative(),
    },
  ),
  'session.rated': event('none', 'A resident said with one tap how it went.', {
    session: SessionId,
    rating: z.enum(['good', 'fair', 'poor']),
  }),
  'session.ended': event('habit', 'They finished, walked away, or the kiosk was restarted under them.', {
    session: SessionId,
    how: z.enum(['finished', 'idle', 'cut-off']),
    packages: z.int().nonnegative(),
  }),
  'session.photographed': event(
    'habit',
    'The kiosk took a picture of who stood before it when the door let go for them.',
    { session: SessionId, photo: PhotoHash },
  ),
  'session.not-photographed': event('none', 'It should have, and this is why there is none.', {
    session: SessionId,
    why: NoPhoto,
  }),
  'session.signed': event('habit', 'Who picked up signed on the screen for what they took.', {
    session: SessionId,
    signature: PhotoHash,
  }),
  'session.not-signed': event(
    'none',
    'Who picked up was asked to sign and could not or left, or what they drew could not be kept.',
    { session: SessionId, why: z.enum(['cannot', 'left', 'not-kept']) },
  ),
  'session.evidence-erased': event(
    'none',
    'The picture or the signature of a visit was erased; its hash stays.',
    {
      session: SessionId,
      what: z.enum(['photo', 'signature']),
      file: PhotoHash,
      why: z.enum(['kept-long-enough', 'disk']),
    },
  ),
  'evidence.show-ordered': event(
    'none',
    'Somebody of staff had the picture and the signature of a visit shown to them, and this is why; the host does as this event says.',
    {
      session: SessionId,
      grant: GrantId,
      visit: SessionId,
      photo: PhotoHash.nullable(),
      signature: PhotoHash.nullable(),
      why: EvidenceReason,
    },
  ),
  'credential.issued': event(
    'habit',
    'Somebody was given a PIN or a pass, for these packages and this time.',
    {
      credential: CredentialId,
      kind: z.enum(['pin', 'pass', 'courier-code', 'staff-pin']),
      holder: z.enum(['resident', 'delegate', 'courier', 'staff']),
      unit: UnitId.nullable(),
      /** Null is all that waits for the unit. */
      packages: z.array(PackageId).max(200).nullable(),
      from: instant,
      until: instant.nullable(),
    },
  ),
  'credential.revoked': event('habit', 'A PIN or a pass is good for nothing from here on.', {
    credential: CredentialId,
    why: z.enum(['replaced', 'asked', 'moved-away', 'misused']),
  }),
  'credential.disabled': event(
    'habit',
    'Too many wrong codes: the unit needs a new one from staff or a new notice.',
    {
      unit: UnitId,
    },
  ),
  'credential.refused': event(
    'habit',
    'A code, badge or pass was wrong, came during a wait, or was once right and is no longer.',
    {
      ...refusal,
      kind: z.enum([...shownKind.options, 'pass']),
      why: z.enum([...refusedWhy.options, ...PassRefused.options]),
    },
    [
      once({ ...refusal, kind: codeKind, why: z.enum(['wrong', 'waiting']) }, (was) => was),
      once({ ...refusal, kind: shownKind, why: z.enum(['wrong', 'expired', 'waiting']) }, (was) => was),
      once({ ...refusal, kind: shownKind, why: refusedWhy }, (was) => was),
    ],
  ),
  'pin.reissue-ordered': event(
    'none',
    'Staff saw who somebody is and had their unit given another PIN; the host does as this event says.',
    {
      session: SessionId,
      grant: GrantId,
      unit: UnitId,
      why: z.enum(['disabled', 'never-received', 'forgotten', 'known-to-others', 'moved-in']),
      identity: IdentityCheck,
    },
  ),
  'pass.issue-ordered': event(
    'habit',
    'Staff saw who somebody is and had a pass made for them, or for whom they send; the host does as this event says.',
    {
      session: SessionId,
      grant: GrantId,
      credential: CredentialId,
      holder: z.enum(['resident', 'delegate']),
      unit: UnitId,
      resident: ResidentId.nullable(),
      packages: z.array(PackageId).min(1).max(MOST_PACKAGES_OF_PASS).nullable(),
      from: instant,
      until: instant,
      identity: IdentityCheck,
    },
  ),
  'staff-pin.ordered': event(
    'none',
    'A manager had a PIN made for somebody of staff, or ended one; the host does as this event says.',
    {
      session: SessionId,
      grant: GrantId,
      order: z.enum(['make', 'end']),
      /** Of a new one. */
      role: StaffRole.nullable(),
      /** Whose is ended. */
      staff: StaffId.nullable(),
      why: z.enum(['new', 'lost', 'left', 'known-to-others']),
    },
  ),
  'directory.import-ordered': event(
    'none',
    'A manager had a list of residents from a stick brought into force; the host does as this event says.',
    {
      session: SessionId,
      grant: GrantId,
      /** SHA-256 of the file. */
      list: Hash,
      /** What becomes of packages for who is not in it. */
      gone: z.enum(['forward', 'return']),
      /** They were told that very many are gone, and said that the list is whole. */
      isWhole: z.boolean(),
    },
  ),
  'courier-credential.ordered': event(
    'none',
    'Staff had a carrier’s next code shown, had a badge enrolled, or ended one; the host does as this event says.',
    {
      session: SessionId,
      grant: GrantId,
      order: z.enum(['next-code', 'enrol-badge', 'end-badges']),
      carrier: z.string().max(40),
      why: z.enum(['due', 'new-courier', 'forgotten', 'known-to-others', 'lost']),
    },
  ),
  'courier-credential.issued': event('none', 'A carrier’s code or badge is good from then on.', {
    ...courierCredential,
    from: instant,
  }),
  'courier-credential.ended': event('none', 'A carrier’s code or badge is good for nothing from then on.', {
    ...courierCredential,
    from: instant,
  }),

  'package.received': event(
    'reference',
    'A courier handed a package in and it was given a room code.',
    { ...handedIn, recipient: Recipient, foundBy: FoundBy.nullable() },
    [once({ ...handedIn, recipient: oldRecipient }, (was) => ({ ...was, foundBy: null }))],
  ),
  'package.photographed': event('none', 'The kiosk took a picture of the package.', {
    package: PackageId,
    photo: PhotoHash,
  }),
  'package.not-photographed': event('none', 'There is no picture of the package, and this is why.', {
    package: PackageId,
    why: NoPhoto,
  }),
  'package.photo-erased': event('none', 'The picture of a package that is gone was erased; its hash stays.', {
    package: PackageId,
    photo: PhotoHash,
    why: z.enum(['kept-long-enough', 'disk']),
  }),
  'package.stored': event(
    'none',
    'The package was put where it belongs.',
    { package: PackageId, zone: ZoneId, slot: SlotId.nullable() },
    [once({ package: PackageId, zone: ZoneId }, (was) => ({ ...was, slot: null }))],
  ),
  'package.relabelled': event(
    'none',
    'A spare label was stuck on the package in place of one that did not come out: its code is the room code now.',
    { package: PackageId, job: LabelJobId, roomCode: RoomCode },
  ),
  'package.withdrawn': event(
    'none',
    'A courier undid what they had just scanned: for the wrong recipient, or they took the package with them.',
    {
      package: PackageId,
      session: SessionId,
      job: LabelJobId,
      why: z.enum(['wrong-recipient', 'not-left']),
    },
  ),
  'package.moved': event(
    'none',
    'Staff put the package into another place, or an audit saw it there.',
    { ...move, why: z.enum([...StaffReason.options, 'audit']) },
    [once({ ...move, why: StaffReason }, (was) => was)],
  ),
  'package.held': event(
    'habit',
    'The package waits until then, and nobody is reminded of it before.',
    { ...hold, why: z.enum(REASONS.hold) },
    [once(hold, (was) => ({ ...was, why: 'resident-asked' }))],
  ),
  'package.hold-ended': event(
    'habit',
    'The package waits like any other again.',
    { package: PackageId, session: SessionId.nullable(), why: z.enum(REASONS['end-hold']) },
    [once({ package: PackageId }, (was) => ({ ...was, session: null, why: 'over' }))],
  ),
  'package.reassigned': event(
    'habit',
    'The package is for somebody else than was thought.',
    { ...reassignment, recipient: Recipient },
    [once({ ...reassignment, recipient: oldRecipient }, (was) => was)],
  ),
  'package.damaged': event(
    'none',
    'The package was seen to be damaged after it was taken in, and this is how.',
    { ...byStaff, how: z.enum(REASONS.damaged).nullable() },
    [once(byStaff, (was) => ({ ...was, how: null }))],
  ),
  'package.doubted': event(
    'habit',
    'A resident said that something is wrong with a package that was shown to them.',
    {
      package: PackageId,
      session: SessionId,
      what: doubt,
    },
  ),
  'package.collected': event('habit', 'The package left the room with its resident.', {
    package: PackageId,
    session: SessionId,
    confirmedBy: z.enum(['scan', 'tap']),
  }),
  'package.released': event(
    'habit',
    'Staff gave the package out, on their own authority and for this reason, to somebody whom they knew so.',
    {
      ...byStaff,
      why: z.enum([...StaffReason.options, 'no-code', 'needs-help', 'already-taken']),
      identity: IdentityCheck.nullable(),
    },
    [once(release, (was) => ({ ...was, identity: null }))],
  ),
  'package.returned': event(
    'reference',
    'The package went back to its sender, after its resident was told in this way.',
    { ...sendingBack, told: Told.nullable() },
    [once(sendingBack, (was) => ({ ...was, told: null }))],
  ),
  'package.forwarded': event(
    'habit',
    'The package was sent on to where its resident now lives.',
    { ...sendingOn, why: z.enum(REASONS.forward) },
    [once(sendingOn, (was) => ({ ...was, why: 'moved-away' }))],
  ),
  'package.discarded': event('habit', 'Staff threw the package away.', {
    ...byStaff,
    why: z.enum(['perished', 'unclaimed']),
  }),
  'package.missing': event(
    'none',
    'The package should be in the room and was not found there: in an audit, or by staff without one, who say why.',
    { ...audited, why: z.enum(REASONS.missing).nullable() },
    [
      once({ package: PackageId, audit: AuditId }, (was) => was),
      once(audited, (was) => ({ ...was, why: null })),
    ],
  ),
  'package.found': event(
    'none',
    'A missing package turned up.',
    { ...audited, why: z.enum(REASONS.found).nullable() },
    [
      once({ package: PackageId, audit: AuditId }, (was) => was),
      once(audited, (was) => ({ ...was, why: null })),
    ],
  ),

  'label.prepared': event('none', 'A room label was handed to the print queue.', {
    job: LabelJobId,
    package: PackageId,
  }),
  'label.printed': event('none', 'The printer showed that the label came out.', {
    ...observation,
    job: LabelJobId,
  }),
  'label.waiting': event('none', 'The label waits in the queue: the printer is not ready.', {
    ...observation,
    job: LabelJobId,
    troubles,
  }),
  'label.uncertain': event('none', 'The label was sent and nothing shows whether it came out.', {
    ...observation,
    job: LabelJobId,
  }),
  'label.spares-ordered': event(
    'none',
    'Staff had spare labels printed, so many from this number on, to stick on when the printer is out.',
    { session: SessionId, first: z.int().positive(), count: z.int().positive().max(100) },
  ),
  'label.zones-ordered': event('none', 'Staff had a label printed for the wall of each of these zones.', {
    session: SessionId,
    labels: z
      .array(z.strictObject({ job: LabelJobId, zone: ZoneId }))
      .min(1)
      .max(200),
  }),
  'label.reprint-ordered': event('none', 'Staff had the room label of a package printed again.', {
    ...byStaff,
    job: LabelJobId,
    why: z.enum(REASONS.reprint),
  }),
  'label.settled': event('none', 'A person looked, and said whether an uncertain label came out.', {
    job: LabelJobId,
    cameOut: z.boolean(),
  }),

  'door.release-ordered': event('habit', 'The door is to be released, and this is on whose authority.', {
    door: DoorId,
    session: SessionId,
    grant: GrantId,
    holdMs: z.int().positive(),
  }),
  'door.released': event('habit', 'The strike let go.', { ...observation, door: DoorId }),
  'door.not-released': event('none', 'The strike was told to let go and did not.', {
    ...observation,
    door: DoorId,
    why: z.string().max(40),
  }),
  'door.locked': event('none', 'The strike holds again.', { ...observation, door: DoorId }),
  'door.opened': event('habit', 'The door was opened.', { ...observation, door: DoorId }),
  'door.closed': event('habit', 'The door was closed.', { ...observation, door: DoorId }),
  'door.forced': event('none', 'Alarm: the door opened and nobody had released it.', {
    ...observation,
    door: DoorId,
  }),
  'door.held-open': event('none', 'Alarm: the door was left open.', { ...observation, door: DoorId }),
  'door.stuck': event('none', 'Alarm: the strike was told to hold and does not.', {
    ...observation,
    door: DoorId,
  }),
  'door.exit-requested': event(
    'habit',
    'Somebody inside asked to be let out: the door may open without an alarm.',
    {
      ...observation,
      door: DoorId,
    },
  ),
  'door.unknown': event('none', 'The door sensor cannot be read.', { ...observation, door: DoorId }),

  'door.alarm-answered': event(
    'none',
    'Staff saw to an alarm of a door, and this is what it came from.',
    { ...answeredAlarm, why: AlarmReason },
    [once({ ...answeredAlarm, why: StaffReason }, (was) => ({ ...was, why: 'unexplained' }))],
  ),

  'locker.release-ordered': event('habit', 'A compartment is to be opened, and this is on whose authority.', {
    ...compartment,
    session: SessionId,
    grant: GrantId,
  }),
  'locker.opened': event('habit', 'A compartment sprang open.', { ...observation, ...compartment }),
  'locker.closed': event('habit', 'A compartment was shut.', { ...observation, ...compartment }),
  'locker.stuck': event('none', 'A compartment was told to open and did not.', {
    ...observation,
    ...compartment,
  }),
  'locker.unknown': event('none', 'Nobody can tell whether a compartment is shut: it is given to nobody.', {
    ...observation,
    ...compartment,
  }),

  'device.ready': event('none', 'A device works.', { ...observation, role }, [
    once({ ...observation, role: oldRole }, (was) => was),
  ]),
  'device.trouble': event('none', 'A device needs somebody.', { ...observation, role, troubles }, [
    once({ ...observation, role: oldRole, troubles }, (was) => was),
  ]),
  'device.set-up': event(
    'none',
    'Staff said what a device is for and how it is wired; the host does as this event says.',
    {
      session: SessionId,
      grant: GrantId,
      device: DeviceRef,
      setting: DeviceSetting,
      why: z.enum(['installed', 'replaced', 'rewired', 'mistake']),
    },
  ),
  'disk.changed': event(
    'none',
    'The kiosk’s disk has less room, or more again, and this is what that means.',
    {
      ...observation,
      level: DiskLevel,
      freeMebibytes: z.int().nonnegative().nullable(),
    },
  ),

  'journal.damaged': event(
    'none',
    "A part of the host's journal, from the first of these events to the last, is not what was written.",
    { ...observation, first: z.int().positive(), last: z.int().positive() },
  ),
  'journal.restored': event(
    'none',
    "That part was written again from the page's copy, after its chain was checked.",
    { ...observation, first: z.int().positive(), last: z.int().positive() },
  ),

  'clock.jumped': event(
    'none',
    'The wall clock was set, or runs wrong: it is this much ahead of where it should be, or behind (below zero).',
    { ...observation, byMs: z.int() },
  ),

  'audit.started': event('none', 'Staff began to count the room.', {
    audit: AuditId,
    expected: z.int().nonnegative(),
  }),
  'audit.zone-entered': event('none', 'What is scanned from here on lies in this zone.', {
    audit: AuditId,
    zone: ZoneId,
  }),
  'audit.zone-closed': event(
    'none',
    'Staff have scanned everything in a zone, and so much of it was not seen.',
    {
      audit: AuditId,
      zone: ZoneId,
      seen: z.int().nonnegative(),
      unseen: z.int().nonnegative(),
    },
  ),
  'audit.seen': event('none', 'A package was seen during an audit.', { audit: AuditId, package: PackageId }),
  'audit.strayed': event('none', 'A label was seen during an audit that is not of a package in the room.', {
    audit: AuditId,
    code: z.string().max(120),
  }),
  'audit.misplaced': event(
    'none',
    'A package was seen during an audit in another place than the ledger has it.',
    {
      audit: AuditId,
      package: PackageId,
      zone: ZoneId,
    },
  ),
  'audit.settled': event(
    'none',
    'Staff said what a discrepancy of an audit came from.',
    /** `code`: of what is no package in the room, as it was scanned. */
    { ...settlement, code: z.string().max(120).nullable(), why: AuditReason },
    [
      once({ ...settlement, why: StaffReason }, (was) => ({
        ...was,
        code: null,
        why: was.why === 'label-lost' ? 'label-lost' : 'unexplained',
      })),
    ],
  ),
  'audit.closed': event('none', 'Staff finished the count.', {
    audit: AuditId,
    found: z.int().nonnegative(),
    missing: z.int().nonnegative(),
    extra: z.int().nonnegative(),
  }),

  'task.opened': event(
    'none',
    'Something needs a member of staff.',
    { ...task, kind: z.enum([...beforeDoubts.options, ...doubt.options]) },
    [
      once({ ...task, kind: oldTask }, (was) => was),
      once({ ...task, kind: olderTask }, (was) => was),
      once({ ...task, kind: beforeDoubts }, (was) => was),
    ],
  ),
  'task.closed': event('none', 'A member of staff dealt with it.', { task: TaskId, outcome: TaskOutcome }, [
    once({ task: TaskId }, (was) => ({ ...was, outcome: 'settled' })),
  ]),

  'incident.opened': event('none', 'Something happened that must be looked into and can be proven.', {
    incident: IncidentId,
    kind: z.enum(['door-forced', 'given-out-twice', 'wrong-person', 'records-altered', 'lost', 'other']),
    about: z.string().max(64),
  }),
  'incident.pack-ordered': event(
    'none',
    'A manager had the records of an incident put together; the host does as this event says.',
    {
      session: SessionId,
      grant: GrantId,
      incident: IncidentId,
      /** Null is everything of that time. */
      package: PackageId.nullable(),
      from: instant,
      until: instant,
      to: z.enum(['kiosk', 'usb']),
    },
  ),
  'incident.packed': event(
    'none',
    'The records of an incident were put together for somebody else’s hands.',
    {
      incident: IncidentId,
      /** SHA-256 of its manifest, which has that of every other file. */
      archive: Hash,
    },
  ),
  'incident.closed': event('none', 'An incident was looked into, and this came of it.', {
    incident: IncidentId,
    why: StaffReason,
  }),

  'notice.queued': event('habit', 'A resident is to be told, in this way and for this reason.', {
    notice: NoticeId,
    package: PackageId,
    kind: z.enum(['first', 'reminder', 'perishable', 'final', 'receipt', 'again']),
    channel: z.enum(['e-mail', 'text', 'webhook', 'door-hanger']),
  }),
  'notice.sent': event('habit', 'A notice left the house.', { notice: NoticeId }),
  'notice.delivered': event('habit', 'A notice is known to have arrived.', { notice: NoticeId }),
  'notice.failed': event('habit', 'A notice came back, or was never taken.', {
    notice: NoticeId,
    why: z.enum(['bounced', 'refused', 'opted-out', 'gave-up']),
  }),
  'notice.nobody': event('habit', 'There is nobody to tell of a package, or no way to reach them.', {
    package: PackageId,
  }),

  'policy.changed': event('none', 'Another policy is in force from here on; this is its fingerprint.', {
    policy: Hash,
  }),
  'directory.changed': event('none', 'Another directory is in force from here on; this is its fingerprint.', {
    directory: Hash,
    units: z.int().nonnegative(),
    residents: z.int().nonnegative(),
  }),
  'posters.ordered': event('none', 'A manager had posters of this room made, in these languages.', {
    session: SessionId,
    grant: GrantId,
    languages: z.array(PosterLanguage).min(1),
    paper: Paper,
    to: z.enum(['kiosk', 'usb']),
  }),
  'training.ordered': event(
    'none',
    'Staff had this screen show the kiosk for training, which is another, until somebody leads it back.',
    { session: SessionId, grant: GrantId },
  ),
  'training.drill-finished': event(
    'none',
    'Somebody came to the end of a drill. It is only ever in the ledger of training.',
    {
      drill: Drill,
      tookMs: z.int().nonnegative(),
      touches: z.int().nonnegative(),
      mistakes: z.int().nonnegative(),
      hints: z.int().nonnegative(),
    },
  ),
  'surge.started': event(
    'none',
    'Many more packages than usual: reminders come sooner, overflow zones are open.',
    {
      why: z.enum(['staff', 'volume']),
    },
  ),
  'surge.ended': event('none', 'The room is back to its usual days.', { why: z.enum(['staff', 'volume']) }),
} as const satisfies Record<string, Definition>;

export type EventType = keyof typeof catalog;
export type DataOf<T extends EventType> = z.infer<(typeof catalog)[T]['data']>;
