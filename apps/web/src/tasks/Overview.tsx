import type { Overview as OverviewReply } from '@gongjian/contract/tasks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { dayText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { useOutline, useOverview } from './api.ts';
import { CountTables } from './CountTables.tsx';
import { countOf } from './count-of.ts';
import { DueSoon } from './DueSoon.tsx';
import { LightStats } from './LightStats.tsx';
import { MonthsChart } from './MonthsChart.tsx';
import styles from './Overview.module.css';
import { overviewText } from './overview-text.ts';

const route = getRouteApi('/in/');

/** 总览: how the whole plan stands today. */
export function Overview() {
  const text = useText(overviewText);
  const { programme } = route.useSearch();
  const overview = useOverview(programme);
  return (
    <Page
      title={text.overview}
      lead={<AsOf overview={overview.data} programme={programme} />}
      actions={<ProgrammeChoice programme={programme} />}
    >
      <Loaded query={overview} rows={12}>
        {(reply) => (reply.lights.total === 0 ? <NothingYet /> : <OverviewParts overview={reply} programme={programme} />)}
      </Loaded>
    </Page>
  );
}

function OverviewParts({ overview, programme }: { overview: OverviewReply; programme: string | undefined }) {
  const within = programme === undefined ? {} : { programme };
  // The long tables come a moment later, so that the figures above can be read and pressed at once.
  const settled = useDeferredValue(true, false);
  return (
    <>
      <LightStats lights={overview.lights} within={within} />
      <div className={styles.pair}>
        <DueSoon due={overview.due} within={within} asOf={overview.asOf} overdue={countOf(overview.states, 'overdue')} />
        <MonthsChart months={overview.months} today={overview.asOf} within={within} />
      </div>
      {settled && <CountTables overview={overview} within={within} />}
    </>
  );
}

function AsOf({ overview, programme }: { overview: OverviewReply | undefined; programme: string | undefined }) {
  const text = useText(overviewText);
  const language = useLanguage();
  const outline = useOutline();
  if (!overview) return null;
  const title = outline.data?.programmes.find((one) => one.id === programme)?.title ?? text.allProgrammes;
  return <p>{text.overviewLead(title, dayText(overview.asOf, language))}</p>;
}

function ProgrammeChoice({ programme }: { programme: string | undefined }) {
  const text = useText(overviewText);
  const outline = useOutline();
  const navigate = route.useNavigate();
  const programmes = outline.data?.programmes ?? [];
  if (programmes.length < 2) return null;
  return (
    <select
      className={styles.choice}
      aria-label={text.programme}
      value={programme ?? ''}
      onChange={({ target }) => void navigate({ search: target.value === '' ? {} : { programme: target.value } })}
    >
      <option value="">{text.allProgrammes}</option>
      {programmes.map((one) => (
        <option key={one.id} value={one.id}>
          {one.title}
        </option>
      ))}
    </select>
  );
}

function NothingYet() {
  const text = useText(overviewText);
  const viewer = useViewer();
  const action = viewer.may('plan.import') && (
    <Link to="/imports">
      <Button look="primary">{text.toImport}</Button>
    </Link>
  );
  return <Empty action={action}>{text.nothingPublished}</Empty>;
}
