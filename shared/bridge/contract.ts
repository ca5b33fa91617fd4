/**
 * Everything that passes between the renderer and the host, in one table. From it come the host's handler map, the
 * renderer's client, and the checks at both ends. A command has an input and an output; an event has data.
 * Binary goes as base64 text. Nothing here is a secret of the host: no key, no hash of a code, no pepper.
 */
import { z } from 'zod';
import { DeviceRef, DeviceSetting } from '../domain/device-setting.ts';
import { DeviceTrouble } from '../domain/device-trouble.ts';
import { Directory } from '../domain/directory.ts';
import { DiskLevel } from '../domain/disk.ts';
import {
  AuditId,
  CredentialId,
  DoorId,
  DriveId,
  EventId,
  GrantId,
  LabelJobId,
  PackageId,
  PhotoHash,
  PropertyId,
  StaffId,
  StreamId,
  UnitId,
} from '../domain/ids.ts';
import { MOST_PACKAGES_OF_PASS } from '../domain/pass.ts';
import { Signature } from '../domain/signature.ts';
import { StaffRole } from '../domain/staff-role.ts';
import { TrainingPlace } from '../domain/training.ts';
import { Envelope, Hash } from '../events/envelope.ts';
import { PaperWords } from '../incident-pack/paper-words.ts';
import { Label } from '../labels/label.ts';
import { PublicKey, Seal } from '../ledger/seal.ts';
import { SnapshotEnd, SnapshotPart } from '../projections/snapshot.ts';
import { ListFile, ListPreview } from './residents-list.ts';
import { ServerLink } from './server-link.ts';

const seq = z.int().nonnegative();
const base64 = z.base64().max(2_000_000);

function result<Value extends z.ZodType, const Code extends readonly [string, ...string[]]>(
  value: Value,
  codes: Code,
) {
  return z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), error: z.enum(codes) }),
  ]);
}

export const DeviceHealth = z.strictObject({
  role: z.enum(['printer', 'scanner', 'strike', 'locker']),
  state: z.enum(['ready', 'trouble', 'gone']),
  troubles: z.array(DeviceTrouble).max(10),
  /** Null where nobody plays the role. */
  about: z
    .strictObject({
      device: DeviceRef,
      /** As lsusb writes it. */
      usbId: z.string().max(9),
      port: z.string().max(80),
      /** The last four characters of its serial at most. */
      serialEnd: z.string().max(4).nullable(),
      /** What an installer does about a trouble, where that is known. */
      hint: z.string().max(1_000).nullable(),
      warning: z.enum(['no-own-limit']).nullable(),
      isUsed: z.boolean(),
      setting: DeviceSetting.nullable(),
    })
    .nullable(),
});
export type DeviceHealth = z.infer<typeof DeviceHealth>;

/** What the host saw or did by itself, in its own numbering. The renderer makes one ledger event of each. */
export const DeviceLogEntry = z.strictObject({
  log: z.int().positive(),
  at: z.iso.datetime({ precision: 3 }),
  /** The type of the ledger event it becomes, and its data but for `log`. */
  type: z.string().max(60),
  data: z.record(z.string(), z.json()),
});
export type DeviceLogEntry = z.infer<typeof DeviceLogEntry>;

export const Disk = z.strictObject({ level: DiskLevel, freeBytes: z.number().nonnegative().nullable() });
export type Disk = z.infer<typeof Disk>;

export const StaffMember = z.strictObject({ staff: StaffId, role: StaffRole });
export type StaffMember = z.infer<typeof StaffMember>;

/** Proof that the host saw a valid code: what a release of the door is justified by. */
export const Grant = z.strictObject({
  id: GrantId,
  kind: z.enum(['courier', 'resident', 'staff']),
  carrier: z.string().max(40).nullable(),
  unit: UnitId.nullable(),
  staff: StaffId.nullable(),
  /** What they may do; null for who is no staff. */
  role: StaffRole.nullable(),
  /** What a pass is limited to; null where none was shown. Null packages are all that wait for the unit. */
  pass: z
    .strictObject({
      id: CredentialId,
      holder: z.enum(['resident', 'delegate']),
      packages: z.array(PackageId).max(MOST_PACKAGES_OF_PASS).nullable(),
    })
    .nullable(),
  /** Until when it justifies a release. */
  until: z.iso.datetime({ precision: 3 }),
});
export type Grant = z.infer<typeof Grant>;

export const CodeAnswer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('granted'), grant: Grant }),
  /** Wrong: the same answer, after the same time, for a unit that does not exist. */
  z.strictObject({ answer: z.literal('wrong'), waitMs: z.int().nonnegative() }),
  /** It was once right, and another has taken its place. */
  z.strictObject({ answer: z.literal('expired'), waitMs: z.int().nonnegative() }),
  /** Not even looked at: too many wrong ones before. */
  z.strictObject({ answer: z.literal('waiting'), waitMs: z.int().positive() }),
  /** Not looked at either, until there is another PIN: the tenth wrong one of this unit came now, or before. */
  z.strictObject({ answer: z.literal('disabled'), isNew: z.boolean() }),
]);
export type CodeAnswer = z.infer<typeof CodeAnswer>;

export const PassAnswer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('granted'), grant: Grant }),
  z.strictObject({ answer: z.literal('not-yet'), from: z.iso.datetime({ precision: 3 }) }),
  z.strictObject({ answer: z.literal('expired'), until: z.iso.datetime({ precision: 3 }) }),
  /** `altered`: not signed by this property, and says it is of it. */
  z.strictObject({ answer: z.enum(['not-readable', 'altered', 'other-property', 'revoked']) }),
]);
export type PassAnswer = z.infer<typeof PassAnswer>;

const instant = z.iso.datetime({ precision: 3 });

/** What a badge's barcode says. Shorter ones are anybody's. */
const BadgeText = z.string().min(8).max(200);

/** Which codes of a carrier open the door now, and whether the next one lies ready. No code is in it. */
export const CarrierCodes = z.strictObject({
  carrier: z.string().max(40),
  good: z.array(z.strictObject({ from: instant, until: instant.nullable() })).max(10),
  dueAt: instant,
  isNextReady: z.boolean(),
  badges: z.int().nonnegative(),
});
export type CarrierCodes = z.infer<typeof CarrierCodes>;

/** What staff ask a copy of, in their words; the host knows where that begins in the ledger. */
export const ExportRange = z.enum(['everything', 'this-month', 'last-7-days', 'since-audit']);
export type ExportRange = z.infer<typeof ExportRange>;

/** A USB stick that is plugged in. `label` is what its owner called it: for the screen, never for the ledger. */
export const Drive = z.strictObject({
  id: DriveId,
  label: z.string().max(255),
  isReadOnly: z.boolean(),
  freeBytes: z.int().nonnegative(),
});
export type Drive = z.infer<typeof Drive>;

const ExportPlace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('kiosk') }),
  z.strictObject({ kind: z.literal('usb'), drive: DriveId }),
]);
export type ExportPlace = z.infer<typeof ExportPlace>;

const digits = z.string().regex(/^\d{4,12}$/);

export const commands = {
  'host.hello': {
    input: z.strictObject({}),
    output: z.strictObject({
      software: z.string().max(40),
      shell: z.enum(['electron', 'node']),
      room: z.enum(['real', 'simulated']),
      stream: StreamId,
      property: PropertyId,
      publicKey: PublicKey,
      training: TrainingPlace,
    }),
  },
  /**
   * Begins training, for the `training.ordered` event `event` of staff, and says where: another kiosk, of which this
   * one knows nothing more.
   */
  'training.begin': {
    input: z.strictObject({ event: EventId }),
    output: result(z.strictObject({ address: z.url().max(300) }), [
      'not-justified',
      'not-here',
      'not-started',
    ]),
  },
  /** Asked of training: says where the kiosk is that serves people; null where there is none. */
  'training.leave': {
    input: z.strictObject({}),
    output: z.strictObject({ address: z.url().max(300).nullable() }),
  },
  'directory.read': { input: z.strictObject({}), output: Directory },
  'journal.head': {
    input: z.strictObject({}),
    output: z.strictObject({ seq, hash: z.string().max(64), seal: Seal.nullable() }),
  },
  /** Answers when the lines are on the disk. What it already holds with the same hash it takes as done. */
  'journal.append': {
    input: z.strictObject({ events: z.array(Envelope).min(1).max(500) }),
    output: result(Seal, ['gap', 'not-bound', 'altered', 'differs', 'disk-full', 'disk-failed']),
  },
  'journal.read': {
    input: z.strictObject({ after: seq, limit: z.int().min(1).max(500) }),
    output: z.strictObject({ events: z.array(Envelope).max(500) }),
  },
  /** The host's snapshot of the tables, checked from its first row to its last; null where there is none. */
  'snapshot.head': {
    input: z.strictObject({}),
    output: z.strictObject({
      snapshot: z.strictObject({ end: SnapshotEnd, parts: z.int().positive() }).nullable(),
    }),
  },
  /** How far it reaches, unchecked and at once: 0 where there is none. */
  'snapshot.reach': {
    input: z.strictObject({}),
    output: z.strictObject({ edition: seq, seq }),
  },
  'snapshot.read': {
    input: z.strictObject({ after: seq, limit: z.int().min(1).max(20) }),
    output: z.strictObject({ parts: z.array(SnapshotPart).max(20) }),
  },
  /** Adds a part. `begins` drops what was there; `end` makes it all count. */
  'snapshot.keep': {
    input: z.strictObject({ part: SnapshotPart, begins: z.boolean(), end: SnapshotEnd.nullable() }),
    output: result(z.null(), ['disk-full', 'disk-failed']),
  },
  /** The parts of the journal that were found damaged: each can be restored from the page's copy. */
  'journal.damage': {
    input: z.strictObject({}),
    output: z.strictObject({ parts: z.array(z.strictObject({ first: seq, last: seq })).max(10_000) }),
  },
  'journal.restore': {
    input: z.strictObject({ events: z.array(Envelope).min(1).max(20_000) }),
    output: result(z.null(), ['not-damaged', 'not-bound', 'disk-full', 'disk-failed']),
  },
  'code.verify': {
    input: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('courier'), code: digits }),
      z.strictObject({ kind: z.literal('resident'), unit: z.string().min(1).max(16), code: digits }),
      z.strictObject({ kind: z.literal('staff'), code: digits }),
      z.strictObject({ kind: z.literal('badge'), badge: BadgeText }),
    ]),
    output: CodeAnswer,
  },
  /**
   * Lets a courier in without a code, where the property allows it: for a carrier's label whose check digit fits, for
   * a unit of the house, with a photo that is kept. Few at a time, and each label once.
   */
  'intake.begin-by-label': {
    input: z.strictObject({
      text: z.string().max(4096),
      aim: z.string().max(3).nullable(),
      unit: UnitId,
      photo: PhotoHash,
    }),
    output: z.discriminatedUnion('answer', [
      z.strictObject({ answer: z.literal('granted'), grant: Grant }),
      z.strictObject({ answer: z.literal('too-many'), waitMs: z.int().positive() }),
      z.strictObject({ answer: z.enum(['not-allowed', 'no-proof', 'used', 'no-photo', 'not-kept']) }),
    ]),
  },
  /** A pass is as long as a QR can show; anything longer is none. */
  'pass.verify': { input: z.strictObject({ token: z.string().min(1).max(4096) }), output: PassAnswer },
  /** Makes the pass of the `pass.issue-ordered` event `event` of staff. It is shown once and kept nowhere. */
  'pass.issue': {
    input: z.strictObject({ event: EventId }),
    output: result(z.strictObject({ token: z.string().max(2_000) }), [
      'not-justified',
      'unknown-unit',
      'too-long',
    ]),
  },
  'courier-codes.read': {
    input: z.strictObject({}),
    output: z.strictObject({ carriers: z.array(CarrierCodes).max(200) }),
  },
  /** Shows a carrier's next code, once, for the `courier-credential.ordered` event `event` of staff. */
  'courier-code.hand-over': {
    input: z.strictObject({ event: EventId }),
    output: result(z.strictObject({ code: digits, from: instant, oldUntil: instant.nullable() }), [
      'not-justified',
      'unknown-carrier',
      'disk-full',
      'disk-failed',
    ]),
  },
  /** The badge itself is in no event: the event says only that one is enrolled, for whom and why. */
  'courier-badge.enrol': {
    input: z.strictObject({ event: EventId, badge: BadgeText }),
    output: result(z.null(), ['not-justified', 'unknown-carrier', 'taken', 'disk-full', 'disk-failed']),
  },
  'courier-badges.end': {
    input: z.strictObject({ event: EventId }),
    output: result(z.null(), ['not-justified', 'disk-full', 'disk-failed']),
  },
  /** The units whose PIN is disabled after too many wrong ones. */
  'pins.read': {
    input: z.strictObject({}),
    output: z.strictObject({ disabled: z.array(UnitId).max(10_000) }),
  },
  /** Makes a unit another PIN and shows it, once, for the `pin.reissue-ordered` event `event` of staff. */
  'pin.reissue': {
    input: z.strictObject({ event: EventId }),
    output: result(z.strictObject({ pin: digits }), [
      'not-justified',
      'unknown-unit',
      'disk-full',
      'disk-failed',
    ]),
  },
  /** Whose staff PINs are good. No PIN is in it. */
  'staff-pins.read': {
    input: z.strictObject({}),
    output: z.strictObject({ staff: z.array(StaffMember).max(200) }),
  },
  /** Does the `staff-pin.ordered` event `event` of a manager: makes a PIN and shows it, once, or ends one (`pin` is null). */
  'staff-pin.order': {
    input: z.strictObject({ event: EventId }),
    output: result(z.strictObject({ staff: StaffId, pin: digits.nullable() }), [
      'not-justified',
      'unknown-staff',
      'last-manager',
      'disk-full',
      'disk-failed',
    ]),
  },
  /** For whoever stood before a screen that was lost a moment ago; null where nobody may go on. */
  'grant.after-cut': {
    input: z.strictObject({ grant: GrantId }),
    output: z.strictObject({ grant: Grant.nullable() }),
  },
  /** Opens a door for the `door.release-ordered` event `event`, which must be in the journal and new. */
  'door.release': {
    input: z.strictObject({ event: EventId, door: DoorId }),
    output: result(z.strictObject({ releasedMs: z.int().positive() }), [
      'not-justified',
      'used-before',
      'unknown-door',
      'busy',
      'not-released',
      'no-strike',
    ]),
  },
  /** Opens the compartment that the `locker.release-ordered` event `event` names; it must be in the journal and new. */
  'locker.open': {
    input: z.strictObject({ event: EventId }),
    output: result(z.null(), [
      'not-justified',
      'used-before',
      'unknown-compartment',
      'busy',
      'already-open',
      'unseen',
      'cooling-down',
      'jammed',
      'no-lockers',
    ]),
  },
  /** Does as the `device.set-up` event `event` says, which must be in the journal, new, and of staff. */
  'device.set-up': {
    input: z.strictObject({ event: EventId }),
    output: result(z.null(), [
      'not-justified',
      'unknown-device',
      'unknown-door',
      'wrong-role',
      'disk-full',
      'disk-failed',
    ]),
  },
  /** Ends the alarm of a door by the `door.alarm-answered` event `event`. */
  'door.answer-alarm': {
    input: z.strictObject({ event: EventId }),
    output: result(z.null(), ['not-justified', 'unknown-door']),
  },
  /** Puts a label into the host's queue; the same job twice is one label. What becomes of it is in the device log. */
  'label.print': {
    input: z.strictObject({ job: LabelJobId, label: Label }),
    output: result(z.null(), ['disk-full', 'disk-failed']),
  },
  /** A person looked at an uncertain label: it came out, or it is to be printed again. */
  'label.settle': { input: z.strictObject({ job: LabelJobId, cameOut: z.boolean() }), output: z.null() },
  /** Nobody needs the label any more: a spare one stands for it, or its package is not there. */
  'label.drop': { input: z.strictObject({ job: LabelJobId }), output: z.null() },
  /** What the queue still holds, in order. */
  'label.queued': {
    input: z.strictObject({}),
    output: z.strictObject({ jobs: z.array(LabelJobId).max(10_000) }),
  },
  /** Where a range begins; one more than the head when nothing has happened since. */
  'ledger.range': {
    input: z.strictObject({ range: ExportRange }),
    output: result(z.strictObject({ from: z.int().positive() }), ['no-audit-yet', 'journal-damaged']),
  },
  /** Writes a copy of the ledger from an event on, sealed, into the host's folder for exports or onto a stick. */
  'ledger.export': {
    input: z.strictObject({
      range: z.strictObject({ from: z.int().positive(), upTo: z.int().positive().nullable() }),
      to: ExportPlace,
    }),
    output: result(
      z.strictObject({ file: z.string().max(4096), events: z.int().positive(), hasVerifier: z.boolean() }),
      [
        'nothing-yet',
        'journal-damaged',
        'seals-contradict',
        'disk-full',
        'disk-failed',
        'stick-gone',
        'stick-full',
        'stick-read-only',
      ],
    ),
  },
  /** Puts together what the `incident.pack-ordered` event `event` of a manager asks for. */
  'incident.pack': {
    input: z.strictObject({ event: EventId, to: ExportPlace, words: PaperWords }),
    output: result(
      z.strictObject({
        file: z.string().max(4096),
        hasVerifier: z.boolean(),
        events: z.int().positive(),
        photos: z.int().nonnegative(),
        missingPhotos: z.int().nonnegative(),
        /** SHA-256 of the manifest. */
        manifest: Hash,
      }),
      [
        'not-justified',
        'nothing-yet',
        'journal-damaged',
        'seals-contradict',
        'too-large',
        'disk-full',
        'disk-failed',
        'stick-gone',
        'stick-full',
        'stick-read-only',
      ],
    ),
  },
  /** The seal that is kept of a closed audit; null while there is none. */
  'seal.read': {
    input: z.strictObject({ audit: AuditId }),
    output: z.strictObject({ seal: Seal.nullable() }),
  },
  /** Makes the posters that the `posters.ordered` event `event` of a manager asks for. */
  'posters.make': {
    input: z.strictObject({ event: EventId, to: ExportPlace }),
    output: result(z.strictObject({ file: z.string().max(4096), sheets: z.int().positive() }), [
      'not-justified',
      'not-drawn',
      'disk-full',
      'disk-failed',
      'stick-gone',
      'stick-full',
      'stick-read-only',
    ]),
  },
  'drives.read': {
    input: z.strictObject({}),
    output: z.strictObject({ drives: z.array(Drive).max(50) }),
  },
  /** The lists of residents at the top of a stick, the latest first. */
  'residents-list.files': {
    input: z.strictObject({ drive: DriveId }),
    output: result(z.strictObject({ files: z.array(ListFile).max(50) }), ['stick-gone']),
  },
  /** Reads one and says what it would change. Nothing is changed. */
  'residents-list.preview': {
    input: z.strictObject({ drive: DriveId, file: z.string().min(1).max(255) }),
    output: result(ListPreview, ['stick-gone', 'empty', 'too-large', 'no-text']),
  },
  /** Brings into force what was shown last, for the `directory.import-ordered` event `event` of a manager. */
  'residents-list.import': {
    input: z.strictObject({ event: EventId }),
    output: result(z.null(), [
      'not-justified',
      'not-shown',
      'many-gone',
      'has-problems',
      'changed-meanwhile',
      'disk-full',
      'disk-failed',
    ]),
  },
  'photo.keep': {
    input: z.strictObject({ jpeg: base64 }),
    output: result(PhotoHash, ['not-a-photo', 'disk-full', 'disk-failed']),
  },
  'photo.read': {
    input: z.strictObject({ photo: PhotoHash }),
    output: z.strictObject({ jpeg: base64.nullable() }),
  },
  /** What is kept of a visit beside its events; never shown by `photo.read`. */
  'evidence.keep-photo': {
    input: z.strictObject({ jpeg: base64 }),
    output: result(PhotoHash, ['not-a-photo', 'disk-full', 'disk-failed']),
  },
  'evidence.keep-signature': {
    input: z.strictObject({ signature: Signature }),
    output: result(PhotoHash, ['disk-full', 'disk-failed']),
  },
  /** Shows what the `evidence.show-ordered` event `event` of staff names; null for what is no longer there. */
  'evidence.show': {
    input: z.strictObject({ event: EventId }),
    output: result(z.strictObject({ jpeg: base64.nullable(), signature: Signature.nullable() }), [
      'not-justified',
    ]),
  },
  'device-log.read': {
    input: z.strictObject({ after: seq, limit: z.int().min(1).max(500) }),
    output: z.strictObject({ entries: z.array(DeviceLogEntry).max(500) }),
  },
  'disk.read': { input: z.strictObject({}), output: Disk },
  /** The host looks how much there is, now. */
  'disk.look': { input: z.strictObject({}), output: z.null() },
  /** What day it is for what is done for good: see the host's calendar. */
  'calendar.read': {
    input: z.strictObject({}),
    output: z.strictObject({ today: z.iso.datetime({ precision: 3 }) }),
  },
  'server.read': { input: z.strictObject({}), output: ServerLink },
  /** The browser's database took no more: the host looks now and makes what room it can. */
  'disk.refused': { input: z.strictObject({}), output: z.null() },
  'devices.read': {
    input: z.strictObject({}),
    output: z.strictObject({ devices: z.array(DeviceHealth).max(50) }),
  },
  /** Sounds the scanner that read last, where it can. Nothing depends on it. */
  'scanner.signal': {
    input: z.strictObject({ sound: z.enum(['good', 'bad']) }),
    output: z.null(),
  },
  /** For the host's log: situations and stack traces, never people's data. */
  'log.report': {
    input: z.strictObject({
      level: z.enum(['warn', 'error']),
      what: z.string().max(200),
      detail: z.string().max(4000),
    }),
    output: z.null(),
  },
} as const;

export const events = {
  'scanner.read': z.strictObject({ text: z.string().max(4096), aim: z.string().max(3).nullable() }),
  /** Another directory is in force: a page has the one from its start. */
  'directory.changed': z.strictObject({}),
  'drives.changed': z.strictObject({ drives: z.array(Drive).max(50) }),
  'devices.changed': z.strictObject({ devices: z.array(DeviceHealth).max(50) }),
  /** Another part of the journal was found damaged. */
  'journal.damaged': z.strictObject({}),
  'disk.changed': Disk,
  'server.changed': ServerLink,
  /** The device log now reaches this number. */
  'device-log.grew': z.strictObject({ log: z.int().positive() }),
  'door.position': z.strictObject({ door: DoorId, position: z.enum(['open', 'closed', 'unknown']) }),
} as const;

export type CommandName = keyof typeof commands;
export type InputOf<C extends CommandName> = z.infer<(typeof commands)[C]['input']>;
export type OutputOf<C extends CommandName> = z.infer<(typeof commands)[C]['output']>;
export type EventName = keyof typeof events;
export type EventDataOf<E extends EventName> = z.infer<(typeof events)[E]>;

/** What the host implements. A rejected promise is a defect: the caller learns that it failed, not why. */
export type Handlers = { readonly [C in CommandName]: (input: InputOf<C>) => Promise<OutputOf<C>> };
