/** What the events of a property come to, row by row, as `shared/projections` makes them. */
import type { JSONColumnType } from 'kysely';
import type { PropertyId } from '../../shared/domain/ids.ts';
import type { Rows, TableName } from '../../shared/projections/tables.ts';

interface ProjectedTable {
  readonly property_id: PropertyId;
  readonly name: TableName;
  /** The row's own key; of what each kiosk has for itself, such as doors, `<stream>/<key>`. */
  readonly key: string;
  readonly row: JSONColumnType<Rows[TableName]>;
}

interface EditionsTable {
  readonly property_id: PropertyId;
  edition: number;
}

export interface ProjectedTables {
  projected: ProjectedTable;
  projected_editions: EditionsTable;
}
