import { Link } from '@tanstack/react-router';
import { DataTable } from '../ui/DataTable.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useOpenGroups } from './api.ts';
import { Handovers } from './Handovers.tsx';
import { tasksText } from './text.ts';

/** 待定单位: groups that were published undecided and still wait for a person. */
export function Undecided() {
  const text = useText(tasksText);
  const groups = useOpenGroups();
  return (
    <Page title={text.undecidedTitle} lead={text.undecidedLead}>
      <Handovers />
      <Panel title={text.undecidedTitle} note={groups.data && String(groups.data.items.length)} flush>
        <Loaded query={groups}>
          {({ items }) => (
            <DataTable
              label={text.undecidedTitle}
              rows={items}
              rowKey={(one) => one.id}
              empty={text.undecidedNone}
              columns={[
                { key: 'phrase', title: text.phrase, cell: (one) => one.phrase, width: 200 },
                { key: 'role', title: text.role, cell: (one) => text.roles[one.role], width: 72 },
                { key: 'plan', title: text.plan, cell: (one) => one.measure.plan, width: 220 },
                {
                  key: 'text',
                  title: text.columns.text,
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
    </Page>
  );
}
