import { Link } from '@tanstack/react-router';
import { useLanguage, useText } from '../ui/language.ts';
import type { TimelinessTable } from './api.ts';
import styles from './MatrixStrip.module.css';
import { monthName } from './months.ts';
import { TimelinessMark } from './TimelinessSign.tsx';
import { reportingText } from './text.ts';

/** The same table on a telephone: a line for each unit, a mark for each month; what a mark means is said to those who do not see it. */
export function MatrixStrip({ table }: { table: TimelinessTable }) {
  const text = useText(reportingText);
  const language = useLanguage();
  return (
    <table className={styles.strip}>
      <thead>
        <tr>
          <th scope="col">{text.unit}</th>
          {table.months.map((name) => (
            <th key={name} scope="col" aria-label={monthName(name, language)}>
              {Number(name.slice(5))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.units.map(({ unit, months }) => (
          <tr key={unit.id}>
            <th scope="row">
              <Link to="/reports" search={{ unit: unit.id, month: 'all' }}>
                {unit.name}
              </Link>
            </th>
            {table.months.map((name, i) => (
              <td key={name}>
                <TimelinessMark counts={months[i] ?? null} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
