/** Photos that the ledger says are erased: none of them is taken again. */
import { type Kysely, sql } from 'kysely';

export const blobsErased = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table blobs_erased (
        property_id text not null references properties,
        hash text not null,
        erased_at timestamptz not null,
        removed_at timestamptz,
        primary key (property_id, hash)
      )`.execute(db);
    await sql`
      create index blobs_erased_lying on blobs_erased (property_id) where removed_at is null`.execute(db);
  },
};
