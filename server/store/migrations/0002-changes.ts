/** The feed of each property: how far it has come, and what was announced. */
import { type Kysely, sql } from 'kysely';

export const changes = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table feeds (
        property_id text primary key references properties,
        last bigint not null
      )`.execute(db);
    await sql`
      create table changes (
        property_id text not null references properties,
        number bigint not null,
        kind text not null,
        what jsonb not null,
        at timestamptz not null,
        primary key (property_id, number)
      )`.execute(db);
  },
};
