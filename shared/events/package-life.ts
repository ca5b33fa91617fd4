/** Which events the life of a package tells, and where and why each happened, as far as it says. No words: ids only. */
import type { AuditReason } from '../domain/audit-reason.ts';
import type { ZoneId } from '../domain/ids.ts';
import type { PackageReason } from '../domain/package-action.ts';
import type { StaffReason } from '../domain/staff-reason.ts';
import type { DataOf } from './catalog.ts';
import type { LedgerEvent } from './event.ts';

/** Handing a label to the queue is the kiosk's own affair: what became of it is told. */
const TOLD = [
  'package.received',
  'package.photographed',
  'package.not-photographed',
  'package.photo-erased',
  'package.stored',
  'package.relabelled',
  'package.withdrawn',
  'package.moved',
  'package.held',
  'package.hold-ended',
  'package.reassigned',
  'package.damaged',
  'package.doubted',
  'package.collected',
  'package.released',
  'package.returned',
  'package.forwarded',
  'package.discarded',
  'package.missing',
  'package.found',
  'label.printed',
  'label.waiting',
  'label.uncertain',
  'label.settled',
  'label.reprint-ordered',
  'audit.seen',
  'audit.misplaced',
  'audit.settled',
  'task.opened',
  'task.closed',
  'notice.queued',
  'notice.nobody',
] as const satisfies readonly LedgerEvent['type'][];

export type LifeEventType = (typeof TOLD)[number];
export type LifeEvent = Extract<LedgerEvent, { type: LifeEventType }>;

export function isToldOf(event: LedgerEvent): event is LifeEvent {
  return TOLD.some((type) => type === event.type);
}

export function zoneIn({ data }: LifeEvent): ZoneId | null {
  return 'zone' in data ? data.zone : null;
}

/** Why it happened, whoever said so. */
export type LifeReason =
  | PackageReason
  | StaffReason
  | AuditReason
  | DataOf<'package.moved'>['why']
  | DataOf<'package.discarded'>['why']
  | DataOf<'package.doubted'>['what']
  | DataOf<'package.withdrawn'>['why']
  | DataOf<'package.discarded'>['why']
  | DataOf<'package.moved'>['why']
  | DataOf<'audit.settled'>['why'];

export function reasonIn(event: LifeEvent): LifeReason | null {
  switch (event.type) {
    case 'package.moved':
    case 'package.reassigned':
    case 'package.held':
    case 'package.hold-ended':
    case 'package.released':
    case 'package.returned':
    case 'package.forwarded':
    case 'package.discarded':
    case 'package.missing':
    case 'package.found':
    case 'package.withdrawn':
    case 'label.reprint-ordered':
    case 'audit.settled':
      return event.data.why;
    case 'package.damaged':
      return event.data.how;
    case 'package.doubted':
      return event.data.what;
    default:
      return null;
  }
}
