/**
 * Every event there is, in one table. From it come the types, the checks at every border, and the manual. An entry
 * is added here and nowhere else; what it means for the tables that screens read is a reducer in `projections/`.
 *
 * No name, telephone number, address, PIN or code ever stands in an event: ids only.
 */
import { z } from 'zod';
import {
  AuditId,
  DoorId,
  GrantId,
  LabelJobId,
  PackageId,
  PhotoHash,
  PropertyId,
  SessionId,
  TaskId,
  UnitId,
  ZoneId,
} from '../domain/ids.ts';
import { NoPhoto, PackageClass, ReadBy, Recipient } from '../domain/package.ts';
import { RoomCode } from '../domain/room-code.ts';

/**
 * Who may learn of an event outside the property: `none` concerns machines only; `reference` holds a carrier's
 * tracking number; `habit` tells when somebody at a unit came and went.
 */
type Privacy = 'none' | 'reference' | 'habit';

interface Definition {
  readonly version: number;
  readonly privacy: Privacy;
  /** One sentence for the manual. */
  readonly says: string;
  readonly data: z.ZodObject;
}

function event<Data extends z.ZodRawShape>(privacy: Privacy, says: string, data: Data) {
  return { version: 1, privacy, says, data: z.strictObject(data) } satisfies Definition;
}

/** The number of the host's own log entry that an event was made from: drained in order, each once. */
const observation = { log: z.int().positive() };
const role = z.enum(['printer', 'scanner', 'strike']);

export const catalog = {
  'ledger.opened': event('none', 'A kiosk began its stream.', {
    property: PropertyId,
    software: z.string().max(40),
    room: z.enum(['real', 'simulated']),
  }),

  'ledger.exported': event('none', 'Staff took a sealed copy of the ledger up to here.', {
    session: SessionId,
  }),

  'session.started': event('habit', 'Somebody showed a valid code and began at the kiosk.', {
    session: SessionId,
    kind: z.enum(['courier', 'pickup', 'staff']),
    grant: GrantId,
    carrier: z.string().max(40).nullable(),
    unit: UnitId.nullable(),
  }),
  'session.ended': event('habit', 'They finished, walked away, or the kiosk was restarted under them.', {
    session: SessionId,
    how: z.enum(['finished', 'idle', 'cut-off']),
    packages: z.int().nonnegative(),
  }),
  'credential.refused': event('habit', 'A code was wrong, or came during a wait.', {
    kind: z.enum(['courier', 'resident', 'staff']),
    unit: UnitId.nullable(),
    why: z.enum(['wrong', 'waiting']),
    waitMs: z.int().nonnegative(),
  }),

  'package.received': event('reference', 'A courier handed a package in and it was given a room code.', {
    package: PackageId,
    session: SessionId,
    roomCode: RoomCode,
    tracking: z.string().min(1).max(120),
    carrier: z.string().max(40).nullable(),
    readBy: ReadBy,
    recipient: Recipient,
    classes: z.array(PackageClass).max(4),
    zone: ZoneId,
  }),
  'package.photographed': event('none', 'The kiosk took a picture of the package.', {
    package: PackageId,
    photo: PhotoHash,
  }),
  'package.not-photographed': event('none', 'There is no picture of the package, and this is why.', {
    package: PackageId,
    why: NoPhoto,
  }),
  'package.stored': event('none', 'The package was put where it belongs.', {
    package: PackageId,
    zone: ZoneId,
  }),
  'package.collected': event('habit', 'The package left the room with its resident.', {
    package: PackageId,
    session: SessionId,
    confirmedBy: z.enum(['scan', 'tap']),
  }),
  'package.missing': event('none', 'The package should be in the room and an audit did not find it.', {
    package: PackageId,
    audit: AuditId,
  }),
  'package.found': event('none', 'A missing package turned up.', { package: PackageId, audit: AuditId }),

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
    troubles: z.array(z.string().max(40)).max(10),
  }),
  'label.uncertain': event('none', 'The label was sent and nothing shows whether it came out.', {
    ...observation,
    job: LabelJobId,
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
  'door.unknown': event('none', 'The door sensor cannot be read.', { ...observation, door: DoorId }),

  'device.ready': event('none', 'A device works.', { ...observation, role }),
  'device.trouble': event('none', 'A device needs somebody.', {
    ...observation,
    role,
    troubles: z.array(z.string().max(40)).max(10),
  }),

  'audit.started': event('none', 'Staff began to count the room.', {
    audit: AuditId,
    expected: z.int().nonnegative(),
  }),
  'audit.seen': event('none', 'A package was seen during an audit.', { audit: AuditId, package: PackageId }),
  'audit.strayed': event('none', 'A label was seen during an audit that is not of a package in the room.', {
    audit: AuditId,
    code: z.string().max(120),
  }),
  'audit.closed': event('none', 'Staff finished the count.', {
    audit: AuditId,
    found: z.int().nonnegative(),
    missing: z.int().nonnegative(),
    extra: z.int().nonnegative(),
  }),

  'task.opened': event('none', 'Something needs a member of staff.', {
    task: TaskId,
    kind: z.enum(['unmatched', 'count-mismatch', 'missing', 'label-uncertain']),
    about: z.string().max(64),
  }),
  'task.closed': event('none', 'A member of staff dealt with it.', { task: TaskId }),
} as const satisfies Record<string, Definition>;

export type EventType = keyof typeof catalog;
export type DataOf<T extends EventType> = z.infer<(typeof catalog)[T]['data']>;
