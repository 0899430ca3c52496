import { dateOf } from '@gongjian/domain/kernel/dates';
import { useText } from '../ui/language.ts';
import styles from './Calendar.module.css';
import { calendarText } from './text.ts';
import { weeksOf } from './weeks.ts';

type Named = { readonly day: string; readonly kind: 'work' | 'rest'; readonly holiday: string };

/** A month of days; rest and make-up days are marked by a word as well as by colour. */
export function MonthGrid({ year, month, days }: { year: number; month: number; days: ReadonlyMap<string, Named> }) {
  const text = useText(calendarText);
  return (
    <table className={styles.month}>
      <caption>{text.month(month)}</caption>
      <thead>
        <tr>
          {text.weekdays.map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, i) => {
              const weekday = text.weekdays[i] ?? '';
              if (day === null) return <td key={weekday} />;
              return <Day key={weekday} date={day} weekend={i % 6 === 0} named={days.get(dateOf(year, month, day))} />;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ date, weekend, named }: { date: number; weekend: boolean; named: Named | undefined }) {
  const text = useText(calendarText);
  const kind = named?.kind ?? (weekend ? 'weekend' : undefined);
  return (
    <td className={kind && styles[kind]} title={named?.holiday}>
      {date}
      {named && <small>{text[named.kind]}</small>}
    </td>
  );
}
