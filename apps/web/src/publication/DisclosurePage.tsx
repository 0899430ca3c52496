import type { Disclosure } from '@gongjian/contract/publication';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '../ui/Empty.tsx';
import { Failed } from '../ui/Failed.tsx';
import { instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { useDisclosures } from './api.ts';
import { whenOf } from './Catalogue.tsx';
import { DisclosureActions } from './DisclosureActions.tsx';
import { Items } from './Items.tsx';
import { Preview } from './Preview.tsx';
import styles from './Publication.module.css';
import { publicationText } from './text.ts';
import { publicationWords } from './words-text.ts';

const route = getRouteApi('/in/publication/$code');

/** One class of the catalogue: what may leave, what is public of it, what would leave now. */
export function DisclosurePage(): ReactNode {
  const { code } = route.useParams();
  const text = useText(publicationText);
  const found = useDisclosures();
  if (found.isError && !found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting rows={8} />;
  const one = found.data.items.find((each) => each.code === code);
  return one === undefined ? <Empty>{text.none}</Empty> : <Shown one={one} />;
}

function Shown({ one }: { one: Disclosure }) {
  const text = useText(publicationText);
  const words = useText(publicationWords);
  const language = useLanguage();
  const { tab = 'items' } = route.useSearch();
  const navigate = route.useNavigate();
  const above = (
    <nav className={styles.above}>
      <Link to="/publication">{text.back}</Link>
    </nav>
  );
  const lead = `${words.states[one.state]} · ${whenOf(one, text, words)} · ${words.approvals[one.approval]}`;
  const tabs = [
    { key: 'items', title: text.items },
    { key: 'preview', title: text.preview },
  ];
  return (
    <Page title={language === 'zh' ? one.title : one.titleEn} lead={lead} above={above} actions={<DisclosureActions one={one} />}>
      <Entry one={one} />
      {one.timing !== 'never' && (
        <Tabs
          label={text.tabs}
          tabs={tabs}
          chosen={tab}
          onChoose={(next) => void navigate({ search: (before) => ({ ...before, tab: next }), replace: true })}
        >
          {tab === 'preview' ? <Preview code={one.code} /> : <Items code={one.code} />}
        </Tabs>
      )}
    </Page>
  );
}

function Entry({ one }: { one: Disclosure }) {
  const text = useText(publicationText);
  const words = useText(publicationWords);
  const language = useLanguage();
  const signed = (by: Disclosure['approved']) => (by === null ? text.never : `${by.name} ${instantText(by.at, language)}`);
  const fields = one.fields.map((field) => words.fields[field] ?? field).join(language === 'zh' ? '、' : ', ');
  return (
    <Panel title={text.catalogue}>
      <dl className={styles.facts}>
        {fields !== '' && <Fact name={text.fields} value={fields} />}
        <Fact name={text.basis} value={one.basis} />
        {one.withheld !== '' && <Fact name={text.held} value={language === 'zh' ? one.withheld : one.withheldEn} />}
        {one.reason !== '' && <Fact name={text.why} value={one.reason} />}
        <Fact name={text.edited} value={signed(one.edited)} />
        <Fact name={text.approved} value={signed(one.approved)} />
      </dl>
    </Panel>
  );
}

export const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
