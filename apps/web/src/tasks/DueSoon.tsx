import type { Overview } from '@gongjian/contract/tasks';
import { addDays, daysBetween, type LocalDate } from '@gongjian/domain/kernel/dates';
import { Link } from '@tanstack/react-router';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Light } from './Light.tsx';
import styles from './Overview.module.css';
import { overviewText } from './overview-text.ts';
import { UnitNames } from './UnitNames.tsx';

type Props = { due: Overview['due']; within: Readonly<Record<string, string>>; asOf: string; overdue: number };

/** What must be finished in the coming days, the nearest first. */
export function DueSoon({ due, within, asOf, overdue }: Props) {
  const text = useText(overviewText);
  const until = addDays(asOf as LocalDate, due.days);
  const all = (
    <Link to="/ledger" search={{ ...within, dueFrom: asOf, dueTo: until }}>
      {text.dueAll(due.total)}
    </Link>
  );
  return (
    <Panel title={text.dueSoon(due.days)} actions={due.total > 0 ? all : undefined} flush>
      {due.items.length === 0 ? (
        <p className={styles.nothing}>{text.dueNone(due.days)}</p>
      ) : (
        <ul className={styles.due}>
          {due.items.slice(0, 8).map((item) => (
            <li key={item.id}>
              <DaysLeft on={item.deadline.nextOn ?? item.deadline.dueOn} asOf={asOf} />
              <div className={styles.dueText}>
                <Link to="/measures/$measureId" params={{ measureId: item.id }}>
                  {item.task.title === null ? '' : `${item.task.title}：`}
                  {item.text}
                </Link>
                <UnitNames mentions={item.lead} most={3} />
              </div>
              <Light {...item.verdict} alert={false} />
            </li>
          ))}
        </ul>
      )}
      {overdue > 0 && (
        <p className={styles.overdue}>
          <Link to="/ledger" search={{ ...within, state: 'overdue' }}>
            {text.overdueCount(overdue)}
          </Link>
        </p>
      )}
    </Panel>
  );
}

function DaysLeft({ on, asOf }: { on: string | null; asOf: string }) {
  const text = useText(overviewText);
  if (on === null) return null;
  return (
    <span className={styles.days}>
      <strong>{on.slice(5)}</strong>
      <span>{text.daysLeft(daysBetween(asOf as LocalDate, on as LocalDate))}</span>
    </span>
  );
}
