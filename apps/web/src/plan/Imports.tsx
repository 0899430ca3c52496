import type { ImportSummary } from '@gongjian/contract/plan';
import { Link } from '@tanstack/react-router';
import { Popconfirm } from 'antd';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { instantText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { useDiscardImport, useImports } from './api.ts';
import styles from './Imports.module.css';
import { NewImport } from './NewImport.tsx';
import { planText } from './text.ts';

/** 导入: a new document, and those imported before. */
export function Imports() {
  const text = useText(planText);
  const language = useLanguage();
  const imports = useImports();
  return (
    <Page title={text.imports} lead={text.importsLead}>
      <NewImport />
      <Panel title={text.importList} note={imports.data && String(imports.data.total)} flush>
        <Loaded query={imports}>
          {({ items }) => (
            <DataTable
              label={text.importList}
              rows={items}
              rowKey={(one) => one.id}
              empty={text.noImports}
              columns={[
                { key: 'title', title: text.title, cell: (one) => <Title one={one} /> },
                { key: 'year', title: text.year, cell: (one) => one.year ?? '——', width: 64 },
                {
                  key: 'state',
                  title: text.state,
                  cell: (one) => <span className={`${styles.state} ${styles[one.state]}`}>{text.states[one.state]}</span>,
                  width: 84,
                },
                { key: 'measures', title: text.measures, cell: (one) => one.counts.measures, end: true, width: 64 },
                { key: 'open', title: text.openQuestions, cell: (one) => one.counts.open, end: true, width: 84 },
                { key: 'deferred', title: text.deferredQuestions, cell: (one) => one.counts.deferred, end: true, width: 64 },
                { key: 'by', title: text.by, cell: (one) => one.by.name, width: 96 },
                { key: 'at', title: text.at, cell: (one) => instantText(one.at, language), width: 150 },
                { key: 'do', title: '', cell: (one) => <Discard one={one} />, width: 72 },
              ]}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  );
}

function Title({ one }: { one: ImportSummary }) {
  const text = useText(planText);
  return (
    <>
      <Link to="/imports/$importId" params={{ importId: one.id }}>
        {one.title || text.untitled}
      </Link>
      <div className="soft">
        {one.document && `${text.kinds[one.document.kind]} · ${one.document.name}`}
        {one.amends && ` ${text.amending(one.amends.title, one.amends.version)}`}
      </div>
    </>
  );
}

function Discard({ one }: { one: ImportSummary }) {
  const text = useText(planText);
  const words = useText(uiText);
  const viewer = useViewer();
  const discard = useDiscardImport();
  if (one.state !== 'reviewing' || !viewer.may('plan.import')) return null;
  return (
    <Popconfirm
      title={text.discard}
      description={<div className={styles.sure}>{text.discardSure}</div>}
      okText={text.discard}
      cancelText={words.cancel}
      onConfirm={() => discard.mutate(one.id, { onSuccess: () => tell(text.discarded) })}
    >
      <Button size="small" busy={discard.isPending}>
        {text.discard}
      </Button>
    </Popconfirm>
  );
}
