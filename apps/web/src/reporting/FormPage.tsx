import { getRouteApi, Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { UnitSelect } from '../org/UnitSelect.tsx';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Field } from '../ui/Field.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useCycles } from './api.ts';
import { FormUpload } from './FormUpload.tsx';
import { useFormDownload } from './form-api.ts';
import { formText } from './form-text.ts';
import { monthName, newestOwed } from './months.ts';
import styles from './Reporting.module.css';
import { reportsText } from './reports-text.ts';

const route = getRouteApi('/in/reports/form');

/** 表格填报: a month as an Excel form, out and back in. */
export function FormPage() {
  const text = useText(formText);
  const words = useText(reportsText);
  const viewer = useViewer();
  const search = route.useSearch();
  const cycles = useCycles();
  const unit = search.unit ?? viewer.units[0];
  return (
    <Page title={text.title} lead={text.lead} actions={<Link to="/reports">{text.toList}</Link>}>
      <Loaded query={cycles}>
        {({ items }) => {
          const open = items.filter(({ sealed }) => sealed === null);
          const month = search.month ?? newestOwed(open);
          if (month === undefined) return <Empty>{words.noCycles}</Empty>;
          return (
            <div className={styles.stack}>
              <TakeForm months={open.map((cycle) => cycle.month)} month={month} unit={unit} />
              {unit !== undefined && <FormUpload key={`${month} ${unit}`} month={month} unit={unit} />}
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

function TakeForm({ months, month, unit }: { months: readonly string[]; month: string; unit: string | undefined }) {
  const text = useText(formText);
  const words = useText(reportsText);
  const language = useLanguage();
  const navigate = route.useNavigate();
  const take = useFormDownload();
  const set = (part: { month?: string; unit?: string | undefined }): void =>
    void navigate({ search: (old) => ({ ...old, ...part }) as { month?: string; unit?: string }, replace: true });
  return (
    <Panel title={text.take}>
      <div className={styles.stack}>
        <p className="soft">{text.takeLead}</p>
        <Field label={words.month}>
          <Select
            value={month}
            onChange={(chosen: string) => set({ month: chosen })}
            options={months.map((value) => ({ value, label: monthName(value, language) }))}
          />
        </Field>
        <Field label={words.unit}>
          <UnitSelect value={unit} onChange={(chosen) => set({ unit: chosen })} placeholder={text.chooseUnit} />
        </Field>
        <div>
          <Button
            look="primary"
            disabled={unit === undefined}
            busy={take.isPending}
            onClick={() => unit !== undefined && take.mutate({ month, unit })}
          >
            {text.download}
          </Button>
        </div>
        <Problem error={take.error} />
      </div>
    </Panel>
  );
}
