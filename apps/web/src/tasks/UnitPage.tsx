import type { LedgerItem, Lights } from '@gongjian/contract/tasks';
import { lightOf } from '@gongjian/domain/tasks/verdict';
import { getRouteApi, Link } from '@tanstack/react-router';
import { unitKindText } from '../org/text.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { todayInCity } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useUnitPage } from './api.ts';
import { ledgerColumns } from './columns.tsx';
import { countOf } from './count-of.ts';
import { DueSoon } from './DueSoon.tsx';
import { State } from './Light.tsx';
import { LightStats } from './LightStats.tsx';
import { LightsBar } from './LightsBar.tsx';
import styles from './Overview.module.css';
import { tasksText } from './text.ts';

const route = getRouteApi('/in/units/$unitId');

/** 单位页: what this unit leads, is responsible for and supports, and what is red. */
export function UnitPage() {
  const text = useText(tasksText);
  const kinds = useText(unitKindText);
  const { unitId } = route.useParams();
  const page = useUnitPage(unitId);
  return (
    <Loaded query={page} rows={10}>
      {(reply) => {
        const within = { unit: reply.unit.id };
        const toLedger = (
          <Link to="/ledger" search={within}>
            {text.toLedgerOf}
          </Link>
        );
        return (
          <Page title={reply.unit.name} lead={kinds[reply.unit.kind as keyof typeof kinds] ?? reply.unit.kind} actions={toLedger}>
            <LightStats lights={reply.all} within={within} />
            <div className={styles.pair}>
              <ByRole unitId={reply.unit.id} lights={{ lead: reply.lead, responsible: reply.responsible, support: reply.support }} />
              <Panel title={text.byState}>
                <ul className={styles.states}>
                  {reply.states.map(({ state, n }) => (
                    <li key={state}>
                      <Link to="/ledger" search={{ ...within, state }}>
                        <State state={state} light={lightOf[state]} />
                      </Link>
                      <span className="number">{n}</span>
                    </li>
                  ))}
                </ul>
              </Panel>
            </div>
            <DueSoon due={reply.due} within={within} asOf={todayInCity()} overdue={countOf(reply.states, 'overdue')} />
            <Red items={reply.red} />
          </Page>
        );
      }}
    </Loaded>
  );
}

const roles = ['lead', 'responsible', 'support'] as const;

function ByRole({ unitId, lights }: { unitId: string; lights: Record<(typeof roles)[number], Lights> }) {
  const text = useText(tasksText);
  const scale = Math.max(...roles.map((role) => lights[role].total));
  return (
    <Panel title={text.role} flush>
      <table className={styles.counts}>
        <thead className="unseen">
          <tr>
            <th scope="col">{text.role}</th>
            <th scope="col">{text.count}</th>
            <th scope="col">{text.light}</th>
          </tr>
        </thead>
        <tbody>
          {roles.map((role) => (
            <tr key={role}>
              <th scope="row">
                <Link to="/ledger" search={{ unit: unitId, role }}>
                  {text.roleNames[role]}
                </Link>
              </th>
              <td className="number">{lights[role].total}</td>
              <td>
                <LightsBar lights={lights[role]} scale={scale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Red({ items }: { items: readonly LedgerItem[] }) {
  const text = useText(tasksText);
  return (
    <Panel title={text.redNow} note={String(items.length)} flush>
      <DataTable
        label={text.redNow}
        rows={items}
        rowKey={(item) => item.id}
        columns={ledgerColumns(['state', 'task', 'text', 'dueOn', 'lead'], text)}
        empty={text.noRed}
      />
    </Panel>
  );
}
