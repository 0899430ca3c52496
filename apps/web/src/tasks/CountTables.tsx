import type { Lights, Overview } from '@gongjian/contract/tasks';
import { lightOf } from '@gongjian/domain/tasks/verdict';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { State } from './Light.tsx';
import { LightsBar } from './LightsBar.tsx';
import styles from './Overview.module.css';
import { tasksText } from './text.ts';

type Props = { overview: Overview; within: Readonly<Record<string, string>> };
type Row = { key: string; name: ReactNode; lights: Lights; group?: string };

/** The counts by state, plan, section, district and lead unit. */
export function CountTables({ overview, within }: Props) {
  const text = useText(tasksText);
  const plans: Row[] = overview.plans.map((plan) => ({
    key: plan.id,
    name: <ToLedger search={{ ...within, plan: plan.id }}>{plan.title}</ToLedger>,
    lights: plan.lights,
  }));
  const plansByName = new Map(overview.plans.map((plan) => [plan.id, plan.title]));
  const sections: Row[] = overview.sections.map((section) => ({
    key: section.id,
    name: (
      <ToLedger search={{ ...within, plan: section.planId, section: section.id }}>
        {[section.ordinal, section.title].filter(Boolean).join('、')}
      </ToLedger>
    ),
    lights: section.lights,
    group: plansByName.size > 1 ? (plansByName.get(section.planId) ?? '') : '',
  }));
  const units = (rows: Overview['leads']): Row[] =>
    rows.map(({ unit, lights }) => ({ key: unit.id, name: <UnitLink id={unit.id}>{unit.name}</UnitLink>, lights }));
  return (
    <div className={styles.tables}>
      <Panel title={text.byState}>
        <ul className={styles.states}>
          {overview.states.map(({ state, n }) => (
            <li key={state}>
              <ToLedger search={{ ...within, state }}>
                <State state={state} light={lightOf[state]} />
              </ToLedger>
              <span className="number">{n}</span>
            </li>
          ))}
        </ul>
      </Panel>
      <Counts title={text.byPlan} rows={plans} />
      <Counts title={text.bySection} rows={sections} />
      <Counts title={text.byDistrict} rows={units(overview.districts)} />
      <Counts title={text.byLead} rows={units(overview.leads)} />
    </div>
  );
}

function Counts({ title, rows }: { title: string; rows: readonly Row[] }) {
  const text = useText(tasksText);
  const scale = Math.max(0, ...rows.map((row) => row.lights.total));
  if (rows.length === 0) return null;
  return (
    <Panel title={title} note={String(rows.length)} flush>
      <div className={styles.scroll}>
        <table className={styles.counts}>
          <thead className="unseen">
            <tr>
              <th scope="col">{title}</th>
              <th scope="col">{text.count}</th>
              <th scope="col">{text.light}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <Fragment key={row.key}>
                {row.group && row.group !== rows[i - 1]?.group && (
                  <tr className={styles.group}>
                    <th colSpan={3} scope="colgroup">
                      {row.group}
                    </th>
                  </tr>
                )}
                <tr>
                  <th scope="row">{row.name}</th>
                  <td className="number">{row.lights.total}</td>
                  <td>
                    <LightsBar lights={row.lights} scale={scale} />
                  </td>
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

const ToLedger = ({ search, children }: { search: Record<string, string>; children: ReactNode }) => (
  <Link to="/ledger" search={search}>
    {children}
  </Link>
);

const UnitLink = ({ id, children }: { id: string; children: ReactNode }) => (
  <Link to="/units/$unitId" params={{ unitId: id }}>
    {children}
  </Link>
);
