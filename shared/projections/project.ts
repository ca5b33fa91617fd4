/**
 * Which reducer answers to which event: the one table that turns the ledger into what screens read. An event that
 * leaves no trace in a table says so here.
 */
import type { EventType } from '../events/catalog.ts';
import type { LedgerEvent } from '../events/event.ts';
import {
  collected,
  found,
  labelPrepared,
  missing,
  notPhotographed,
  photographed,
  received,
  stored,
} from './package-events.ts';
import { nothing, type Reducer, type Reduction, write } from './reducer.ts';
import {
  auditClosed,
  auditSeen,
  auditStarted,
  auditStrayed,
  deviceReady,
  deviceTrouble,
  door,
  doorLocked,
  label,
  labelSettled,
  sessionEnded,
  sessionStarted,
  taskClosed,
  taskOpened,
} from './room-events.ts';

const reducers: { readonly [T in EventType]: Reducer<T> } = {
  'ledger.opened': nothing,
  'ledger.exported': nothing,
  'session.started': sessionStarted,
  'session.ended': sessionEnded,
  'credential.refused': nothing,
  'package.received': received,
  'package.photographed': photographed,
  'package.not-photographed': notPhotographed,
  'package.stored': stored,
  'package.collected': collected,
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
  'door.unknown': door({ position: 'unknown' }),
  'device.ready': deviceReady,
  'device.trouble': deviceTrouble,
  'audit.started': auditStarted,
  'audit.seen': auditSeen,
  'audit.strayed': auditStrayed,
  'audit.closed': auditClosed,
  'task.opened': taskOpened,
  'task.closed': taskClosed,
};

/** Everything that one event does to the tables. */
export function* project(event: LedgerEvent): Reduction {
  const reducer = reducers[event.type] as (event: LedgerEvent) => Reduction;
  yield* reducer(event);
  if ('log' in event.data) yield* write('counters', { name: 'device-log', value: event.data.log });
}
