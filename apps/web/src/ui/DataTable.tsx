import type { ReactNode } from 'react';
import styles from './DataTable.module.css';
import { useText } from './language.ts';
import { uiText } from './text.ts';
import { useRowKeys } from './useRowKeys.ts';

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly width?: number;
  readonly end?: boolean;
  readonly sorts?: boolean;
};
export type Sorting = { readonly by: string; readonly descending: boolean };

type Props<Row> = {
  /** What the table holds, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sorting?: Sorting | undefined;
  readonly onSort?: ((by: string) => void) | undefined;
  readonly empty?: ReactNode;
};

/** display: block, which a narrow screen needs, takes their roles from a table's parts; so they are said. */
const said = (role: string): { role: string } => ({ role });

/** A dense table; on a narrow screen each row becomes a card. Arrow keys walk over the rows' links. */
export function DataTable<Row>({ label, columns, rows, rowKey, sorting, onSort, empty }: Props<Row>) {
  const text = useText(uiText);
  const keys = useRowKeys();
  if (rows.length === 0) return <div className={styles.empty}>{empty ?? text.empty}</div>;
  return (
    <div className={styles.frame}>
      <table className={styles.table} {...said('table')} aria-label={label} aria-rowcount={rows.length + 1}>
        <thead {...said('rowgroup')}>
          <tr {...said('row')}>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody {...said('rowgroup')} onKeyDown={keys.onKeyDown} ref={keys.body}>
          {rows.map((row) => (
            <tr key={rowKey(row)} {...said('row')}>
              {columns.map((column) => (
                <td
                  key={column.key}
                  {...said('cell')}
                  data-label={column.title}
                  data-column={column.key}
                  className={column.end ? styles.end : undefined}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading<Row>({
  column,
  sorting,
  onSort,
}: {
  column: Column<Row>;
  sorting: Sorting | undefined;
  onSort: ((by: string) => void) | undefined;
}) {
  const text = useText(uiText);
  const sorted = sorting?.by === column.key;
  const order = sorted ? (sorting.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th
      {...said('columnheader')}
      scope="col"
      style={column.width === undefined ? undefined : { width: column.width }}
      className={column.end ? styles.end : undefined}
      aria-sort={order}
    >
      {column.sorts && onSort ? (
        <button type="button" className={styles.sort} onClick={() => onSort(column.key)} title={text.sortBy(column.title)}>
          {column.title}
          <span aria-hidden="true">{order === 'ascending' ? '▲' : order === 'descending' ? '▼' : '↕'}</span>
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}
