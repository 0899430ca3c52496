import type { PublicationItemInFull } from '@gongjian/contract/publication';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { instantText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { useItem, useItemPage } from './api.ts';
import { ItemActions } from './ItemActions.tsx';
import { Fields } from './Preview.tsx';
import styles from './Publication.module.css';
import { publicationText } from './text.ts';
import { publicationWords } from './words-text.ts';

type Text = (typeof publicationText)['zh'];
type Words = (typeof publicationWords)['zh'];
type Snapshot = PublicationItemInFull['history'][number];
const route = getRouteApi('/in/publication/items/$itemId');

/** One item: what is public of it, what the checks say, the page as the public sees it, and every version there was. */
export function ItemPage() {
  const { itemId } = route.useParams();
  const found = useItem(itemId);
  return (
    <Loaded query={found} rows={8}>
      {(item) => <Shown item={item} />}
    </Loaded>
  );
}

function Shown({ item }: { item: PublicationItemInFull }) {
  const text = useText(publicationText);
  const words = useText(publicationWords);
  const language = useLanguage();
  const above = (
    <nav className={styles.above}>
      <Link to="/publication/$code" params={{ code: item.disclosure }}>
        {text.backTo}
      </Link>
      {item.state === 'published' && (
        <a href={item.address} target="_blank" rel="noreferrer">
          {text.address}
        </a>
      )}
    </nav>
  );
  const found = item.problems.map(
    ({ code, at }) => `${words.problems[code] ?? code} (${at.map((step) => words.fields[step] ?? step).join(' › ')})`,
  );
  return (
    <Page title={item.title} quoted lead={words.states[item.state]} above={above} actions={<ItemActions item={item} />}>
      <Panel title={text.problems}>
        {found.length === 0 ? (
          <p>{text.noProblems}</p>
        ) : (
          <ul className={styles.problems}>
            {found.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={text.content}>
        <Fields content={item.content} />
      </Panel>
      <Seen item={item} />
      <Panel title={text.history} flush>
        <DataTable
          label={text.history}
          columns={columnsOf(text, words, language)}
          rows={item.history}
          rowKey={({ version }) => String(version)}
          empty={text.noHistory}
        />
      </Panel>
    </Page>
  );
}

const columnsOf = (text: Text, words: Words, language: Language): Column<Snapshot>[] => [
  { key: 'version', title: text.version, cell: ({ version }) => version, width: 70 },
  { key: 'kind', title: text.how, cell: ({ kind }) => words.kinds[kind], width: 110 },
  { key: 'at', title: text.at, cell: ({ at }) => instantText(at, language), width: 170 },
  { key: 'by', title: text.by, cell: ({ by }) => by.name, width: 120 },
  {
    key: 'why',
    title: text.why,
    cell: ({ reason, changes }) =>
      reason || changes.map(({ field, before, after }) => `${words.fields[field] ?? field}: ${before} → ${after}`).join('；') || '—',
  },
  { key: 'sha256', title: text.digest, cell: ({ sha256 }) => <code>{sha256?.slice(0, 16) ?? '—'}</code>, width: 170 },
];

/** The very page of the portal, shut off from this one. */
function Seen({ item }: { item: PublicationItemInFull }) {
  const text = useText(publicationText);
  const { lang = 'zh' } = route.useSearch();
  const navigate = route.useNavigate();
  const shown = lang === 'en' ? 'en' : 'zh';
  const found = useItemPage(item.id, shown, item.version);
  const tabs = [
    { key: 'zh', title: text.chinese },
    { key: 'en', title: text.english },
  ];
  return (
    <Panel title={text.seen}>
      <Tabs label={text.seen} tabs={tabs} chosen={shown} onChoose={(next) => void navigate({ search: { lang: next }, replace: true })}>
        <Loaded query={found} rows={6}>
          {({ html }) => <iframe className={styles.seen} title={text.seen} sandbox="" srcDoc={html} />}
        </Loaded>
      </Tabs>
    </Panel>
  );
}
