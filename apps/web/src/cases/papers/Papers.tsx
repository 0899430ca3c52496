import type { PaperItem } from '@gongjian/contract/cases-papers';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useViewer } from '../../session/viewer.ts';
import { Button } from '../../ui/Button.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Failed } from '../../ui/Failed.tsx';
import { Field } from '../../ui/Field.tsx';
import { dayText } from '../../ui/format.ts';
import { type Language, useLanguage, useText } from '../../ui/language.ts';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { uiText } from '../../ui/text.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { type Asked, usePapers, useTemplates } from './api.ts';
import { Counted, PaperName, PaperSign } from './PaperSign.tsx';
import styles from './Papers.module.css';
import { PaperTemplates } from './PaperTemplates.tsx';
import { papersText } from './text.ts';

const route = getRouteApi('/in/papers');
type Words = (typeof papersText)['zh'];

/** 督办文书: what was issued about cases, what awaits a signature or a reply, and for the office the templates. */
export function Papers() {
  const text = useText(papersText);
  const { view } = route.useSearch();
  const navigate = route.useNavigate();
  const tabs = [
    { key: 'list', title: text.list },
    { key: 'templates', title: text.templates },
  ];
  if (!useViewer().may('cases.dispatch'))
    return (
      <Page title={text.papers} lead={text.lead}>
        <PaperList />
      </Page>
    );
  return (
    <Page title={text.papers} lead={text.lead}>
      <Tabs
        label={text.views}
        tabs={tabs}
        chosen={view === 'templates' ? 'templates' : 'list'}
        onChoose={(key) => void navigate({ search: key === 'list' ? {} : { view: key }, replace: true })}
      >
        {view === 'templates' ? <PaperTemplates /> : <PaperList />}
      </Tabs>
    </Page>
  );
}

function PaperList() {
  const { view: _, ...asked } = route.useSearch();
  return (
    <div className={styles.stack}>
      <Filters asked={asked as Asked} />
      <PaperTable asked={asked as Asked} />
    </div>
  );
}

function Filters({ asked }: { asked: Asked }) {
  const text = useText(papersText);
  const language = useLanguage();
  const navigate = route.useNavigate();
  const templates = useTemplates();
  const set = (part: Record<string, string | null | undefined>): void =>
    void navigate({
      search: (before) => Object.fromEntries(Object.entries({ ...before, ...part }).filter(([, value]) => value != null)) as typeof before,
      replace: true,
    });
  const choices = [
    { label: text.awaits, key: 'awaits', all: text.anyAwaits, value: asked.awaits, of: Object.entries(text.awaited) },
    { label: text.state, key: 'state', all: text.anyState, value: asked.state, of: Object.entries(text.states) },
    {
      ...{ label: text.template, key: 'template', all: text.anyTemplate, value: asked.template },
      of: (templates.data?.items ?? []).map(({ code, name, nameEn }) => [code, language === 'zh' ? name : nameEn] as const),
    },
  ];
  return (
    <div className={styles.filters}>
      {choices.map(({ label, key, all, value, of }) => (
        <Field key={key} label={label}>
          <Select
            allowClear
            placeholder={all}
            value={value ?? null}
            onChange={(next: string | null) => set({ [key]: next ?? undefined })}
            options={of.map(([code, words]) => ({ value: code, label: words }))}
          />
        </Field>
      ))}
    </div>
  );
}

function PaperTable({ asked }: { asked: Asked }) {
  const text = useText(papersText);
  const words = useText(uiText);
  const language = useLanguage();
  const found = usePapers(asked);
  if (found.isError && !found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting rows={6} />;
  const items = found.data.pages.flatMap((page) => page.items);
  return (
    <Panel title={text.list} note={words.shownOf(items.length, found.data.pages[0]?.total ?? items.length)} flush>
      <DataTable label={text.list} columns={columnsOf(text, language)} rows={items} rowKey={({ id }) => id} empty={text.none} />
      {found.hasNextPage && (
        <Button onClick={() => void found.fetchNextPage()} busy={found.isFetchingNextPage}>
          {words.more}
        </Button>
      )}
    </Panel>
  );
}

const columnsOf = (text: Words, language: Language): Column<PaperItem>[] => [
  {
    key: 'title',
    title: text.title,
    cell: ({ id, title }) => (
      <Link to="/papers/$paperId" params={{ paperId: id }} className={styles.title} lang="zh-CN">
        {title}
      </Link>
    ),
  },
  { key: 'kind', title: text.template, cell: (paper) => <PaperName {...paper} />, width: 130 },
  { key: 'number', title: text.number, cell: ({ number }) => <span lang="zh-CN">{number ?? '——'}</span>, width: 150 },
  { key: 'state', title: text.state, cell: ({ state }) => <PaperSign state={state} />, width: 90 },
  {
    key: 'due',
    title: text.replyDue,
    cell: ({ replyDue }) => (replyDue === null ? '——' : dayText(replyDue, language)),
    width: 130,
  },
  { key: 'receipts', title: text.receipts, cell: (paper) => <Counted paper={paper} />, width: 200 },
];
