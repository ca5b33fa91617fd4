/** Codes and tokens as they stand in the database; what a kiosk itself is, stands with its stream. */
import type { PropertyId, StreamId } from '../../shared/domain/ids.ts';

interface EnrolmentCodesTable {
  readonly property_id: PropertyId;
  /** Keyed: a copy of the table tells no code. */
  readonly code_hash: string;
  readonly made_at: Date;
  readonly until: Date;
  used_at: Date | null;
  used_by: StreamId | null;
}

interface TokenUsesTable {
  readonly property_id: PropertyId;
  readonly stream: StreamId;
  readonly token: string;
  readonly until: Date;
}

export interface KioskTables {
  enrolment_codes: EnrolmentCodesTable;
  token_uses: TokenUsesTable;
}
