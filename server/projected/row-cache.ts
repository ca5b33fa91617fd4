/**
 * The rows that a batch of events touches: read in one statement where they can be foreseen, written in one at the end.
 * It lives as long as one transaction.
 */
import { sql, type Transaction } from 'kysely';
import type { PropertyId, StreamId } from '../../shared/domain/ids.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import { keyOf } from '../../shared/projections/memory.ts';
import type { Rows, TableName } from '../../shared/projections/tables.ts';
import type { Tables } from '../store/tables.ts';

/** Each kiosk has its own of these: two may call their door `main`. */
const OF_ONE_KIOSK: ReadonlySet<TableName> = new Set(['doors', 'devices', 'lockers', 'settings', 'counters']);

type Row = Rows[TableName];
interface Held {
  readonly name: TableName;
  readonly key: string;
  readonly row: Row | undefined;
}

export interface RowCache {
  /** Reads the rows that these events name, all at once. */
  foresee(events: readonly Envelope[]): Promise<void>;
  read(stream: StreamId, name: TableName, key: string): Promise<Row | undefined>;
  write(stream: StreamId, name: TableName, row: Row): void;
  flush(): Promise<void>;
}

export function createRowCache(trx: Transaction<Tables>, property: PropertyId): RowCache {
  const held = new Map<string, Held>();
  const written = new Set<string>();
  /** Asked for already, by whatever table: what is not held of these is not there. */
  const asked = new Set<string>();

  const at = (name: TableName, key: string) => `${name} ${key}`;
  const keyIn = (stream: StreamId, name: TableName, key: string) =>
    OF_ONE_KIOSK.has(name) ? `${stream}/${key}` : key;

  async function fetch(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const rows = await trx
      .selectFrom('projected')
      .select(['name', 'key', 'row'])
      .where('property_id', '=', property)
      .where('key', '=', sql<string>`any(${keys}::text[])`)
      .execute();
    for (const key of keys) asked.add(key);
    for (const { name, key, row } of rows) {
      if (!written.has(at(name, key))) held.set(at(name, key), { name, key, row });
    }
  }

  return {
    async foresee(events) {
      const named = events.flatMap(({ data, stream }) =>
        Object.values(data).flatMap((value) =>
          typeof value === 'string' ? [value, `${stream}/${value}`] : [],
        ),
      );
      await fetch([...new Set(named)].filter((key) => !asked.has(key)));
    },
    async read(stream, name, plain) {
      const key = keyIn(stream, name, plain);
      const known = held.get(at(name, key));
      if (known !== undefined) return known.row;
      if (!asked.has(key)) await fetch([key]);
      return held.get(at(name, key))?.row;
    },
    write(stream, name, row) {
      const key = keyIn(stream, name, keyOf(name, row as never));
      held.set(at(name, key), { name, key, row });
      written.add(at(name, key));
    },
    async flush() {
      const rows = [...written].flatMap((place) => held.get(place) ?? []);
      written.clear();
      if (rows.length === 0) return;
      await sql`
        insert into projected (property_id, name, key, row)
        select ${property}, r.name, r.key, r.row::jsonb
        from unnest(
          ${rows.map(({ name }) => name)}::text[],
          ${rows.map(({ key }) => key)}::text[],
          ${rows.map(({ row }) => JSON.stringify(row))}::text[]
        ) as r (name, key, row)
        on conflict (property_id, name, key) do update set row = excluded.row`.execute(trx);
    },
  };
}
