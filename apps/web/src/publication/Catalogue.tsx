import type { Disclosure } from '@gongjian/contract/publication';
import { Link } from '@tanstack/react-router';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useDisclosures } from './api.ts';
import styles from './Publication.module.css';
import { publicationText } from './text.ts';
import { publicationWords } from './words-text.ts';

type Text = (typeof publicationText)['zh'];
type Words = (typeof publicationWords)['zh'];

/** 公开目录: every class of information, when it is public and who approved it. */
export function Catalogue() {
  const text = useText(publicationText);
  const words = useText(publicationWords);
  const language = useLanguage();
  const found = useDisclosures();
  const portal = (
    <a className={styles.portal} href="/portal" target="_blank" rel="noreferrer">
      {text.portal}
    </a>
  );
  return (
    <Page title={text.catalogue} lead={text.lead} actions={portal}>
      <Loaded query={found} rows={8}>
        {({ items }) => (
          <Panel title={text.classes} flush>
            <DataTable
              label={text.classes}
              columns={columnsOf(text, words, language)}
              rows={items}
              rowKey={({ code }) => code}
              empty={text.none}
            />
          </Panel>
        )}
      </Loaded>
    </Page>
  );
}

const columnsOf = (text: Text, words: Words, language: Language): Column<Disclosure>[] => [
  {
    key: 'class',
    title: text.class,
    cell: ({ code, title, titleEn }) => (
      <Link to="/publication/$code" params={{ code }}>
        {language === 'zh' ? title : titleEn}
      </Link>
    ),
  },
  { key: 'timing', title: text.timing, cell: (one) => whenOf(one, text, words), width: 180 },
  { key: 'approval', title: text.approval, cell: ({ approval }) => words.approvals[approval], width: 120 },
  { key: 'state', title: text.state, cell: ({ state }) => <strong>{words.states[state]}</strong>, width: 100 },
  { key: 'public', title: text.public, cell: ({ counts }) => counts.published, width: 80, end: true },
  { key: 'pending', title: text.pending, cell: ({ counts }) => counts.draft + counts.approved, width: 80, end: true },
  { key: 'refused', title: text.refused, cell: ({ counts }) => counts.refused, width: 100, end: true },
  { key: 'by', title: text.approved, cell: ({ approved }) => approved?.name ?? text.never, width: 130 },
];

export const whenOf = ({ timing, workingDays }: Disclosure, text: Text, words: Words): string =>
  workingDays === null ? words.timings[timing] : `${words.timings[timing]} · ${text.days(workingDays)}`;
