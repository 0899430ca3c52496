import type { FeedbackItem } from '@gongjian/contract/publication-feedback';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useNamed } from '../cases/useNamed.ts';
import { Button } from '../ui/Button.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Failed } from '../ui/Failed.tsx';
import { dayText, instantText } from '../ui/format.ts';
import { type Language, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { useFeedback } from './api.ts';
import styles from './Feedback.module.css';
import { FeedbackFilters } from './FeedbackFilters.tsx';
import type { FeedbackSearch } from './feedback-search.ts';
import { type FeedbackWords, feedbackText } from './text.ts';

const route = getRouteApi('/in/feedback');

/** 公众反馈: what residents sent, the newest first. */
export function Feedback() {
  const text = useText(feedbackText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (part: { readonly [K in keyof FeedbackSearch]: string | undefined }): void =>
    void navigate({ search: (before) => ({ ...before, ...part }) as FeedbackSearch, replace: true });
  return (
    <Page title={text.feedback} lead={text.lead}>
      <FeedbackFilters search={search} set={set} />
      <FeedbackTable asked={search as Record<string, string>} />
    </Page>
  );
}

function FeedbackTable({ asked }: { asked: Record<string, string> }) {
  const text = useText(feedbackText);
  const words = useText(uiText);
  const language = useLanguage();
  const found = useFeedback(asked);
  if (found.isError && !found.data) return <Failed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting rows={8} />;
  const items = found.data.pages.flatMap((page) => page.items);
  return (
    <Panel title={text.list} note={words.shownOf(items.length, found.data.pages[0]?.total ?? items.length)} flush>
      <div className={found.isPlaceholderData ? styles.stale : undefined}>
        <DataTable label={text.list} columns={columnsOf(text, language)} rows={items} rowKey={({ id }) => id} empty={text.none} />
      </div>
      {found.hasNextPage && (
        <div className={styles.foot}>
          <Button onClick={() => void found.fetchNextPage()} busy={found.isFetchingNextPage}>
            {words.more}
          </Button>
        </div>
      )}
    </Panel>
  );
}

const columnsOf = (text: FeedbackWords, language: Language): Column<FeedbackItem>[] => [
  {
    key: 'said',
    title: text.said,
    cell: ({ id, text: said }) => (
      <Link to="/feedback/$feedbackId" params={{ feedbackId: id }} className={styles.said} lang="zh-CN">
        {said}
      </Link>
    ),
  },
  { key: 'topic', title: text.topic, cell: ({ topic }) => <Topic topic={topic} />, width: 80 },
  { key: 'sent', title: text.sentAt, cell: ({ sentAt }) => instantText(sentAt, language), width: 150 },
  { key: 'state', title: text.state, cell: ({ state }) => text.states[state], width: 110 },
  {
    key: 'unit',
    title: text.unit,
    cell: ({ case: { unit } }) => unit?.name ?? <span className="soft">{text.undispatched}</span>,
    width: 110,
  },
  { key: 'due', title: text.due, cell: ({ case: { due, overdue } }) => <Due due={due} overdue={overdue} />, width: 120 },
  { key: 'answered', title: text.answered, cell: ({ answered }) => (answered === null ? text.no : text.yes), width: 90 },
];

function Topic({ topic }: Pick<FeedbackItem, 'topic'>) {
  return useNamed()(topic);
}

export function Due({ due, overdue }: Pick<FeedbackItem['case'], 'due' | 'overdue'>) {
  const text = useText(feedbackText);
  const words = useText(uiText);
  const language = useLanguage();
  if (due === null) return <span className="soft">{words.none}</span>;
  return (
    <span className={overdue ? styles.over : undefined}>
      {dayText(due, language)}
      {overdue && ` ${text.overdue}`}
    </span>
  );
}
