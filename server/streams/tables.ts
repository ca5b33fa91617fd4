/** Properties, streams and events as they stand in the database. Numbers of `bigint` come as text. */
import type { Generated } from 'kysely';
import type { PropertyId, StreamId } from '../../shared/domain/ids.ts';

interface PropertiesTable {
  readonly property_id: PropertyId;
  name: string;
  /** BCP 47. */
  language: string;
  /** IANA name. */
  time_zone: string;
  readonly created_at: Date;
}

interface StreamsTable {
  readonly property_id: PropertyId;
  readonly stream: StreamId;
  /** `x` of the kiosk's Ed25519 key as a JSON Web Key. */
  readonly public_key: string;
  head_seq: Generated<string | number>;
  head_hash: string;
  head_hlc: string | null;
  state: Generated<'following' | 'quarantined'>;
  quarantined_at: Date | null;
  heard_at: Date | null;
  /** `x` of the key that it signs its requests with. */
  link_key: string | null;
  enrolled_at: Date | null;
  revoked_at: Date | null;
}

interface EventsTable {
  readonly property_id: PropertyId;
  readonly stream: StreamId;
  readonly seq: string | number;
  readonly hash: string;
  readonly type: string;
  readonly at: Date;
  readonly hlc: string;
  /** The event as JSON text. How it is spelled does not matter: what is hashed is its canonical form. */
  readonly body: string;
  readonly received_at: Date;
}

interface SealsTable {
  readonly property_id: PropertyId;
  readonly stream: StreamId;
  readonly seq: string | number;
  readonly hash: string;
  readonly at: Date;
  readonly sig: string;
}

interface AsideTable {
  readonly property_id: PropertyId;
  readonly stream: StreamId;
  readonly seq: string | number;
  readonly hash: string;
  readonly body: string;
  readonly received_at: Date;
}

export interface StreamTables {
  properties: PropertiesTable;
  streams: StreamsTable;
  events: EventsTable;
  seals: SealsTable;
  events_aside: AsideTable;
}
