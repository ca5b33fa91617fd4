/** Rows for staff: a table where columns are compared, a list where each row has something to do. */
import type { ReactNode } from 'react';
import './table.css';

export interface Column<Row> {
  readonly key: string;
  readonly heading: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
}

export interface TableProps<Row> {
  readonly caption: string;
  /** The first one names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** What stands there when there is no row. */
  readonly nothing: string;
}

export function Table<Row>({ caption, columns, rows, rowKey, nothing }: TableProps<Row>) {
  const [first, ...others] = columns;
  return (
    <table className="table">
      <caption className="table__caption">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, heading, align = 'start' }) => (
            <th key={key} scope="col" data-align={align}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            <th scope="row">{first?.cell(row)}</th>
            {others.map(({ key, cell, align = 'start' }) => (
              <td key={key} data-align={align}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td className="table__nothing" colSpan={columns.length}>
              {nothing}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

export interface ListRow {
  readonly key: string;
  readonly heading: ReactNode;
  readonly text?: string;
  /** A badge, or what can be done about it. */
  readonly end?: ReactNode;
}

export function List({ label, rows }: { readonly label: string; readonly rows: readonly ListRow[] }) {
  return (
    <ul className="rows" aria-label={label}>
      {rows.map(({ key, heading, text, end }) => (
        <li className="rows__row" key={key}>
          <div>
            <p className="rows__heading">{heading}</p>
            {text !== undefined && <p className="rows__text">{text}</p>}
          </div>
          {end !== undefined && <div className="rows__end">{end}</div>}
        </li>
      ))}
    </ul>
  );
}
