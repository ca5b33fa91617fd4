/**
 * Properties, their kiosks' streams, and the events in them. Every key begins with the property, so that one property
 * is one shard of a distributed PostgreSQL. Events are parted by the month in which they arrived: a month is detached
 * and archived as a whole.
 */
import { type Kysely, sql } from 'kysely';

export const streams = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table properties (
        property_id text primary key,
        name text not null,
        language text not null,
        time_zone text not null,
        created_at timestamptz not null
      )`.execute(db);
    await sql`
      create table streams (
        property_id text not null references properties,
        stream text not null,
        public_key text not null,
        head_seq bigint not null default 0,
        head_hash text not null,
        head_hlc text,
        state text not null default 'following' check (state in ('following', 'quarantined')),
        heard_at timestamptz,
        primary key (property_id, stream)
      )`.execute(db);
    await sql`
      create table events (
        property_id text not null,
        stream text not null,
        seq bigint not null,
        hash text not null,
        type text not null,
        at timestamptz not null,
        hlc text not null,
        body text not null,
        received_at timestamptz not null,
        primary key (property_id, stream, seq, received_at)
      ) partition by range (received_at)`.execute(db);
    // Where nobody has made the month's own part yet, nothing is refused for it.
    await sql`create table events_other partition of events default`.execute(db);
    await sql`
      create table seals (
        property_id text not null,
        stream text not null,
        seq bigint not null,
        hash text not null,
        at timestamptz not null,
        sig text not null,
        primary key (property_id, stream, seq)
      )`.execute(db);
  },
};
