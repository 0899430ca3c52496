import type { previewItem } from '@gongjian/contract/publication';
import type { z } from 'zod';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { usePreview } from './api.ts';
import styles from './Publication.module.css';
import { said } from './said.ts';
import { publicationText } from './text.ts';
import { publicationWords } from './words-text.ts';

type Item = z.output<typeof previewItem>;
type Text = (typeof publicationText)['zh'];
type Words = (typeof publicationWords)['zh'];

/** 发布预览: what would leave now, field by field. */
export function Preview({ code }: { code: string }) {
  const text = useText(publicationText);
  const words = useText(publicationWords);
  const found = usePreview(code);
  return (
    <Loaded query={found} rows={6}>
      {({ items, total }) => (
        <Panel title={text.preview} note={text.previewNote(total)} flush>
          <DataTable label={text.preview} columns={columnsOf(text, words)} rows={items} rowKey={({ key }) => key} empty={text.noPreview} />
        </Panel>
      )}
    </Loaded>
  );
}

const columnsOf = (text: Text, words: Words): Column<Item>[] => [
  { key: 'title', title: text.what, cell: ({ title }) => <span lang="zh-CN">{title}</span> },
  { key: 'outcome', title: text.outcome, cell: ({ outcome, fromDay }) => outcomeWords(words, outcome, fromDay), width: 170 },
  { key: 'content', title: text.content, cell: ({ content }) => <Fields content={content} /> },
  {
    key: 'changes',
    title: text.changes,
    cell: ({ changes, problems }) =>
      [
        ...changes.map(({ field, before, after }) => `${words.fields[field] ?? field}: ${before} → ${after}`),
        ...problems.map((problem) => words.problems[problem.code] ?? problem.code),
      ].join('；'),
    width: 220,
  },
];

const outcomeWords = (words: Words, outcome: Item['outcome'], fromDay: string | null): string =>
  outcome === 'waiting' && fromDay !== null ? `${words.outcomes[outcome]} (${fromDay})` : words.outcomes[outcome];

/** Each field that leaves, with its value in one line. */
export function Fields({ content }: { content: Readonly<Record<string, unknown>> }) {
  const words = useText(publicationWords);
  return (
    <dl className={styles.fields}>
      {Object.entries(content).map(([field, value]) => (
        <div key={field}>
          <dt>{words.fields[field] ?? field}</dt>
          <dd lang="zh-CN">{said(value) || '—'}</dd>
        </div>
      ))}
    </dl>
  );
}
