/** Which photos and signatures of a property the server holds. */
import { type Kysely, sql } from 'kysely';

export const blobs = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table blobs (
        property_id text not null references properties,
        hash text not null,
        type text not null,
        bytes int not null,
        stored_at timestamptz not null,
        primary key (property_id, hash)
      )`.execute(db);
  },
};
