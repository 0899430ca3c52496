import { deadlineKind } from '@gongjian/contract/plan-review';
import { ledgerSort, light, measureState, promiseKind } from '@gongjian/contract/tasks';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { UnitSelect } from '../org/UnitSelect.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { usePause } from '../ui/usePause.ts';
import { useOutline } from './api.ts';
import { DueFilter } from './DueFilter.tsx';
import styles from './Ledger.module.css';
import { type FilterName, type LedgerSearch, listed, narrowing, withFilter } from './ledger-search.ts';
import { tasksText } from './text.ts';

type Props = { search: LedgerSearch; go: (next: LedgerSearch) => void; without?: readonly FilterName[] };

/** The filters every view of the ledger shares; on a narrow screen they stand folded. */
export function LedgerFilters({ search, go, without = [] }: Props) {
  const text = useText(tasksText);
  const narrow = useNarrow();
  const [open, setOpen] = useState(!narrow);
  const applied = narrowing(search);
  const set = (name: FilterName) => (value: string | readonly string[] | undefined) => go(withFilter(search, name, value));
  const actions = (
    <>
      {applied > 0 && (
        <Button size="small" onClick={() => go(search.columns === undefined ? {} : { columns: search.columns })}>
          {text.reset}
        </Button>
      )}
      {narrow && (
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? text.fold : text.filters}
        </Button>
      )}
    </>
  );
  return (
    <Panel title={text.filters} note={applied > 0 ? text.applied(applied) : undefined} actions={actions}>
      {(open || !narrow) && (
        <div className={styles.filters}>
          <WordsFilter value={search.q ?? ''} onChange={set('q')} />
          <PlanFilters search={search} go={go} />
          <Field label={text.unit}>
            <UnitSelect value={search.unit} onChange={set('unit')} placeholder={text.anyUnit} />
          </Field>
          <ListFilter
            label={text.role}
            words={text.roles}
            any={text.anyRole}
            value={search.role}
            onChange={set('role')}
            disabled={search.unit === undefined}
          />
          <ListFilter
            label={text.light}
            options={light.options}
            words={text.lights}
            any={text.anyLight}
            value={search.light}
            onChange={set('light')}
          />
          <ListFilter
            label={text.state}
            options={measureState.options}
            words={text.states}
            any={text.anyState}
            value={search.state}
            onChange={set('state')}
          />
          <ListFilter
            label={text.promise}
            options={promiseKind.options}
            words={text.promiseKinds}
            any={text.anyPromise}
            value={search.promise}
            onChange={set('promise')}
          />
          <ListFilter
            label={text.deadlineKind}
            options={deadlineKind.options}
            words={text.deadlineKinds}
            any={text.anyDeadline}
            value={search.deadline}
            onChange={set('deadline')}
          />
          <DueFilter search={search} go={go} />
          {!without.includes('sort') && (
            <Field label={text.sort}>
              <Select
                value={search.sort ?? 'due'}
                onChange={set('sort')}
                options={ledgerSort.options.map((value) => ({ value, label: text.sorts[value] }))}
              />
            </Field>
          )}
          <div className={styles.checks}>
            <Checkbox checked={search.alert === 'true'} onChange={(checked) => set('alert')(checked ? 'true' : undefined)}>
              {text.alertOnly}
            </Checkbox>
            <Checkbox checked={search.retired === 'true'} onChange={(checked) => set('retired')(checked ? 'true' : undefined)}>
              {text.withRetired}
            </Checkbox>
          </div>
        </div>
      )}
    </Panel>
  );
}

type ListProps = {
  label: ReactNode;
  options?: readonly string[];
  words: Readonly<Record<string, string>>;
  any: string;
  value: string | undefined;
  onChange: (value: string[]) => void;
  disabled?: boolean;
};

function ListFilter({ label, options, words, any, value, onChange, disabled }: ListProps) {
  return (
    <Field label={label}>
      <Select
        mode="multiple"
        maxTagCount="responsive"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={any}
        value={listed(value)}
        onChange={onChange}
        disabled={disabled ?? false}
        options={(options ?? Object.keys(words)).map((key) => ({ value: key, label: words[key] ?? key }))}
      />
    </Field>
  );
}

function WordsFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const text = useText(tasksText);
  const [typed, setTyped] = usePause(value, (words) => onChange(words.trim()));
  return (
    <Field label={text.words}>
      <Input value={typed} placeholder={text.wordsHint} maxLength={100} onChange={(event) => setTyped(event.target.value)} />
    </Field>
  );
}

/** Programme or plan, and its section. */
export function PlanFilters({ search, go }: { search: LedgerSearch; go: (next: LedgerSearch) => void }) {
  const text = useText(tasksText);
  const outline = useOutline();
  const programmes = outline.data?.programmes ?? [];
  const sections = programmes.flatMap((programme) => programme.plans).find((plan) => plan.id === search.plan)?.sections ?? [];
  const chosen =
    search.plan !== undefined ? `plan ${search.plan}` : search.programme !== undefined ? `programme ${search.programme}` : null;
  return (
    <>
      <Field label={text.plan}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={text.anyPlan}
          loading={outline.isPending}
          value={chosen}
          onChange={(value: string | null) => go(withPlan(search, value))}
          options={programmes.map((programme) => ({
            label: programme.title,
            title: programme.title,
            options: [
              { value: `programme ${programme.id}`, label: text.wholeProgramme(programme.title) },
              ...programme.plans.map((plan) => ({ value: `plan ${plan.id}`, label: plan.title })),
            ],
          }))}
          popupMatchSelectWidth={360}
        />
      </Field>
      <Field label={text.section}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={text.anySection}
          disabled={sections.length === 0}
          value={search.section ?? null}
          onChange={(value: string | null) => go(withFilter(search, 'section', value ?? undefined))}
          options={sections.map((section) => ({ value: section.id, label: [section.ordinal, section.title].filter(Boolean).join('、') }))}
          popupMatchSelectWidth={360}
        />
      </Field>
    </>
  );
}

/** One list offers whole programmes and single plans; the address keeps them apart. */
function withPlan(search: LedgerSearch, value: string | null): LedgerSearch {
  const [kind, id] = value?.split(' ') ?? [];
  const anew = withFilter(search, 'programme', undefined);
  return id === undefined ? anew : withFilter(anew, kind === 'plan' ? 'plan' : 'programme', id);
}
