import type { readYear } from '@gongjian/contract/calendar';
import { useState } from 'react';
import type { z } from 'zod';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { instantText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { useYear } from './api.ts';
import styles from './Calendar.module.css';
import { MonthGrid } from './MonthGrid.tsx';
import { MovedDates } from './MovedDates.tsx';
import { NoticeForm } from './NoticeForm.tsx';
import { calendarText } from './text.ts';

type Year = z.output<typeof readYear.reply>;
const months = Array.from({ length: 12 }, (_, i) => i + 1);

/** One year: the notice, and every day that differs from the plain week. */
export function YearView({ year }: { year: number }) {
  const query = useYear(year, true);
  return (
    <div className={styles.year}>
      <Loaded query={query} rows={10}>
        {(reply) => <Shown reply={reply} />}
      </Loaded>
    </div>
  );
}

function Shown({ reply }: { reply: Year }) {
  const text = useText(calendarText);
  const words = useText(uiText);
  const language = useLanguage();
  const viewer = useViewer();
  const [editing, setEditing] = useState(false);
  const days = new Map(reply.days.map((one) => [one.day, one]));
  return (
    <>
      <Panel
        title={text.notice}
        note={text.workdaysCount(reply.workdays)}
        actions={viewer.may('calendar.manage') && <Button onClick={() => setEditing(true)}>{text.edit}</Button>}
      >
        <dl className={styles.facts}>
          <dt>{text.document}</dt>
          <dd>{reply.document}</dd>
          <dt>{text.publishedOn}</dt>
          <dd className="number">{reply.publishedOn}</dd>
          <dt>{text.source}</dt>
          <dd>
            {reply.source || '——'} · {reply.by === null ? text.byPack : text.loadedBy(reply.by.name, instantText(reply.at, language))}
          </dd>
          <dt>{text.holidays}</dt>
          <dd>
            <ul>
              {reply.holidays.map((holiday) => (
                <li key={`${holiday.name}-${holiday.from}`}>
                  {holiday.name}{' '}
                  <span className="number">{holiday.from === holiday.to ? holiday.from : `${holiday.from} — ${holiday.to}`}</span>
                  {holiday.makeUpDays.length > 0 && (
                    <span className="soft number">
                      {' '}
                      {text.makeUp} {words.listed(holiday.makeUpDays)}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </dd>
        </dl>
      </Panel>
      <MovedDates year={reply.year} />
      <div className={styles.months}>
        {months.map((month) => (
          <MonthGrid key={month} year={reply.year} month={month} days={days} />
        ))}
      </div>
      {editing && <NoticeForm year={reply.year} notice={reply} onClose={() => setEditing(false)} />}
    </>
  );
}
