/** What the events come to. Made anew from them where a newer program makes it otherwise. */
import { type Kysely, sql } from 'kysely';

export const projected = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table projected (
        property_id text not null references properties,
        name text not null,
        key text not null,
        row jsonb not null,
        primary key (property_id, name, key)
      )`.execute(db);
    await sql`
      create index projected_packages on projected
        (property_id, (row ->> 'place'), (row ->> 'receivedAt')) where name = 'packages'`.execute(db);
    await sql`
      create index projected_open on projected
        (property_id, name, (row ->> 'state')) where name in ('tasks', 'incidents', 'sessions')`.execute(db);
    await sql`
      create table projected_editions (
        property_id text primary key references properties,
        edition int not null
      )`.execute(db);
  },
};
