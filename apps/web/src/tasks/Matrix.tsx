import { role as roles } from '@gongjian/contract/plan-review';
import type { Light, matrix } from '@gongjian/contract/tasks';
import { unitKinds } from '@gongjian/domain/org/model';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Select } from 'antd';
import type { z } from 'zod';
import { unitKindText } from '../org/text.ts';
import { Empty } from '../ui/Empty.tsx';
import { Field } from '../ui/Field.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useMatrix, useOutline } from './api.ts';
import ledger from './Ledger.module.css';
import { LightSign } from './Light.tsx';
import { listed } from './ledger-search.ts';
import styles from './Matrix.module.css';
import { tasksText } from './text.ts';

type MatrixReply = z.output<typeof matrix.reply>;
type Cell = MatrixReply['cells'][number];
const route = getRouteApi('/in/matrix');

/** 责任矩阵: which unit carries how much in which section. */
export function Matrix() {
  const text = useText(tasksText);
  const search = route.useSearch();
  const reply = useMatrix(search);
  return (
    <Page title={text.matrix} lead={text.matrixLead}>
      <MatrixFilters />
      <Loaded query={reply} rows={12}>
        {(found) => (found.units.length === 0 ? <Empty>{text.matrixEmpty}</Empty> : <Grid reply={found} role={search.role} />)}
      </Loaded>
    </Page>
  );
}

function MatrixFilters() {
  const text = useText(tasksText);
  const kinds = useText(unitKindText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const outline = useOutline();
  const set = (part: Record<string, string | undefined>): void => void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  const plans = outline.data?.programmes ?? [];
  return (
    <Panel title={text.filters}>
      <div className={ledger.filters}>
        <Field label={text.plan}>
          <Select
            allowClear
            placeholder={text.anyPlan}
            value={search.plan ?? null}
            onChange={(plan: string | null) => set({ plan: plan ?? undefined })}
            popupMatchSelectWidth={360}
            options={plans.map((one) => ({
              label: one.title,
              title: one.title,
              options: one.plans.map((plan) => ({ value: plan.id, label: plan.title })),
            }))}
          />
        </Field>
        <Field label={text.role}>
          <Select
            mode="multiple"
            allowClear
            placeholder={text.anyRole}
            value={listed(search.role)}
            onChange={(role) => set({ role: role.join(',') || undefined })}
            options={roles.options.map((value) => ({ value, label: text.roles[value] }))}
          />
        </Field>
        <Field label={text.unitKinds}>
          <Select
            mode="multiple"
            allowClear
            placeholder={text.anyKind}
            value={listed(search.kind)}
            onChange={(kind) => set({ kind: kind.join(',') || undefined })}
            options={unitKinds.map((value) => ({ value, label: kinds[value] }))}
          />
        </Field>
      </div>
    </Panel>
  );
}

function Grid({ reply, role }: { reply: MatrixReply; role: string | undefined }) {
  const text = useText(tasksText);
  const cells = new Map(reply.cells.map((cell) => [`${cell.unit} ${cell.section}`, cell]));
  const most = Math.max(1, ...reply.cells.map((cell) => cell.total));
  return (
    <Panel title={text.matrixTable} note={`${reply.units.length} × ${reply.sections.length}`} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={styles.frame} tabIndex={0} aria-label={text.matrixTable}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {text.unit}
              </th>
              {plansIn(reply.sections).map(({ planId, plan, sections }) => (
                <th key={planId} scope="colgroup" colSpan={sections}>
                  {plan}
                </th>
              ))}
            </tr>
            <tr>
              {reply.sections.map((section) => (
                <th key={section.id} scope="col">
                  <Link to="/ledger" search={{ plan: section.planId, section: section.id }}>
                    {sectionName(section)}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reply.units.map((unit) => (
              <tr key={unit.id}>
                <th scope="row">
                  <Link to="/units/$unitId" params={{ unitId: unit.id }}>
                    {unit.name}
                  </Link>
                </th>
                {reply.sections.map((section) => (
                  <MatrixCell
                    key={section.id}
                    cell={cells.get(`${unit.id} ${section.id}`)}
                    unit={unit.name}
                    section={section}
                    most={most}
                    role={role}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Legend />
    </Panel>
  );
}

type CellProps = { cell: Cell | undefined; unit: string; section: MatrixReply['sections'][number]; most: number; role: string | undefined };

function MatrixCell({ cell, unit, section, most, role }: CellProps) {
  const text = useText(tasksText);
  if (!cell) return <td className={styles.none} />;
  const depth = 0.08 + 0.5 * (cell.total / most);
  return (
    <td data-label={sectionName(section)} style={{ background: `rgb(23 80 107 / ${depth.toFixed(2)})` }}>
      <Link
        to="/ledger"
        search={{ unit: cell.unit, plan: section.planId, section: section.id, ...(role === undefined ? {} : { role }) }}
        className={styles.cell}
        aria-label={text.matrixCell(unit, sectionName(section), cell.total, text.lights[cell.worst])}
      >
        {cell.total}
        <LightSign light={cell.worst} />
      </Link>
    </td>
  );
}

function Legend() {
  const text = useText(tasksText);
  return (
    <p className={styles.legend}>
      {(['red', 'yellow', 'green', 'none'] as const satisfies readonly Light[]).map((light) => (
        <span key={light}>
          <LightSign light={light} /> {text.lights[light]}
        </span>
      ))}
    </p>
  );
}

type PlanSpan = { planId: string; plan: string; sections: number };

/** The plans over their sections, in order. */
function plansIn(sections: MatrixReply['sections']): PlanSpan[] {
  const spans: PlanSpan[] = [];
  for (const { planId, plan } of sections) {
    const last = spans.at(-1);
    if (last?.planId === planId) last.sections++;
    else spans.push({ planId, plan, sections: 1 });
  }
  return spans;
}

const sectionName = (section: { ordinal: string | null; title: string | null }): string =>
  [section.ordinal, section.title].filter(Boolean).join('、');
