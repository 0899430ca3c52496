import type { RedItem } from '@gongjian/contract/tasks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { UnitSelect } from '../org/UnitSelect.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Field } from '../ui/Field.tsx';
import { dayText, todayInCity } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { currentLanguage, type Language, useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import { useRedList, useRedListFile } from './api.ts';
import ledger from './Ledger.module.css';
import { PlanFilters } from './LedgerFilters.tsx';
import { State } from './Light.tsx';
import { filtersOf, type LedgerSearch, withFilter } from './ledger-search.ts';
import styles from './RedList.module.css';
import { reasonText } from './reason-text.ts';
import { redListText } from './red-list-text.ts';
import { tasksText } from './text.ts';
import { UnitNames } from './UnitNames.tsx';

const route = getRouteApi('/in/red-list');

/** 红灯清单: for leaders, on one page that can be printed. */
export function RedList() {
  const text = useText(redListText);
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useRedList(filtersOf(search));
  const day = dayText(list.data?.asOf ?? todayInCity(), language);
  return (
    <Page title={text.title} lead={text.lead(day)} actions={<Actions search={search} />}>
      <div className={styles.unprinted}>
        <Filters search={search} go={(next) => void navigate({ search: next, replace: true })} />
      </div>
      <Loaded query={list} rows={8}>
        {({ items, total }) => (
          <Panel title={text.list} note={text.count(items.length, total)} flush>
            <DataTable
              label={text.title}
              columns={columnsIn(language)}
              rows={items}
              rowKey={({ measure }) => measure.id}
              empty={text.none}
            />
          </Panel>
        )}
      </Loaded>
    </Page>
  );
}

function Actions({ search }: { search: LedgerSearch }) {
  const text = useText(redListText);
  const file = useRedListFile();
  const save = (): void => file.mutate(filtersOf(search), { onError: (error) => tell(refusalText(error, currentLanguage()), 'failed') });
  return (
    <span className={styles.actions}>
      <Button onClick={() => print()}>{text.print}</Button>
      <Button look="primary" onClick={save} busy={file.isPending}>
        {text.export}
      </Button>
    </span>
  );
}

function Filters({ search, go }: { search: LedgerSearch; go: (next: LedgerSearch) => void }) {
  const text = useText(redListText);
  return (
    <Panel title={text.filters}>
      <div className={ledger.filters}>
        <PlanFilters search={search} go={go} />
        <Field label={text.unit}>
          <UnitSelect value={search.unit} onChange={(unit) => go(withFilter(search, 'unit', unit))} placeholder={text.anyUnit} />
        </Field>
        <Checkbox
          checked={search.light === 'red,yellow'}
          onChange={(checked) => go(withFilter(search, 'light', checked ? 'red,yellow' : undefined))}
        >
          {text.withYellow}
        </Checkbox>
      </div>
    </Panel>
  );
}

const columnsIn = (language: Language): readonly Column<RedItem>[] => {
  const text = redListText[language];
  return [
    { key: 'light', title: text.light, width: 118, cell: ({ measure: { verdict } }) => <StateSaid {...verdict} /> },
    { key: 'measure', title: text.measure, cell: ({ measure }) => <MeasureName measure={measure} /> },
    { key: 'lead', title: text.leads, width: 130, cell: ({ measure }) => <UnitNames mentions={measure.lead} most={3} /> },
    { key: 'due', title: text.due, width: 96, cell: ({ measure: { deadline } }) => deadline.dueOn ?? deadline.text ?? text.standing },
    { key: 'why', title: text.why, width: 320, cell: (item) => <Why item={item} language={language} /> },
  ];
};

const StateSaid = ({ state, light, overridden }: RedItem['measure']['verdict']) => (
  <span className={styles.verdict}>
    <State state={state} light={light} />
    {overridden && <Overridden />}
  </span>
);

function Overridden() {
  const text = useText(tasksText);
  return <span title={text.overriddenWhy}>{text.overridden}</span>;
}

const MeasureName = ({ measure }: { measure: RedItem['measure'] }) => (
  <Link to="/measures/$measureId" params={{ measureId: measure.id }} className={styles.measure}>
    {measure.task.title !== null && <strong>{measure.task.title} · </strong>}
    {measure.text}
  </Link>
);

function Why({ item: { reasons, actual, elapsed }, language }: { item: RedItem; language: Language }) {
  const [first] = reasons;
  return (
    <span className={styles.why}>
      {first !== undefined && reasonText(first, language)}
      {actual !== null && elapsed !== null && first?.code !== 'proof_pace' && first?.code !== 'pace' && (
        <span className="soft">{redListText[language].progress(actual, elapsed)}</span>
      )}
    </span>
  );
}
