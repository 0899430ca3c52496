import type { RulesPreview } from '@gongjian/contract/indicators';
import { Link } from '@tanstack/react-router';
import { State } from '../tasks/Light.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { useText } from '../ui/language.ts';
import styles from './Rules.module.css';
import { rulesText } from './rules-text.ts';

/** Which measures would stand otherwise, before and after. */
export function RulesChanges({ preview: { items, changed, measures }, stale }: { preview: RulesPreview; stale: boolean }) {
  const text = useText(rulesText);
  return (
    <div className={styles.preview} role="status">
      <h3>{text.previewTitle}</h3>
      {stale && <p className={styles.stale}>{text.previewStale}</p>}
      <p>{changed === 0 ? text.previewNone(measures) : text.previewSome(changed, measures)}</p>
      {changed > items.length && <p className="soft">{text.previewCut(items.length)}</p>}
      {items.length > 0 && (
        <DataTable
          label={text.previewTitle}
          rows={items}
          rowKey={(one) => one.id}
          columns={[
            { key: 'before', title: text.before, cell: ({ before }) => <State {...before} />, width: 130 },
            { key: 'after', title: text.after, cell: ({ after }) => <State {...after} />, width: 130 },
            {
              key: 'text',
              title: text.measure,
              cell: (one) => (
                <Link to="/measures/$measureId" params={{ measureId: one.id }} lang="zh-CN">
                  {one.task === null ? one.text : `${one.task}：${one.text}`}
                </Link>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}
