import type { UnitNode } from '@gongjian/contract/org';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useText } from '../ui/language.ts';
import styles from './Org.module.css';
import { orgText } from './text.ts';
import { type TreeRow, treeMove, treeRows } from './tree-rows.ts';

type Props = { roots: readonly UnitNode[]; chosen: string | undefined; onChoose: (unit: string) => void };

/** A tree after the pattern of WAI-ARIA: arrows walk, open and close; Enter chooses. */
export function UnitTree({ roots, chosen, onChoose }: Props) {
  const text = useText(orgText);
  const tree = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(roots.map((root) => root.id)));
  const [at, setAt] = useState(chosen);
  const rows = treeRows(roots, open);
  const current = rows.some((row) => row.id === at) ? at : rows[0]?.id;
  const toggle = (row: TreeRow): void => setOpen(row.open ? new Set([...open].filter((id) => id !== row.id)) : new Set([...open, row.id]));
  const choose = (row: TreeRow): void => {
    setAt(row.id);
    onChoose(row.id);
  };
  const onKey = (event: KeyboardEvent, row: TreeRow): void => {
    const move = treeMove(event.key, rows, row);
    if (!move) return;
    event.preventDefault();
    if ('choose' in move) choose(row);
    else if ('open' in move) toggle(row);
    else if (move.go) {
      setAt(move.go.id);
      tree.current?.querySelector<HTMLElement>(`[data-unit="${move.go.id}"]`)?.focus();
    }
  };
  return (
    <div ref={tree} role="tree" aria-label={text.unitTree} className={styles.tree}>
      {rows.map((row) => (
        <TreeItem
          key={row.id}
          row={row}
          chosen={row.id === chosen}
          current={row.id === current}
          onToggle={() => toggle(row)}
          onChoose={() => choose(row)}
          onKey={(event) => onKey(event, row)}
        />
      ))}
    </div>
  );
}

type ItemProps = {
  row: TreeRow;
  chosen: boolean;
  current: boolean;
  onToggle: () => void;
  onChoose: () => void;
  onKey: (event: KeyboardEvent) => void;
};

function TreeItem({ row, chosen, current, onToggle, onChoose, onKey }: ItemProps) {
  return (
    <div
      role="treeitem"
      data-unit={row.id}
      aria-level={row.level}
      aria-selected={chosen}
      {...(row.parts > 0 ? { 'aria-expanded': row.open } : {})}
      tabIndex={current ? 0 : -1}
      className={chosen ? styles.chosen : styles.node}
      style={{ paddingLeft: (row.level - 1) * 18 + 4 }}
      onClick={(event) => ((event.target as HTMLElement).dataset.twist === undefined ? onChoose() : onToggle())}
      onKeyDown={onKey}
    >
      <span className={styles.twist} aria-hidden="true" {...(row.parts > 0 ? { 'data-twist': '' } : {})}>
        {row.parts === 0 ? '' : row.open ? '▾' : '▸'}
      </span>
      {row.name}
      {row.parts > 0 && <span className="soft number"> {row.parts}</span>}
    </div>
  );
}
