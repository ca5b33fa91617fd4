/** The feed of each property, as it stands in the database. */
import type { Generated, JSONColumnType } from 'kysely';
import type { ServerCommand } from '../../shared/api/changes.ts';
import type { CredentialId, PropertyId, StreamId } from '../../shared/domain/ids.ts';

/** What changed, not what it is now: whoever reads the feed looks it up. */
export type Announced =
  | { readonly kind: 'directory' }
  | { readonly kind: 'pass-revoked'; readonly pass: CredentialId }
  | {
      readonly kind: 'command';
      readonly id: string;
      readonly stream: StreamId;
      readonly command: ServerCommand;
    }
  | { readonly kind: 'events'; readonly stream: StreamId; readonly from: number; readonly to: number };

interface FeedsTable {
  readonly property_id: PropertyId;
  last: Generated<string | number>;
}

interface ChangesTable {
  readonly property_id: PropertyId;
  readonly number: string | number;
  readonly kind: Announced['kind'];
  readonly what: JSONColumnType<Announced>;
  readonly at: Date;
}

export interface ChangeTables {
  feeds: FeedsTable;
  changes: ChangesTable;
}
