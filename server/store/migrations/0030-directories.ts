/** Who lives where, sealed: one row a property, the whole of it as kiosks take it. */
import { type Kysely, sql } from 'kysely';

export const directories = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table directories (
        property_id text primary key references properties,
        revision bigint not null,
        sealed bytea not null,
        changed_at timestamptz not null
      )`.execute(db);
  },
};
