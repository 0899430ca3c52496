import type { LedgerColumn, LedgerItem } from '@gongjian/contract/tasks';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Column } from '../ui/DataTable.tsx';
import styles from './Ledger.module.css';
import { Light, State } from './Light.tsx';
import type { TasksText } from './text.ts';
import { UnitNames } from './UnitNames.tsx';

type Cell = (item: LedgerItem, text: TasksText) => ReactNode;

const cells: Readonly<Record<LedgerColumn, Cell>> = {
  plan: (item) => item.plan.title,
  section: (item) => [item.section.ordinal, item.section.title].filter(Boolean).join('、'),
  no: (item) => (item.task.no === null ? '' : `${item.task.no}-${item.ordinal}`),
  task: (item) => item.task.title ?? '',
  text: (item, text) => (
    <Link to="/measures/$measureId" params={{ measureId: item.id }} className={styles.measure}>
      {item.retired && <em className={styles.retired}>{text.retired}</em>}
      {item.text}
    </Link>
  ),
  deadline: (item) => item.deadline.text ?? '——',
  dueOn: (item, text) => <DueDay item={item} text={text} />,
  lead: (item) => <UnitNames mentions={item.lead} />,
  responsible: (item) => <UnitNames mentions={item.responsible} />,
  support: (item) => <UnitNames mentions={item.support} />,
  promises: (item, text) => (
    <ul className={styles.promises}>
      {item.promises.map((promise) => (
        <li key={`${promise.kind}-${promise.phrase}`}>
          <span className="soft">{text.promiseKinds[promise.kind]}</span> {promise.phrase}
        </li>
      ))}
    </ul>
  ),
  deliverables: (item, text) =>
    item.deliverables === null
      ? '——'
      : `${item.deliverables.issued} / ${item.deliverables.total}${item.deliverables.furthest ? ` · ${text.stages[item.deliverables.furthest]}` : ''}`,
  state: (item) => <State state={item.verdict.state} light={item.verdict.light} />,
  light: (item) => <Light {...item.verdict} />,
  lag: (item) => item.verdict.lag ?? '——',
};

const widths: Partial<Record<LedgerColumn, number>> = {
  light: 92,
  state: 112,
  no: 58,
  task: 150,
  dueOn: 104,
  lead: 140,
  responsible: 150,
  support: 150,
  plan: 150,
  section: 150,
  promises: 260,
  lag: 90,
};

/** A column of the ledger stands for an order of the whole list where the server knows one. */
export const sortOf: Partial<Record<LedgerColumn, 'due' | 'plan' | 'urgency'>> = { dueOn: 'due', no: 'plan', light: 'urgency' };

export const ledgerColumns = (shown: readonly LedgerColumn[], text: TasksText): Column<LedgerItem>[] =>
  shown.map((key) => {
    const width = widths[key];
    return {
      key,
      title: text.columns[key],
      cell: (item) => cells[key](item, text),
      ...(width === undefined ? {} : { width }),
      end: key === 'lag',
      sorts: sortOf[key] !== undefined,
    };
  });

function DueDay({ item, text }: { item: LedgerItem; text: TasksText }) {
  const { kind, dueOn, nextOn } = item.deadline;
  if (nextOn === null && dueOn === null) return <span className="soft">{kind === 'standing' ? text.standing : text.noDate}</span>;
  return (
    <span className={styles.due}>
      <span className="number">{nextOn ?? dueOn}</span>
      {nextOn !== null && dueOn !== null && nextOn !== dueOn && (
        <span className="soft number">
          {text.to} {dueOn}
        </span>
      )}
    </span>
  );
}
