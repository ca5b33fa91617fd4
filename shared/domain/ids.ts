/** Every kind of id is a type of its own, so that a unit can never be handed in where a resident is meant. */
import { z } from 'zod';

/** Ids that people or other systems gave: short, printable, safe in a file name and a URL. */
const given = z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/);
const uuid = z.uuid();

export const PropertyId = given.brand<'PropertyId'>();
export const UnitId = given.brand<'UnitId'>();
export const ResidentId = given.brand<'ResidentId'>();
export const ZoneId = given.brand<'ZoneId'>();
export const SlotId = given.brand<'SlotId'>();
export const DoorId = given.brand<'DoorId'>();
export const StaffId = given.brand<'StaffId'>();
export const StreamId = given.brand<'StreamId'>();
export const DriveId = given.brand<'DriveId'>();
export const EventId = uuid.brand<'EventId'>();
export const PackageId = uuid.brand<'PackageId'>();
export const SessionId = uuid.brand<'SessionId'>();
export const AuditId = uuid.brand<'AuditId'>();
export const TaskId = uuid.brand<'TaskId'>();
export const IncidentId = uuid.brand<'IncidentId'>();
export const NoticeId = uuid.brand<'NoticeId'>();
export const CredentialId = uuid.brand<'CredentialId'>();
export const GrantId = uuid.brand<'GrantId'>();
/** Printed on the label itself: eight characters that people can tell apart. */
export const LabelJobId = z
  .string()
  .regex(/^[0-9A-Z]{8}$/)
  .brand<'LabelJobId'>();
/** SHA-256 of the picture, lower-case hex. */
export const PhotoHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'PhotoHash'>();

export type PropertyId = z.infer<typeof PropertyId>;
export type UnitId = z.infer<typeof UnitId>;
export type ResidentId = z.infer<typeof ResidentId>;
export type ZoneId = z.infer<typeof ZoneId>;
export type SlotId = z.infer<typeof SlotId>;
export type DoorId = z.infer<typeof DoorId>;
export type StaffId = z.infer<typeof StaffId>;
export type StreamId = z.infer<typeof StreamId>;
export type DriveId = z.infer<typeof DriveId>;
export type EventId = z.infer<typeof EventId>;
export type PackageId = z.infer<typeof PackageId>;
export type SessionId = z.infer<typeof SessionId>;
export type AuditId = z.infer<typeof AuditId>;
export type TaskId = z.infer<typeof TaskId>;
export type IncidentId = z.infer<typeof IncidentId>;
export type NoticeId = z.infer<typeof NoticeId>;
export type CredentialId = z.infer<typeof CredentialId>;
export type GrantId = z.infer<typeof GrantId>;
export type LabelJobId = z.infer<typeof LabelJobId>;
export type PhotoHash = z.infer<typeof PhotoHash>;
