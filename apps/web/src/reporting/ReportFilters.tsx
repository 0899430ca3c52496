import { reportState } from '@gongjian/contract/reporting';
import { Select } from 'antd';
import { useState } from 'react';
import { UnitSelect } from '../org/UnitSelect.tsx';
import { useOutline } from '../tasks/api.ts';
import ledger from '../tasks/Ledger.module.css';
import { listed } from '../tasks/ledger-search.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { useCycles } from './api.ts';
import { monthName } from './months.ts';
import { reportsText } from './reports-text.ts';

export type ReportSearch = { month?: string; unit?: string; plan?: string; state?: string };
type Props = { search: ReportSearch; set: (part: { readonly [K in keyof ReportSearch]: string | undefined }) => void };

/** Which reports to show; on a narrow screen the filters stand folded. */
export function ReportFilters({ search, set }: Props) {
  const text = useText(reportsText);
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const applied = Object.values(search).filter((value) => value !== undefined).length;
  const actions = (
    <>
      {applied > 0 && (
        <Button size="small" onClick={() => set({ month: undefined, unit: undefined, plan: undefined, state: undefined })}>
          {text.reset}
        </Button>
      )}
      {narrow && (
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {text.filters}
        </Button>
      )}
    </>
  );
  return (
    <Panel title={text.filters} note={applied > 0 ? String(applied) : undefined} actions={actions}>
      {(open || !narrow) && (
        <div className={ledger.filters}>
          <MonthFilter search={search} set={set} />
          <Field label={text.unit}>
            <UnitSelect value={search.unit} onChange={(unit) => set({ unit })} placeholder={text.myUnits} />
          </Field>
          <PlanFilter search={search} set={set} />
          <Field label={text.state}>
            <Select
              mode="multiple"
              allowClear
              maxTagCount="responsive"
              placeholder={text.anyState}
              value={listed(search.state)}
              onChange={(state) => set({ state: state.join(',') || undefined })}
              options={reportState.options.map((value) => ({ value, label: text.states[value] }))}
            />
          </Field>
        </div>
      )}
    </Panel>
  );
}

function MonthFilter({ search, set }: Props) {
  const text = useText(reportsText);
  const language = useLanguage();
  const cycles = useCycles();
  return (
    <Field label={text.month}>
      <Select
        value={search.month ?? ''}
        loading={cycles.isPending}
        onChange={(month) => set({ month: month || undefined })}
        options={[
          { value: '', label: text.newest },
          { value: 'all', label: text.allMonths },
          ...(cycles.data?.items ?? []).map(({ month }) => ({ value: month, label: monthName(month, language) })),
        ]}
      />
    </Field>
  );
}

function PlanFilter({ search, set }: Props) {
  const text = useText(reportsText);
  const outline = useOutline();
  return (
    <Field label={text.plan}>
      <Select
        allowClear
        placeholder={text.anyPlan}
        loading={outline.isPending}
        value={search.plan ?? null}
        onChange={(plan: string | null) => set({ plan: plan ?? undefined })}
        popupMatchSelectWidth={320}
        options={(outline.data?.programmes ?? []).map(({ title, plans }) => ({
          label: title,
          title,
          options: plans.map((plan) => ({ value: plan.id, label: plan.title })),
        }))}
      />
    </Field>
  );
}
