/** What a stream was offered under numbers that it has already: kept beside it for whoever looks into it, never in it. */
import { type Kysely, sql } from 'kysely';

export const aside = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table streams add column quarantined_at timestamptz`.execute(db);
    await sql`
      create table events_aside (
        property_id text not null,
        stream text not null,
        seq bigint not null,
        hash text not null,
        body text not null,
        received_at timestamptz not null,
        primary key (property_id, stream, seq, hash)
      )`.execute(db);
  },
};
