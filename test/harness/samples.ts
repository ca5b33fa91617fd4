/** One sensible event of each type there is: a type that is added to the catalogue does not compile without one. */
import { DeviceRef } from '../../shared/domain/device-setting.ts';
import {
  AuditId,
  CredentialId,
  DoorId,
  GrantId,
  IncidentId,
  NoticeId,
  PhotoHash,
  PropertyId,
  SlotId,
  TaskId,
  UnitId,
  ZoneId,
} from '../../shared/domain/ids.ts';
import { RoomCode } from '../../shared/domain/room-code.ts';
import type { DataOf, EventType } from '../../shared/events/catalog.ts';
import type { Draft } from '../../shared/events/event.ts';
import { jobId, numberedId, packageId, sessionId } from './drafts.ts';

export const audit = AuditId.parse(numberedId(0xa0d17));
export const task = TaskId.parse(numberedId(0x7a5c));
const incident = IncidentId.parse(numberedId(0x1c1d));
const notice = NoticeId.parse(numberedId(0x0071ce));
const credential = CredentialId.parse(numberedId(0xc4ed));
export const zone = (name: 'shelf-a' | 'shelf-b' | 'cold') => ZoneId.parse(name);
const grant = GrantId.parse(numberedId(0x97a));
const door = DoorId.parse('door-1');
const unit = UnitId.parse('u-4b');
const pkg = packageId(1);
const session = sessionId(1);
const hash = 'ab'.repeat(32);
const compartment = { zone: ZoneId.parse('lockers'), slot: SlotId.parse('07') };
const log = 1;

export const samples: { readonly [T in EventType]: DataOf<T> } = {
  'ledger.opened': { property: PropertyId.parse('p-1'), software: '0.1.0', room: 'real' },
  'ledger.exported': { session, from: 21, to: 'usb' },
  'session.started': {
    session,
    kind: 'courier',
    grant,
    carrier: 'ups',
    unit: null,
    by: 'code',
    credential: null,
  },
  'session.counted': { session, declared: 3, scanned: 2 },
  'session.rated': { session, rating: 'good' },
  'session.ended': { session, how: 'finished', packages: 1 },
  'credential.issued': {
    credential,
    kind: 'pass',
    holder: 'delegate',
    unit,
    packages: [pkg],
    from: '2026-11-23T09:00:00.000Z',
    until: '2026-11-23T19:00:00.000Z',
  },
  'credential.revoked': { credential, why: 'asked' },
  'credential.disabled': { unit },
  'credential.refused': { kind: 'resident', unit, why: 'wrong', waitMs: 0 },
  'staff-pin.ordered': { session, grant, order: 'make', role: 'attendant', staff: null, why: 'new' },
  'training.ordered': { session, grant },
  'training.drill-finished': { drill: 'courier', tookMs: 151_000, touches: 31, mistakes: 1, hints: 2 },
  'directory.import-ordered': { session, grant, list: 'c'.repeat(64), gone: 'forward', isWhole: false },
  'pass.issue-ordered': {
    session,
    grant,
    credential,
    holder: 'delegate',
    unit,
    resident: null,
    packages: [packageId(1)],
    from: '2026-11-23T09:00:00.000Z',
    until: '2026-11-23T19:00:00.000Z',
    identity: 'document-seen',
  },
  'pin.reissue-ordered': { session, grant, unit, why: 'disabled', identity: 'document-seen' },
  'courier-credential.ordered': { session, grant, order: 'next-code', carrier: 'ups', why: 'due' },
  'courier-credential.issued': {
    log: 1,
    credential,
    what: 'code',
    carrier: 'ups',
    from: '2026-11-23T09:00:00.000Z',
  },
  'courier-credential.ended': {
    log: 1,
    credential,
    what: 'badge',
    carrier: 'ups',
    from: '2026-12-07T09:00:00.000Z',
  },
  'package.received': {
    package: pkg,
    session,
    roomCode: RoomCode.parse('K2-0001'),
    tracking: '1Z5R89390357567127',
    carrier: 'ups',
    readBy: 'scanner',
    recipient: { kind: 'unit', unit },
    foundBy: 'unit',
    classes: [],
    zone: zone('shelf-a'),
  },
  'package.photographed': { package: pkg, photo: PhotoHash.parse(hash) },
  'package.not-photographed': { package: pkg, why: 'no-camera' },
  'package.photo-erased': { package: pkg, photo: PhotoHash.parse(hash), why: 'kept-long-enough' },
  'package.stored': { package: pkg, zone: zone('shelf-b'), slot: null },
  'package.relabelled': { package: pkg, job: jobId(1), roomCode: RoomCode.parse('S2-0007') },
  'package.withdrawn': { package: pkg, session, job: jobId(1), why: 'wrong-recipient' },
  'package.moved': {
    package: pkg,
    session,
    zone: zone('cold'),
    slot: SlotId.parse('2'),
    why: 'wrong-place',
  },
  'package.held': { package: pkg, session, until: '2026-12-01T00:00:00.000Z', why: 'resident-asked' },
  'package.hold-ended': { package: pkg, session, why: 'resident-asked' },
  'package.reassigned': {
    package: pkg,
    session,
    recipient: { kind: 'unit', unit: UnitId.parse('u-9') },
    why: 'wrong-unit',
  },
  'package.damaged': { package: pkg, session, how: 'wet' },
  'package.doubted': { package: pkg, session, what: 'not-mine' },
  'package.collected': { package: pkg, session, confirmedBy: 'scan' },
  'package.released': { package: pkg, session, why: 'no-code', identity: 'document-seen' },
  'package.returned': { package: pkg, session, carrier: 'ups', why: 'unclaimed', told: 'notice-sent' },
  'package.forwarded': { package: pkg, session, carrier: null, why: 'moved-away' },
  'package.discarded': { package: pkg, session, why: 'perished' },
  'package.missing': { package: pkg, audit, why: null },
  'package.found': { package: pkg, audit: null, why: 'brought-back' },
  'label.prepared': { job: jobId(1), package: pkg },
  'label.printed': { log, job: jobId(1) },
  'label.waiting': { log, job: jobId(1), troubles: ['paper-out'] },
  'label.uncertain': { log, job: jobId(1) },
  'label.spares-ordered': { session, first: 21, count: 20 },
  'label.zones-ordered': { session, labels: [{ job: jobId(2), zone: zone('shelf-a') }] },
  'label.reprint-ordered': { package: pkg, session, job: jobId(3), why: 'label-lost' },
  'label.settled': { job: jobId(1), cameOut: true },
  'door.release-ordered': { door, session, grant, holdMs: 5_000 },
  'door.released': { log, door },
  'door.not-released': { log, door, why: 'gone' },
  'door.locked': { log, door },
  'door.opened': { log, door },
  'door.closed': { log, door },
  'door.forced': { log, door },
  'door.held-open': { log, door },
  'door.stuck': { log, door },
  'door.exit-requested': { log, door },
  'door.unknown': { log, door },
  'door.alarm-answered': { door, session, grant, why: 'mistake' },
  'locker.release-ordered': { ...compartment, session, grant },
  'locker.opened': { log, ...compartment },
  'locker.closed': { log, ...compartment },
  'locker.stuck': { log, ...compartment },
  'locker.unknown': { log, ...compartment },
  'device.ready': { log, role: 'printer' },
  'device.trouble': { log, role: 'printer', troubles: ['paper-out'] },
  'device.set-up': {
    session,
    grant,
    device: DeviceRef.parse('0123456789abcdef'),
    setting: { role: 'printer', size: '4x2', dpi: 203, isPreferred: true },
    why: 'installed',
  },
  'disk.changed': { log, level: 'low', freeMebibytes: 900 },
  'journal.damaged': { log, first: 1, last: 20 },
  'journal.restored': { log, first: 1, last: 20 },
  'clock.jumped': { log, byMs: -31_536_000_000 },
  'audit.started': { audit, expected: 3 },
  'audit.zone-entered': { audit, zone: zone('cold') },
  'audit.zone-closed': { audit, zone: zone('cold'), seen: 2, unseen: 1 },
  'audit.seen': { audit, package: pkg },
  'audit.strayed': { audit, code: 'Z9-9999' },
  'audit.misplaced': { audit, package: pkg, zone: zone('cold') },
  'audit.settled': { audit, discrepancy: 'missing', package: pkg, code: null, why: 'not-found' },
  'audit.closed': { audit, found: 2, missing: 1, extra: 1 },
  'task.opened': { task, kind: 'rescue', about: pkg },
  'task.closed': { task },
  'incident.opened': { incident, kind: 'door-forced', about: 'door-1' },
  'incident.packed': { incident, archive: hash },
  'incident.closed': { incident, why: 'mistake' },
  'notice.queued': { notice, package: pkg, kind: 'first', channel: 'text' },
  'notice.sent': { notice },
  'notice.delivered': { notice },
  'notice.failed': { notice, why: 'bounced' },
  'notice.nobody': { package: pkg },
  'policy.changed': { policy: hash },
  'directory.changed': { directory: hash, units: 20, residents: 41 },
  'surge.started': { why: 'volume' },
  'surge.ended': { why: 'staff' },
};

/** A draft of `type`, with some of its sample's data changed. */
export function sample<T extends EventType>(type: T, changed: Partial<DataOf<T>> = {}): Draft {
  return {
    type,
    actor: { kind: 'kiosk', id: 'kiosk-test' },
    data: { ...samples[type], ...changed },
  } as Draft;
}
