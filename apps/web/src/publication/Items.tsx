import type { PublicationItem } from '@gongjian/contract/publication';
import { publicationStates } from '@gongjian/domain/publication/model';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { Button } from '../ui/Button.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Failed } from '../ui/Failed.tsx';
import { Field } from '../ui/Field.tsx';
import { instantText } from '../ui/format.ts';
import { Input } from '../ui/Input.tsx';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { useItems } from './api.ts';
import styles from './Publication.module.css';
import { publicationText } from './text.ts';
import { publicationWords } from './words-text.ts';

type Text = (typeof publicationText)['zh'];
type Words = (typeof publicationWords)['zh'];
const route = getRouteApi('/in/publication/$code');

/** 公开事项 of a class; what is looked for stands in the address. */
export function Items({ code }: { code: string }) {
  const text = useText(publicationText);
  const words = useText(publicationWords);
  const { state, q } = route.useSearch();
  const navigate = route.useNavigate();
  const put = (name: 'state' | 'q', value: string | undefined): void =>
    void navigate({
      search: ({ [name]: _before, ...others }) => (value === undefined || value === '' ? others : { ...others, [name]: value }),
      replace: true,
    });
  return (
    <>
      <div className={styles.filters}>
        <Field label={text.state}>
          <Select
            allowClear
            placeholder={text.anyState}
            value={state ?? null}
            onChange={(next: string | null) => put('state', next ?? undefined)}
            options={publicationStates.map((value) => ({ value, label: words.states[value] }))}
          />
        </Field>
        <Field label={text.search}>
          <Input type="search" maxLength={100} value={q ?? ''} onChange={(event) => put('q', event.target.value)} />
        </Field>
      </div>
      <Found code={code} state={state} q={q} />
    </>
  );
}

function Found({ code, state, q }: { code: string; state: string | undefined; q: string | undefined }) {
  const text = useText(publicationText);
  const words = useText(publicationWords);
  const common = useText(uiText);
  const language = useLanguage();
  const found = useItems({ disclosure: code, state, q });
  if (found.isError && !found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting rows={6} />;
  const items = found.data.pages.flatMap((page) => page.items);
  return (
    <Panel title={text.items} note={common.shownOf(items.length, found.data.pages[0]?.total ?? items.length)} flush>
      <DataTable label={text.items} columns={columnsOf(text, words, language)} rows={items} rowKey={({ id }) => id} empty={text.noItems} />
      {found.hasNextPage && (
        <Button onClick={() => void found.fetchNextPage()} busy={found.isFetchingNextPage}>
          {common.more}
        </Button>
      )}
    </Panel>
  );
}

const columnsOf = (text: Text, words: Words, language: Language): Column<PublicationItem>[] => [
  {
    key: 'title',
    title: text.what,
    cell: ({ id, title }) => (
      <Link to="/publication/items/$itemId" params={{ itemId: id }}>
        <span lang="zh-CN">{title}</span>
      </Link>
    ),
  },
  { key: 'state', title: text.state, cell: ({ state }) => <strong>{words.states[state]}</strong>, width: 100 },
  {
    key: 'problems',
    title: text.problems,
    cell: ({ problems }) => [...new Set(problems.map(({ code }) => words.problems[code] ?? code))].join('；') || '—',
    width: 200,
  },
  { key: 'edited', title: text.edited, cell: ({ edited }) => `${edited.name} ${instantText(edited.at, language)}`, width: 210 },
  { key: 'approved', title: text.approved, cell: ({ approved }) => approved?.name ?? '—', width: 130 },
];
