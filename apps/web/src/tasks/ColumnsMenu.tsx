import { type LedgerColumn, ledgerColumn } from '@gongjian/contract/tasks';
import { Popover } from 'antd';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useText } from '../ui/language.ts';
import styles from './Ledger.module.css';
import { standardColumns } from './ledger-search.ts';
import { tasksText } from './text.ts';

type Props = { shown: readonly LedgerColumn[]; onChange: (columns: readonly LedgerColumn[]) => void };

/** Which columns the ledger shows and exports; the measure itself always stands. */
export function ColumnsMenu({ shown, onChange }: Props) {
  const text = useText(tasksText);
  const set = (column: LedgerColumn, wanted: boolean): void => {
    const next = ledgerColumn.options.filter((one) => (one === column ? wanted : shown.includes(one)));
    onChange(sameColumns(next, standardColumns) ? [] : next);
  };
  const list = (
    <fieldset className={styles.menu} aria-label={text.columnsMenu}>
      {ledgerColumn.options.map((column) => (
        <Checkbox key={column} checked={shown.includes(column)} disabled={column === 'text'} onChange={(checked) => set(column, checked)}>
          {text.columns[column]}
        </Checkbox>
      ))}
    </fieldset>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={list}>
      <Button>{text.columnsMenu}</Button>
    </Popover>
  );
}

const sameColumns = (a: readonly LedgerColumn[], b: readonly LedgerColumn[]): boolean =>
  a.length === b.length && a.every((column) => b.includes(column));
