import { getRouteApi, Link } from '@tanstack/react-router';
import { useViewer } from '../session/viewer.ts';
import { Empty } from '../ui/Empty.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Stat } from '../ui/Stat.tsx';
import { useCycles, useHowMany } from './api.ts';
import { FeedPanel } from './FeedPanel.tsx';
import { formText } from './form-text.ts';
import { importText } from './import-text.ts';
import { newestOwed } from './months.ts';
import { ReportFilters, type ReportSearch } from './ReportFilters.tsx';
import styles from './Reporting.module.css';
import { ReportTable } from './ReportTable.tsx';
import { reportingText } from './text.ts';

const route = getRouteApi('/in/reports');

/** 我的月报: what this person's units owe, month by month. */
export function MyReports() {
  const text = useText(reportingText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const cycles = useCycles();
  const set = (part: { readonly [K in keyof ReportSearch]: string | undefined }): void =>
    void navigate({ search: (old) => ({ ...old, ...part }) as ReportSearch, replace: true });
  return (
    <Page title={text.mine} lead={text.mineLead} actions={<ByFile />}>
      <Loaded query={cycles}>
        {({ items }) => {
          const newest = newestOwed(items);
          return newest === undefined ? (
            <Empty>{text.noCycles}</Empty>
          ) : (
            <>
              <ReportFilters search={search} set={set} />
              <Reports search={{ ...search, month: search.month ?? newest }} />
            </>
          );
        }}
      </Loaded>
      <Feed unit={search.unit} />
    </Page>
  );
}

/** The calendar of the unit that is looked at, or of the person's own. */
function Feed({ unit }: { unit: string | undefined }) {
  const viewer = useViewer();
  const whose = unit ?? viewer.units[0];
  return whose !== undefined && viewer.mayFor('tasks.report', whose) ? <FeedPanel key={whose} unit={whose} /> : null;
}

/** The ways to report many at once. */
function ByFile() {
  const byForm = useText(formText).fromList;
  const byImport = useText(importText).open;
  return (
    <>
      <Link to="/reports/form">{byForm}</Link>
      <Link to="/reports/import">{byImport}</Link>
    </>
  );
}

function Reports({ search }: { search: ReportSearch }) {
  const text = useText(reportingText);
  const viewer = useViewer();
  const { month, unit, plan, state } = search;
  const within: Record<string, string> = {
    ...(month === undefined || month === 'all' ? {} : { month }),
    ...(unit === undefined ? (viewer.units.length > 0 ? { mine: 'true' } : {}) : { unit }),
    ...(plan === undefined ? {} : { plan }),
  };
  return (
    <>
      <Counts within={within} search={search} />
      <ReportTable title={text.list} asked={state === undefined ? within : { ...within, state }} empty={text.noneOwed} />
    </>
  );
}

const counted = [
  { word: 'toWrite', state: 'due', tone: 'warn' },
  { word: 'late', state: 'overdue', tone: 'danger' },
  { word: 'back', state: 'returned', tone: 'danger' },
  { word: 'sent', state: 'submitted', tone: undefined },
  { word: 'done', state: 'accepted', tone: 'good' },
] as const;

function Counts({ within, search }: { within: Record<string, string>; search: ReportSearch }) {
  return (
    <div className={styles.stats}>
      {counted.map((one) => (
        <Count key={one.state} {...one} within={within} search={search} />
      ))}
    </div>
  );
}

type CountProps = (typeof counted)[number] & { within: Record<string, string>; search: ReportSearch };

function Count({ word, state, tone, within, search }: CountProps) {
  const text = useText(reportingText);
  const found = useHowMany({ ...within, state });
  const n = found.data;
  return <Stat label={text[word]} value={n ?? '…'} tone={n === 0 ? 'idle' : tone} to={{ to: '/reports', search: { ...search, state } }} />;
}
