/**
 * Which reducer answers to which event: the one table that turns the ledger into what screens read. An event that
 * leaves no trace in a table says so here.
 */
import type { EventType } from '../events/catalog.ts';
import type { LedgerEvent } from '../events/event.ts';
import {
  clockJumped,
  deviceReady,
  deviceTrouble,
  door,
  doorLocked,
  journalDamaged,
  locker,
} from './door-events.ts';
import { label, labelPrepared, labelSettled } from './label-events.ts';
import { collected, forwarded, found, missing, returned } from './leaving-events.ts';
import {
  damaged,
  doubted,
  held,
  holdEnded,
  moved,
  notPhotographed,
  photographed,
  reassigned,
  received,
  stored,
} from './package-events.ts';
import {
  credentialIssued,
  credentialRevoked,
  directoryChanged,
  notice,
  noticeQueued,
  policyChanged,
  surgeEnded,
  surgeStarted,
} from './people-events.ts';
import { nothing, type Reducer, type Reduction, write } from './reducer.ts';
import {
  auditClosed,
  auditMisplaced,
  auditSeen,
  auditSettled,
  auditStarted,
  auditStrayed,
  incidentClosed,
  incidentOpened,
  incidentPacked,
  sessionCounted,
  sessionEnded,
  sessionRated,
  sessionStarted,
  taskClosed,
  taskOpened,
} from './room-events.ts';

const reducers: { readonly [T in EventType]: Reducer<T> } = {
  'ledger.opened': nothing,
  'ledger.exported': nothing,
  'session.started': sessionStarted,
  'session.counted': sessionCounted,
  'session.rated': sessionRated,
  'session.ended': sessionEnded,
  'credential.issued': credentialIssued,
  'credential.revoked': credentialRevoked,
  'credential.disabled': nothing,
  'credential.refused': nothing,
  'package.received': received,
  'package.photographed': photographed,
  'package.not-photographed': notPhotographed,
  'package.stored': stored,
  'package.moved': moved,
  'package.held': held,
  'package.hold-ended': holdEnded,
  'package.reassigned': reassigned,
  'package.damaged': damaged,
  'package.doubted': doubted,
  'package.collected': collected,
  'package.released': collected,
  'package.returned': returned,
  'package.forwarded': forwarded,
  'package.missing': missing,
  'package.found': found,
  'label.prepared': labelPrepared,
  'label.printed': label('printed'),
  'label.waiting': label('waiting'),
  'label.uncertain': label('uncertain'),
  'label.settled': labelSettled,
  'door.release-ordered': nothing,
  'door.released': door({ strike: 'released' }),
  'door.not-released': nothing,
  'door.locked': doorLocked,
  'door.opened': door({ position: 'open' }),
  'door.closed': door({ position: 'closed', alarm: null }),
  'door.forced': door({ position: 'open', alarm: 'forced' }),
  'door.held-open': door({ alarm: 'held-open' }),
  'door.stuck': door({ strike: 'stuck', alarm: 'stuck' }),
  'door.exit-requested': nothing,
  'door.unknown': door({ position: 'unknown' }),
  'locker.release-ordered': nothing,
  'locker.opened': locker('open'),
  'locker.closed': locker('closed'),
  'locker.stuck': locker('stuck'),
  'locker.unknown': locker('unknown'),
  'device.ready': deviceReady,
  'device.trouble': deviceTrouble,
  'journal.damaged': journalDamaged,
  'journal.restored': nothing,
  'clock.jumped': clockJumped,
  'audit.started': auditStarted,
  'audit.seen': auditSeen,
  'audit.strayed': auditStrayed,
  'audit.misplaced': auditMisplaced,
  'audit.settled': auditSettled,
  'audit.closed': auditClosed,
  'task.opened': taskOpened,
  'task.closed': taskClosed,
  'incident.opened': incidentOpened,
  'incident.packed': incidentPacked,
  'incident.closed': incidentClosed,
  'notice.queued': noticeQueued,
  'notice.sent': notice('sent'),
  'notice.delivered': notice('delivered'),
  'notice.failed': notice('failed'),
  'notice.nobody': nothing,
  'policy.changed': policyChanged,
  'directory.changed': directoryChanged,
  'surge.started': surgeStarted,
  'surge.ended': surgeEnded,
};

/** Everything that one event does to the tables. */
export function* project(event: LedgerEvent): Reduction {
  const reducer = reducers[event.type] as (event: LedgerEvent) => Reduction;
  yield* reducer(event);
  if ('log' in event.data) yield* write('counters', { name: 'device-log', value: event.data.log });
}
