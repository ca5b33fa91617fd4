/** What a kiosk proves itself with, the codes that let one in, and which tokens were shown already. */
import { type Kysely, sql } from 'kysely';

export const kiosks = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table streams
        add column link_key text,
        add column enrolled_at timestamptz,
        add column revoked_at timestamptz`.execute(db);
    await sql`
      create table enrolment_codes (
        property_id text not null references properties,
        code_hash text not null,
        made_at timestamptz not null,
        until timestamptz not null,
        used_at timestamptz,
        used_by text,
        primary key (property_id, code_hash)
      )`.execute(db);
    // Who enrols does not say where to: the code does.
    await sql`create index enrolment_codes_by_hash on enrolment_codes (code_hash)`.execute(db);
    await sql`
      create table token_uses (
        property_id text not null,
        stream text not null,
        token text not null,
        until timestamptz not null,
        primary key (property_id, stream, token)
      )`.execute(db);
  },
};
