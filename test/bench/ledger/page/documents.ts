/**
 * Events and rows as documents, for the databases that know nothing else. All are in one collection, because that is
 * the only way in which these write an event and its rows at once.
 */
import type { Envelope } from '../../../../shared/events/envelope.ts';
import { keyOf } from '../../../../shared/projections/memory.ts';
import type { PackageRow, Rows, TableName } from '../../../../shared/projections/tables.ts';
import type { Sample } from './contender.ts';

/** The fields that are indexed are '' in what is no package. */
export interface Document {
  readonly key: string;
  readonly unit: string;
  readonly roomCode: string;
  readonly tracking: string;
  readonly place: string;
  readonly receivedAt: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const unindexed = { unit: '', roomCode: '', tracking: '', place: '', receivedAt: '' };

export function eventDocument(event: Envelope): Document {
  return { key: `events/${String(event.seq).padStart(12, '0')}`, ...unindexed, body: { ...event } };
}

export function rowDocument(table: TableName, row: Rows[TableName]): Document {
  const key = `${table}/${keyOf(table, row)}`;
  if (table !== 'packages') return { key, ...unindexed, body: { ...row } };
  const { unit, roomCode, tracking, place, receivedAt } = row as PackageRow;
  return { key, unit, roomCode, tracking, place, receivedAt, body: { ...row } };
}

export function documentsOf({ events, rows }: Sample): Document[] {
  return [...events.map(eventDocument), ...rows.map(({ table, row }) => rowDocument(table, row))];
}

export function inOrder(rows: readonly PackageRow[]): PackageRow[] {
  return rows.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
}
