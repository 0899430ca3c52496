import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { todayInCity } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { useYears } from './api.ts';
import styles from './Calendar.module.css';
import { NoticeForm } from './NoticeForm.tsx';
import { Reckon } from './Reckon.tsx';
import { calendarText } from './text.ts';
import { YearView } from './YearView.tsx';

const route = getRouteApi('/in/calendar');

/** 工作日历: the years whose notice is loaded, each day of them, and the reckoning of working days. */
export function Calendar() {
  const text = useText(calendarText);
  const years = useYears();
  return (
    <Page title={text.calendar} lead={text.calendarLead}>
      <Loaded query={years}>
        {(reply) => (
          <>
            {reply.missing.length > 0 && <Missing years={reply.missing} />}
            <Years known={reply.years.map((one) => one.year)} />
          </>
        )}
      </Loaded>
      <Reckon />
    </Page>
  );
}

function Missing({ years }: { years: readonly number[] }) {
  const text = useText(calendarText);
  const viewer = useViewer();
  const [loading, setLoading] = useState<number | null>(null);
  return (
    <div className={styles.missing} role="alert">
      <span>{text.missing(years.join('、'))}</span>
      {viewer.may('calendar.manage') &&
        years.map((year) => (
          <Button key={year} size="small" onClick={() => setLoading(year)}>
            {text.load(year)}
          </Button>
        ))}
      {loading !== null && <NoticeForm year={loading} notice={null} onClose={() => setLoading(null)} />}
    </div>
  );
}

function Years({ known }: { known: readonly number[] }) {
  const text = useText(calendarText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const sorted = [...known].sort((a, b) => a - b);
  const thisYear = Number(todayInCity().slice(0, 4));
  const year = sorted.find((one) => String(one) === search.year) ?? sorted.find((one) => one === thisYear) ?? sorted.at(-1);
  if (year === undefined) return <p className="soft">{text.none}</p>;
  return (
    <Tabs
      label={text.years}
      tabs={sorted.map((one) => ({ key: String(one), title: text.year(one) }))}
      chosen={String(year)}
      onChoose={(key) => void navigate({ search: { year: key }, replace: true })}
    >
      <YearView key={year} year={year} />
    </Tabs>
  );
}
