import { Link } from '@tanstack/react-router';
import { useOpenGroups } from '../tasks/api.ts';
import { tasksText } from '../tasks/text.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import styles from './Org.module.css';
import { orgText } from './text.ts';

/** 待定单位: groups that were published undecided and still wait for a person. */
export function OpenGroups() {
  const text = useText(orgText);
  const tasks = useText(tasksText);
  const groups = useOpenGroups();
  return (
    <div className={styles.view}>
      <Panel title={text.openGroups} note={groups.data && String(groups.data.items.length)} flush>
        <Loaded query={groups}>
          {({ items }) => (
            <DataTable
              label={text.openGroups}
              rows={items}
              rowKey={(one) => one.id}
              empty={text.noOpenGroups}
              columns={[
                { key: 'phrase', title: text.phrase, cell: (one) => one.phrase, width: 180 },
                { key: 'role', title: text.role, cell: (one) => tasks.roles[one.role], width: 72 },
                {
                  key: 'text',
                  title: text.measure,
                  cell: (one) => (
                    <Link to="/measures/$measureId" params={{ measureId: one.measure.id }}>
                      {one.measure.task === null ? '' : `${one.measure.task}：`}
                      {one.measure.text}
                    </Link>
                  ),
                },
              ]}
            />
          )}
        </Loaded>
      </Panel>
    </div>
  );
}
