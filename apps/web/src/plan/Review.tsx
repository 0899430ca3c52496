import { getRouteApi } from '@tanstack/react-router';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { useImport } from './api.ts';
import { EditsPane } from './EditsPane.tsx';
import { Difference } from './ImportDifference.tsx';
import { NoticePane } from './NoticePane.tsx';
import { QuestionsPane } from './QuestionsPane.tsx';
import { RecordsPane } from './RecordsPane.tsx';
import styles from './Review.module.css';
import { ReviewActions } from './ReviewActions.tsx';
import { ReviewContext, useReview, useReviewState } from './review-state.ts';
import { SourcePane } from './SourcePane.tsx';
import { planText } from './text.ts';
import { UnitsPane } from './UnitsPane.tsx';

const route = getRouteApi('/in/imports/$importId');

/** 核对: the source on one side, the records on the other, each showing where the other stands. */
export function Review() {
  const { importId } = route.useParams();
  const review = useImport(importId);
  return (
    <Loaded query={review} rows={14}>
      {() => <OpenReview importId={importId} />}
    </Loaded>
  );
}

function OpenReview({ importId }: { importId: string }) {
  const text = useText(planText);
  const state = useReviewState(importId);
  const { counts, title, amends, document } = state.review;
  return (
    <ReviewContext value={state}>
      <Page
        title={title || text.untitled}
        lead={
          <>
            {text.counts(counts.sections, counts.tasks, counts.measures)}
            {document && ` · ${text.reviewLead(document.name)}`}
            {amends && ` · ${text.amending(amends.title, amends.version)}`}
          </>
        }
        actions={<ReviewActions />}
      >
        <Panes />
      </Page>
    </ReviewContext>
  );
}

const panes = {
  records: RecordsPane,
  questions: QuestionsPane,
  units: UnitsPane,
  notice: NoticePane,
  difference: Difference,
  history: EditsPane,
} as const;
type PaneName = keyof typeof panes;
const names = Object.keys(panes) as PaneName[];

function Panes() {
  const text = useText(planText);
  const narrow = useNarrow();
  const { review } = useReview();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const first: PaneName = review.counts.open > 0 ? 'questions' : 'records';
  const view = narrow && search.view === 'source' ? 'source' : (names.find((name) => name === search.view) ?? first);
  const Pane = view === 'source' ? SourcePane : panes[view];
  const counted = { questions: review.counts.open } as Partial<Record<string, number>>;
  const offered = narrow ? (['source', ...names] as const) : names;
  return (
    <div className={styles.panes}>
      {!narrow && <SourcePane />}
      <section className={styles.right}>
        <Tabs
          label={text.panes}
          tabs={offered.map((name) => ({ key: name, title: text[name], count: counted[name] }))}
          chosen={view}
          onChoose={(name) => void navigate({ search: (old) => ({ ...old, view: name }), replace: true })}
        >
          <Pane />
        </Tabs>
      </section>
    </div>
  );
}
